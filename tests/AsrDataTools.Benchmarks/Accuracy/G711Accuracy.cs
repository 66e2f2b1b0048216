using AsrDataTools.Acoustics;

namespace AsrDataTools.Benchmarks.Accuracy;

/// <summary>G.711 traces on copies that ffmpeg coded and decoded, and on prompts that never were.</summary>
internal sealed class G711Accuracy : IAccuracyStudy
{
    private const int PerLanguage = 300;
    private const double LeastSeconds = 0.5;

    private static readonly string[] Languages = [.. SpeechMaterial.TuningLanguages, .. SpeechMaterial.JudgingLanguages];

    public string Name => "g711";

    public IEnumerable<AccuracyRow> Run()
    {
        foreach ((string encoder, string trace) in ((string, string)[])[("pcm_alaw", G711Trace.ALaw), ("pcm_mulaw", G711Trace.MuLaw)])
        {
            foreach (double gain in (double[])[1, 0.1, 0.01])
            {
                bool? OnTarget(double share) => gain == 0.01 ? null : share >= 99;
                yield return Row(
                    FormattableString.Invariant($"decoded from {trace}, level {20 * Math.Log10(gain):0} dB"),
                    "recall",
                    language => Prompts(language, "wav", PerLanguage)?.Scaled(gain).Coded(encoder, "wav", 64),
                    profile => profile.CodecTrace == trace,
                    OnTarget,
                    gain == 0.01 ? "" : "≥ 99 %");
            }
        }

        foreach (string format in (string[])["wav", "g722"])
        {
            foreach (double gain in (double[])[1, 0.1, 0.01])
            {
                yield return Row(
                    FormattableString.Invariant($"untouched {format}, level {20 * Math.Log10(gain):0} dB"),
                    "false alarms",
                    language => Prompts(language, format, format == "wav" ? PerLanguage : 60)?.Scaled(gain),
                    profile => profile.CodecTrace?.StartsWith("G.711", StringComparison.Ordinal) == true,
                    share => share == 0,
                    "0");
            }
        }
    }

    private static RecordingTape? Prompts(string language, string format, int count)
    {
        RecordingTape tape = RecordingTape.Prompts(language, format, count, LeastSeconds);
        return tape.Places.Count == 0 ? null : tape;
    }

    private static AccuracyRow Row(
        string against, string statistic, Func<string, RecordingTape?> tape, Func<AcousticProfile, bool> counts, Func<double, bool?> reached, string target)
    {
        int hits = 0, count = 0;
        foreach (string language in Languages)
        {
            if (tape(language) is not RecordingTape recordings)
                continue;
            foreach (float[] recording in recordings.Recordings())
            {
                count++;
                hits += counts(SpeechMaterial.Profile(recording, recordings.SampleRate)) ? 1 : 0;
            }
        }

        return count == 0
            ? new("CodecTrace", against, statistic, double.NaN, "%", 0, Missing: "asterisk-core-sounds or ffmpeg")
            : new("CodecTrace", against + ", en es fr it ru", statistic, 100.0 * hits / count, "%", count, target, reached(100.0 * hits / count));
    }
}
