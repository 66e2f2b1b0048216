using AsrDataTools.Benchmarks.Accuracy;
using AsrDataTools.Leakage;

namespace AsrDataTools.Benchmarks.Fingerprint;

/// <summary>Recordings and an index of them.</summary>
internal sealed class PromptIndex : IDisposable
{
    private const int PromptRate = 8000;

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"asrdata-benchmark-{Guid.NewGuid():N}.fpx");

    /// <param name="recordings">Name and samples of each.</param>
    /// <param name="sampleRate">Of all of them, Hz.</param>
    /// <param name="weights">For training: other weights than the built-in ones.</param>
    public PromptIndex(IReadOnlyList<(string Name, float[] Samples)> recordings, int sampleRate, float[]? weights = null)
    {
        Recordings = recordings;
        SampleRate = sampleRate;
        using (FingerprintIndexBuilder builder = new(_path))
        {
            foreach ((string name, float[] samples) in recordings)
                builder.Add(Item(name, samples.Length / (double)SampleRate), Fingerprint(samples, SampleRate, FingerprintDensity.Index, weights));
            builder.Complete();
        }

        Index = FingerprintIndex.Open(_path);
    }

    public IReadOnlyList<(string Name, float[] Samples)> Recordings { get; }

    public int SampleRate { get; }

    public FingerprintIndex Index { get; }

    /// <summary>Prompts of some languages at 8 kHz, each a recording.</summary>
    public static PromptIndex OfPrompts(IEnumerable<string> languages, double leastSeconds, float[]? weights = null) => new(
        [.. languages.SelectMany(language => SpeechMaterial.Files(language, "wav"))
            .Select(path => (path, SpeechMaterial.Samples(path)))
            .Where(recording => recording.Item2.Length >= leastSeconds * PromptRate)],
        PromptRate,
        weights);

    /// <summary>Prompts of some languages, joined in order to recordings of at least so many seconds.</summary>
    public static PromptIndex OfJoined(IEnumerable<string> languages, double leastSeconds)
    {
        List<(string, float[])> recordings = [];
        foreach (string language in languages)
        {
            List<float> samples = [];
            foreach (string path in SpeechMaterial.Files(language, "wav").Where(SpeechMaterial.IsVoice))
            {
                samples.AddRange(SpeechMaterial.Samples(path));
                if (samples.Count < leastSeconds * PromptRate)
                    continue;
                recordings.Add(($"{path} and those before", [.. samples]));
                samples.Clear();
            }
        }

        return new PromptIndex(recordings, PromptRate);
    }

    public static FingerprintItem Item(string name, double seconds) => new() { Id = name, Path = name, Channel = 1, DurationSeconds = seconds };

    public static AudioFingerprint Fingerprint(ReadOnlySpan<float> samples, int sampleRate, FingerprintDensity density, float[]? weights = null)
    {
        FingerprintExtractor extractor = new(sampleRate, density, weights ?? FingerprintWeights.Values);
        extractor.Add(samples);
        return extractor.Finish();
    }

    public void Dispose()
    {
        Index.Dispose();
        File.Delete(_path);
    }
}
