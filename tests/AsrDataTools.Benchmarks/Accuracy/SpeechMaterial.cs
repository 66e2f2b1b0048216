using System.Collections.Concurrent;
using AsrDataTools.Acoustics;
using AsrDataTools.Audio;

namespace AsrDataTools.Benchmarks.Accuracy;

/// <summary>Real speech for the studies: Debian's asterisk prompts in five languages, about one voice each, at 8 and 16 kHz.</summary>
internal static class SpeechMaterial
{
    private const string Sounds = "/usr/share/asterisk/sounds";

    private const int HeaderBytes = 44;

    private static readonly ConcurrentDictionary<string, float[]> Decoded = new();

    /// <summary>Languages whose voices rules may be tuned on.</summary>
    public static IReadOnlyList<string> TuningLanguages { get; } = ["en"];

    /// <summary>Languages kept for judging.</summary>
    public static IReadOnlyList<string> JudgingLanguages { get; } = ["es", "fr", "it", "ru"];

    /// <summary>Files of a language's prompts, in order, without those of silence and of no samples; empty where the package is not installed.</summary>
    /// <param name="language">en, es, fr, it or ru.</param>
    /// <param name="format">wav (8 kHz), gsm (8 kHz) or g722 (16 kHz).</param>
    public static IReadOnlyList<string> Files(string language, string format)
    {
        string? folder = Directory.Exists(Sounds)
            ? Directory.EnumerateDirectories(Sounds, $"{language}_*_?_*").Order(StringComparer.Ordinal).FirstOrDefault()
            : null;
        return folder is null
            ? []
            : [.. Directory.EnumerateFiles(folder, "*." + format, SearchOption.AllDirectories)
                .Where(path => Path.GetFileName(Path.GetDirectoryName(path)) != "silence" && new FileInfo(path).Length > HeaderBytes)
                .Order(StringComparer.Ordinal)];
    }

    /// <summary>False for the prompts that are beeps, tones or the screaming of monkeys.</summary>
    public static bool IsVoice(string path) =>
        Path.GetFileNameWithoutExtension(path) is not ("beep" or "beeperr" or "tt-monkeys" or "ascending-2tone" or "descending-2tone");

    /// <summary>All samples of the first channel, full scale 1.0; decoded once. None of a file that holds but a header, as one Russian prompt does.</summary>
    public static float[] Samples(string path) => Decoded.GetOrAdd(path, static p =>
    {
        if (new FileInfo(p).Length <= 44)
            return [];
        using AudioReader reader = AudioFile.Open(p);
        AudioBlock block = new(reader.Format.Channels, 32768);
        List<float> samples = [];
        while (reader.Read(block))
            samples.AddRange(block.Samples(0));
        return [.. samples];
    });

    /// <summary>Prompts of at least 1.5 s one after the other, with 0.3 to 1.3 s of digital silence between them.</summary>
    /// <returns>At least the seconds asked for, and where each prompt lies; null where the prompts are not installed.</returns>
    public static (float[] Samples, IReadOnlyList<SpeechSegment> Prompts)? Phrases(
        string language, int sampleRate, double seconds, int seed, Func<string, bool>? chosen = null)
    {
        string[] files = [.. Files(language, sampleRate == 8000 ? "wav" : "g722").Where(chosen ?? (_ => true))];
        if (files.Length == 0)
            return null;
        Random random = new(seed);
        List<float> speech = [.. new float[sampleRate / 2]];
        List<SpeechSegment> places = [];
        while (speech.Count < seconds * sampleRate)
        {
            float[] prompt = Samples(files[random.Next(files.Length)]);
            if (prompt.Length < 1.5 * sampleRate)
                continue;
            places.Add(new SpeechSegment(speech.Count / (double)sampleRate, (speech.Count + prompt.Length) / (double)sampleRate));
            speech.AddRange(prompt);
            speech.AddRange(new float[(int)((0.3 + random.NextDouble()) * sampleRate)]);
        }

        return ([.. speech], places);
    }

    /// <summary>Profiles samples as 16-bit PCM, as a file would hold them.</summary>
    public static AcousticProfile Profile(float[] samples, int sampleRate, AcousticProfileOptions? options = null) =>
        AcousticProfiler.Profile(new MemoryReader(sampleRate, samples), options)[0];
}
