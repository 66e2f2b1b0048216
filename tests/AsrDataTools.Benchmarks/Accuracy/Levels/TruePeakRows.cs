using AsrDataTools.Acoustics;
using AsrDataTools.Audio;
using AsrDataTools.Signal;

namespace AsrDataTools.Benchmarks.Accuracy.Levels;

/// <summary>True peak against sines, the conformance signals of EBU Tech 3341, and ffmpeg on prompts at 48 kHz.</summary>
internal static class TruePeakRows
{
    private const int Rate = 48000;
    private const int PromptsALanguage = 6;
    private const string Measure = "TruePeakDbtp";

    public static IEnumerable<AccuracyRow> All() => [.. Sines(), .. Tech3341(), .. AgainstFfmpeg()];

    /// <summary>Peak between samples, by phase; what is left at the worst phase is the definition's, which looks at four points a sample.</summary>
    private static IEnumerable<AccuracyRow> Sines()
    {
        foreach ((string name, double share) in ((string, double)[])[("fs/16", 1 / 16.0), ("fs/6", 1 / 6.0), ("fs/4", 0.25), ("0.4 fs", 0.4)])
        {
            const int Phases = 64;
            List<double> errors = [], sampled = [];
            for (int phase = 0; phase < Phases; phase++)
            {
                float[] sine = Sine(share, 0.5, 2 * Math.PI * phase / Phases, Rate / 4);
                AcousticProfile profile = SpeechMaterial.Profile(sine, Rate);
                errors.Add(profile.TruePeakDbtp!.Value - (20 * Math.Log10(0.5)));
                sampled.Add(profile.PeakDbfs!.Value - (20 * Math.Log10(0.5)));
            }

            yield return new AccuracyRow(Measure, $"sine of {name}, 64 phases", "lowest error", errors.Min(), "dB", Phases);
            yield return new AccuracyRow(Measure, $"sine of {name}, 64 phases", "highest error", errors.Max(), "dB", Phases);
            yield return new AccuracyRow("PeakDbfs", $"sine of {name}, 64 phases (for comparison)", "lowest error", sampled.Min(), "dB", Phases);
        }
    }

    private static IEnumerable<AccuracyRow> Tech3341()
    {
        (int Case, double Share, double Degrees, double Amplitude, double Expected)[] sines =
            [(15, 1 / 4.0, 0, 0.5, -6), (16, 1 / 4.0, 45, 0.5, -6), (17, 1 / 6.0, 60, 0.5, -6), (18, 1 / 8.0, 67.5, 0.5, -6), (19, 1 / 4.0, 45, 1.41, 3)];
        foreach ((int number, double share, double degrees, double amplitude, double expected) in sines)
            yield return Conformance($"case {number}", Sine(share, amplitude, degrees * Math.PI / 180, Rate), expected);
        for (int offset = 0; offset < 4; offset++)
            yield return Conformance($"after cases 20 to 23, offset {offset}/4 sample", Burst(offset), 0);
    }

    private static AccuracyRow Conformance(string name, float[] signal, double expected)
    {
        TruePeak peak = new();
        peak.Add(signal);
        double error = (20 * Math.Log10(peak.Finish())) - expected;
        return new AccuracyRow(Measure, $"EBU Tech 3341 {name}", "error", error, "dB", 1, "-0.4 … 0.2", error is >= -0.4 and <= 0.2);
    }

    /// <summary>One period of full scale within a quieter tone of fs/6, made at four times the rate, band-limited, and sampled at one of four offsets.</summary>
    private static float[] Burst(int offset)
    {
        const int Fast = 4;
        double[] tone = new double[Fast * Rate / 2];
        const int Period = 6 * Fast;
        int start = tone.Length / 2 / Period * Period;
        for (int n = 0; n < tone.Length; n++)
            tone[n] = (n >= start && n < start + Period ? 1 : 0.5) * Math.Sin(2 * Math.PI * n / Period);
        double[] filter = FirDesign.LowPass(511, 0.5 / Fast * 0.9, 90);
        double[] limited = new double[tone.Length];
        double highest = 0;
        for (int n = filter.Length; n < tone.Length - filter.Length; n++)
        {
            for (int k = 0; k < filter.Length; k++)
                limited[n] += filter[k] * tone[n + (filter.Length / 2) - k];
            highest = Math.Max(highest, Math.Abs(limited[n]));
        }

        return [.. Enumerable.Range(0, tone.Length / Fast - 1).Select(n => (float)(limited[(n * Fast) + offset] / highest))];
    }

    private static IEnumerable<AccuracyRow> AgainstFfmpeg()
    {
        foreach (string language in Prompts.Languages)
        {
            IReadOnlyList<string> files = SpeechMaterial.Files(language, "wav");
            if (files.Count == 0)
            {
                yield return Prompts.Missing(Measure, $"ffmpeg, {language}", $"asterisk-core-sounds-{language}-wav");
                continue;
            }

            List<double> errors = [];
            string path = Path.Combine(Path.GetTempPath(), $"asrdata-{Guid.NewGuid():N}.wav");
            try
            {
                foreach (string file in files.Where((_, i) => i % (files.Count / PromptsALanguage) == 0))
                {
                    if (SystemTool.Run("sox", "-G", file, "-r", "48000", "-b", "16", path) is null)
                    {
                        yield return Prompts.Missing(Measure, $"ffmpeg, {language}", "sox");
                        yield break;
                    }

                    if (Ffmpeg.Measure(path, "ebur128=peak=true:metadata=1") is not { } peer)
                    {
                        yield return Prompts.Missing(Measure, $"ffmpeg, {language}", "ffmpeg");
                        yield break;
                    }

                    using AudioReader reader = AudioFile.Open(path);
                    AcousticProfile profile = AcousticProfiler.Profile(reader)[0];
                    errors.Add(profile.TruePeakDbtp!.Value - (20 * Math.Log10(peer["r128.true_peaks_ch0"])));
                }
            }
            finally
            {
                File.Delete(path);
            }

            double largest = errors.Max(Math.Abs);
            yield return new AccuracyRow(Measure, $"ffmpeg ebur128, 48 kHz, {language}", "largest difference", largest, "dB", errors.Count, "≤ 0.1", largest <= 0.1);
        }
    }

    private static float[] Sine(double share, double amplitude, double phase, int length)
    {
        // Faded in and out, since a tone that is cut has peaks of its own.
        const int Fade = 480;
        float[] samples = new float[length];
        for (int n = 0; n < length; n++)
        {
            double gain = Math.Min(1, Math.Min(n, length - 1 - n) / (double)Fade);
            samples[n] = (float)(gain * amplitude * Math.Sin((2 * Math.PI * share * n) + phase));
        }

        return samples;
    }
}
