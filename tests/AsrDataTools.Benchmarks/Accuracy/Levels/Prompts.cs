using AsrDataTools.Audio;

namespace AsrDataTools.Benchmarks.Accuracy.Levels;

/// <summary>Every prompt of a language in one coding.</summary>
internal static class Prompts
{
    public static IReadOnlyList<string> Languages { get; } = [.. SpeechMaterial.TuningLanguages, .. SpeechMaterial.JudgingLanguages];

    public static int RateOf(string format) => format == "g722" ? 16000 : 8000;

    /// <summary>The prompts one by one; empty where they are not installed. Those without a header are decoded end to end in one go and cut again.</summary>
    public static IReadOnlyList<float[]> All(string language, string format)
    {
        // One prompt is empty, in WAV a header and nothing else.
        IReadOnlyList<string> files = SpeechMaterial.Files(language, format);
        if (files.Count == 0 || format == "wav")
            return [.. files.Where(file => new FileInfo(file).Length > 44).Select(SpeechMaterial.Samples)];

        string joined = Path.Combine(Path.GetTempPath(), $"asrdata-{Guid.NewGuid():N}.{format}");
        try
        {
            using (FileStream stream = File.Create(joined))
            {
                foreach (string file in files)
                    stream.Write(File.ReadAllBytes(file));
            }

            using AudioReader reader = AudioFile.Open(joined);
            AudioBlock block = new(1, 32768);
            List<float> samples = [];
            while (reader.Read(block))
                samples.AddRange(block.Samples(0));
            List<float[]> prompts = [];
            int place = 0;
            foreach (string file in files)
            {
                // G.722 holds two samples a byte, GSM 160 in 33 bytes.
                long bytes = new FileInfo(file).Length;
                int length = (int)Math.Min(format == "g722" ? 2 * bytes : bytes / 33 * 160, samples.Count - place);
                if (length > 0)
                    prompts.Add([.. samples.GetRange(place, length)]);
                place += length;
            }

            return prompts;
        }
        finally
        {
            File.Delete(joined);
        }
    }

    /// <summary>Prompts joined without pauses until they are at least so long, over and over through the language.</summary>
    public static IEnumerable<float[]> Joined(string language, string format, double seconds)
    {
        List<float> samples = [];
        foreach (float[] prompt in All(language, format))
        {
            samples.AddRange(prompt);
            if (samples.Count < seconds * RateOf(format))
                continue;
            yield return [.. samples];
            samples.Clear();
        }
    }

    public static AccuracyRow Missing(string measure, string against, string package) =>
        new(measure, against, "", double.NaN, "", 0, Missing: package);
}
