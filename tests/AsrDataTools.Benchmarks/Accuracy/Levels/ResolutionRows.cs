using AsrDataTools.Audio;

namespace AsrDataTools.Benchmarks.Accuracy.Levels;

/// <summary>Effective bits of prompts that were rounded, scaled and coded.</summary>
internal static class ResolutionRows
{
    private const int PromptsALanguage = 20;

    public static IEnumerable<AccuracyRow> All()
    {
        foreach (string language in Prompts.Languages)
        {
            IReadOnlyList<string> files = SpeechMaterial.Files(language, "wav");
            if (files.Count == 0)
            {
                yield return Prompts.Missing("EffectiveBits", language, $"asterisk-core-sounds-{language}-wav");
                continue;
            }

            float[][] prompts = [.. files.Where((_, i) => i % (files.Count / PromptsALanguage) == 0).Select(SpeechMaterial.Samples)];
            foreach (int bits in (int[])[8, 12])
            {
                foreach (double gain in (double[])[1, 0.7])
                    yield return Row($"{bits} bits times {FormattableString.Invariant($"{gain}")}, {language}", prompts, x => gain * Round(x, bits), bits - Math.Log2(gain));
            }

            yield return Row($"untouched, {language}", prompts, x => x, 16);
            yield return Row($"μ-law, {language}, equal noise", prompts, MuLaw, null);
            yield return Row($"A-law, {language}, equal noise", prompts, ALaw, null);
        }
    }

    /// <param name="against">Material.</param>
    /// <param name="prompts">Untouched.</param>
    /// <param name="coded">What becomes of a sample.</param>
    /// <param name="expected">Bits; null to take them from the noise that coding made: 16-bit steps² = 12 times its power.</param>
    private static AccuracyRow Row(string against, float[][] prompts, Func<double, double> coded, double? expected)
    {
        List<double> errors = [];
        foreach (float[] prompt in prompts)
        {
            float[] samples = [.. prompt.Select(x => (float)coded(x))];
            if (SpeechMaterial.Profile(samples, 8000).EffectiveBits is not double bits)
                continue;
            double noise = prompt.Zip(samples).Average(pair => Math.Pow(32768.0 * (pair.First - pair.Second), 2));
            errors.Add(bits - (expected ?? (16 - (0.5 * Math.Log2(12 * noise)))));
        }

        double mean = errors.Count == 0 ? double.NaN : errors.Average(Math.Abs);
        return new AccuracyRow("EffectiveBits", against, "mean absolute error", mean, "bits", errors.Count, "≤ 0.25", mean <= 0.25);
    }

    private static double Round(double x, int bits)
    {
        double steps = Math.ScaleB(1, bits - 1);
        return Math.Clamp(Math.Round(x * steps), -steps, steps - 1) / steps;
    }

    private static double MuLaw(double x) => G711.MuLawValues[G711.EncodeMuLaw((short)Math.Clamp(Math.Round(x * 32768), -32768, 32767))] / 32768.0;

    private static double ALaw(double x) => G711.ALawValues[G711.EncodeALaw((short)Math.Clamp(Math.Round(x * 32768), -32768, 32767))] / 32768.0;
}
