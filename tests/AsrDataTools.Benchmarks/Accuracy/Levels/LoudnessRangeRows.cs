using AsrDataTools.Acoustics;
using AsrDataTools.Audio;

namespace AsrDataTools.Benchmarks.Accuracy.Levels;

/// <summary>Integrated loudness of EBU Tech 3341, loudness range of EBU Tech 3342, and ffmpeg on minutes of prompts.</summary>
internal static class LoudnessRangeRows
{
    private const double StereoToMonoDb = 3.0103;

    // The signals of the two papers are the same in both channels; each of ours is measured as mono.
    private static readonly (int Case, double Lufs, (double Seconds, double Dbfs)[] Parts)[] Tech3341 =
    [
        (1, -23, [(20, -23)]),
        (2, -33, [(20, -33)]),
        (3, -23, [(10, -36), (60, -23), (10, -36)]),
        (4, -23, [(10, -72), (10, -36), (60, -23), (10, -36), (10, -72)]),
        (5, -23, [(20, -26), (20.1, -20), (20, -26)]),
    ];

    private static readonly (int Case, double Lu, double[] Dbfs)[] Tech3342 =
    [
        (1, 10, [-20, -30]),
        (2, 5, [-20, -15]),
        (3, 20, [-40, -20]),
        (4, 15, [-50, -35, -20, -35, -50]),
    ];

    public static IEnumerable<AccuracyRow> All()
    {
        foreach ((int number, double expected, (double, double)[] parts) in Tech3341)
        {
            double error = Rates().Max(rate => Math.Abs(Profile(rate, parts).LoudnessLufs!.Value + StereoToMonoDb - expected));
            yield return new AccuracyRow("LoudnessLufs", $"EBU Tech 3341 case {number}, 8, 16 and 48 kHz", "largest error", error, "LU", 3, "≤ 0.1", error <= 0.1);
        }

        foreach ((int number, double expected, double[] levels) in Tech3342)
        {
            (double, double)[] parts = [.. levels.Select(level => (20.0, level))];
            double error = Rates().Max(rate => Math.Abs(Profile(rate, parts).LoudnessRangeLu!.Value - expected));
            yield return new AccuracyRow("LoudnessRangeLu", $"EBU Tech 3342 case {number}, 8, 16 and 48 kHz", "largest error", error, "LU", 3, "≤ 0.1", error <= 0.1);
        }

        foreach (string language in Prompts.Languages)
            yield return AgainstFfmpeg(language);
    }

    private static AccuracyRow AgainstFfmpeg(string language)
    {
        const int Minutes = 3;
        List<double> errors = [];
        for (int seed = 1; seed <= Minutes; seed++)
        {
            if (SpeechMaterial.Phrases(language, 8000, 60 * seed, seed) is not (float[] samples, _))
                return Prompts.Missing("LoudnessRangeLu", $"ffmpeg, {language}", $"asterisk-core-sounds-{language}-wav");
            string path = Path.Combine(Path.GetTempPath(), $"asrdata-{Guid.NewGuid():N}.wav");
            try
            {
                using (WaveWriter writer = new(path, 8000))
                {
                    writer.Write(samples);
                    writer.Complete();
                }

                if (Ffmpeg.Measure(path, "aresample=48000,ebur128=metadata=1") is not { } peer)
                    return Prompts.Missing("LoudnessRangeLu", $"ffmpeg, {language}", "ffmpeg");
                errors.Add(Math.Abs(SpeechMaterial.Profile(samples, 8000).LoudnessRangeLu!.Value - peer["r128.LRA"]));
            }
            finally
            {
                File.Delete(path);
            }
        }

        return new AccuracyRow("LoudnessRangeLu", $"ffmpeg ebur128, 1 to 3 minutes of prompts, {language}", "largest difference", errors.Max(), "LU", errors.Count, "≤ 0.2", errors.Max() <= 0.2);
    }

    private static int[] Rates() => [8000, 16000, 48000];

    private static AcousticProfile Profile(int rate, (double Seconds, double Dbfs)[] parts)
    {
        List<float> samples = [];
        foreach ((double seconds, double dbfs) in parts)
        {
            int length = (int)(seconds * rate);
            double amplitude = Math.Pow(10, dbfs / 20);
            for (int n = 0; n < length; n++)
                samples.Add((float)(amplitude * Math.Sin(2 * Math.PI * 1000 * n / rate)));
        }

        return SpeechMaterial.Profile([.. samples], rate);
    }
}
