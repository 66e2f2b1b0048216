using AsrDataTools.Acoustics;

namespace AsrDataTools.Benchmarks.Accuracy;

/// <summary>SNR, its interval and WADA against noise added on active speech level, with pauses and without.</summary>
internal sealed class SnrAccuracy : IAccuracyStudy
{
    private const double TargetDb = 1.0;

    private static readonly double[] Usual = [0, 5, 10, 15, 20];
    private static readonly double[] Clean = [25, 30, 35, 40];

    public string Name => "snr";

    public IEnumerable<AccuracyRow> Run()
    {
        SnrMaterial[] materials = [.. SpeechMaterial.JudgingLanguages
            .SelectMany(language => new[] { 8000, 16000 }.Select(rate => SnrMaterial.Create(language, rate)))
            .OfType<SnrMaterial>()];
        if (materials.Length == 0)
        {
            yield return new AccuracyRow("SnrDb", "white, pink and babble noise", "mean absolute error", double.NaN, "dB", 0, Missing: "asterisk prompts in es, fr, it, ru");
            yield break;
        }

        foreach (int rate in (int[])[8000, 16000])
        {
            foreach (string noise in (string[])["white", "pink", "babble"])
            {
                foreach (AccuracyRow row in Rows(materials, rate, noise, "10–25 s with pauses", material => material.Phrases(3), Usual, TargetDb))
                    yield return row;
                foreach (AccuracyRow row in Rows(materials, rate, noise, "10–25 s with pauses", material => material.Phrases(2), Clean, null))
                    yield return row;
                foreach (AccuracyRow row in Rows(materials, rate, noise, "tight prompts of 1.5–5 s", material => material.Prompts(10, 1.5, 5), Usual, null))
                    yield return row;
                foreach (AccuracyRow row in Rows(materials, rate, noise, "tight prompts of 1.5–5 s", material => material.Prompts(10, 1.5, 5), Clean, null))
                    yield return row;
                foreach (AccuracyRow row in Rows(materials, rate, noise, "words of 0.8–1.5 s", material => material.Prompts(10, 0.85, 1.5), Usual, null))
                    yield return row;
            }
        }
    }

    private static IEnumerable<AccuracyRow> Rows(
        SnrMaterial[] materials, int rate, string noise, string what, Func<SnrMaterial, IEnumerable<float[]>> speech, double[] ratios, double? target)
    {
        List<(string Voice, double Truth, AcousticProfile Profile)> all = [];
        foreach (SnrMaterial material in materials.Where(m => m.SampleRate == rate))
        {
            foreach (float[] samples in speech(material))
            {
                foreach (double ratio in ratios)
                    all.Add((material.Language, ratio, SpeechMaterial.Profile(material.Mix(samples, noise, ratio), rate)));
            }
        }

        string against = FormattableString.Invariant($"{noise}, {rate / 1000} kHz, {ratios[0]}–{ratios[^1]} dB, {what}");
        (double Error, bool Held, string Voice)[] taken = [.. all.Where(item => item.Profile.SnrDb is not null).Select(item =>
            (item.Profile.SnrDb!.Value - item.Truth, item.Profile.SnrLowDb <= item.Truth && item.Truth <= item.Profile.SnrHighDb, item.Voice))];
        double error = taken.Average(item => Math.Abs(item.Error));
        string voices = string.Join(", ", taken.GroupBy(item => item.Voice).Select(g => FormattableString.Invariant($"{g.Key} {g.Average(i => Math.Abs(i.Error)):0.00}")));
        yield return new AccuracyRow("SnrDb", $"{against} ({voices})", "mean absolute error", error, "dB", taken.Length,
            target is null ? "" : FormattableString.Invariant($"≤ {target:0.0}"), target is null ? null : error <= target);
        yield return new AccuracyRow("SnrDb", against, "bias", taken.Average(item => item.Error), "dB", taken.Length);
        yield return new AccuracyRow("SnrLowDb, SnrHighDb", against, "intervals that hold the truth", 100 * taken.Average(item => item.Held ? 1 : 0), "%", taken.Length);
        yield return new AccuracyRow("SnrDb", against, "answered", 100.0 * taken.Length / all.Count, "%", all.Count);
        yield return new AccuracyRow("SnrLowDb, SnrHighDb", against, "mean width", all.Where(i => i.Profile.SnrDb is not null).Average(i => i.Profile.SnrHighDb!.Value - i.Profile.SnrLowDb!.Value), "dB", taken.Length);
        double[] wada = [.. all.Where(item => item.Profile.WadaSnrDb is not null).Select(item => item.Profile.WadaSnrDb!.Value - item.Truth)];
        if (wada.Length > 0)
            yield return new AccuracyRow("WadaSnrDb", against, "mean absolute error", wada.Average(Math.Abs), "dB", wada.Length);
    }
}
