using System.Globalization;
using System.Runtime.InteropServices;
using AsrDataTools.Audio;
using AsrDataTools.Corpus;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Size;

/// <summary>The files that the steps work on: manifests of any number of rows, and recordings that are many names of a few hundred sounds.</summary>
internal static partial class SizeCorpus
{
    private const int Contents = 400;
    private const int FilesPerFolder = 1000;
    private const int Rate = 8000;
    private const int Terms = 5000;

    /// <summary>Writes <c>training.jsonl</c> with so many rows, production and evaluation with a fiftieth, their recordings, and what an audit is given beside them.</summary>
    /// <param name="templated">Whether all sentences are one template with numbers.</param>
    /// <param name="distinct">Whether each recording is a sound of its own, some 16 kB on disk, rather than one of a few hundred.</param>
    public static void Make(string folder, int rows, bool templated = false, bool distinct = false)
    {
        int aside = Math.Max(1000, rows / 50);
        Func<string, Func<int, string>> audio = side => row => PathOf(folder, side, row);
        Write(folder, "training", SizeRows.Training(rows, audio("training"), templated));
        Write(folder, "production", SizeRows.Production(aside, audio("production"), templated));
        Write(folder, "evaluation", SizeRows.Evaluation(aside, rows, audio("evaluation"), templated));
        File.WriteAllLines(Path.Combine(folder, "terms.txt"), SizeRows.Terms(Terms));
        File.WriteAllText(Path.Combine(folder, "traffic.csv"), "accent,calls\nen-US,400\nen-IN,250\nen-GB,150\nen-AU,100\nen-NG,60\nen-PH,40\n");
        File.WriteAllText(Path.Combine(folder, "plan.psd1"), """
            @{
                Training = 'training.jsonl'
                Production = 'production.jsonl'
                Traffic = 'traffic.csv'
                Vocabulary = @{ TermList = 'terms.txt' }
                Evaluation = @{ Path = 'evaluation.jsonl' }
                Governance = @{ Policy = @{ License = @{ Allowed = 'CC-BY-4.0' }; RequiredColumn = 'Text', 'Speaker', 'Language' } }
            }
            """);
        (string Side, int Count)[] sides = [("training", rows), ("production", aside), ("evaluation", aside)];
        int first = Contents;
        foreach ((string side, int count) in sides)
        {
            if (distinct) Record(folder, side, count, first);
            else Link(folder, side, count, Sounds(folder));
            first += count;
        }
    }

    private static void Write(string folder, string side, IEnumerable<SpeechUtterance> rows)
    {
        using SpeechManifestWriter writer = SpeechManifestWriter.Open(Path.Combine(folder, side + ".jsonl"), null);
        foreach (SpeechUtterance row in rows) writer.Write(row);
        writer.Complete();
    }

    private static string[] Sounds(string folder)
    {
        string sounds = Path.Combine(folder, "sounds");
        string[] paths = [.. Enumerable.Range(0, Contents).Select(number => Path.Combine(sounds, string.Create(CultureInfo.InvariantCulture, $"{number:D3}.wav")))];
        if (Directory.Exists(sounds)) return paths;
        Directory.CreateDirectory(sounds);
        foreach ((int number, string path) in paths.Index()) Record(path, number, 3.5);
        return paths;
    }

    // Syllables of a buzz in noise, each file of its own pitch, level and length: 0.5 to 1.5 s.
    private static void Record(string path, int number, double syllablesPerSecond)
    {
        SeededRandom random = new(number);
        double pitch = 90 + (random.NextDouble() * 130), level = 2000 + (random.NextDouble() * 10000), noise = 20 + (random.NextDouble() * 300);
        short[] samples = new short[(int)(Rate * (0.5 + random.NextDouble()))];
        for (int at = 0; at < samples.Length; at++)
        {
            double time = (double)at / Rate, syllable = Math.Max(0, Math.Sin(2 * Math.PI * syllablesPerSecond * time));
            double buzz = Math.Pow(Math.Sin(Math.PI * pitch * time), 8) - 0.27;
            samples[at] = (short)Math.Clamp((level * syllable * buzz) + (noise * (random.NextDouble() - 0.5)), short.MinValue, short.MaxValue);
        }

        using WaveWriter writer = new(path, Rate);
        writer.Write(samples);
        writer.Complete();
    }

    // Of its own rhythm too: what sounds alike is a copy to a fingerprint.
    private static void Record(string folder, string side, int count, int first)
    {
        for (int number = 0; number < count; number += FilesPerFolder) Directory.CreateDirectory(Path.GetDirectoryName(PathOf(folder, side, number))!);
        Parallel.For(0, count, number => Record(PathOf(folder, side, number), first + number, 2.5 + (2.5 * new SeededRandom(first + number, 1).NextDouble())));
    }

    private static string PathOf(string folder, string side, int number) =>
        Path.Combine(folder, side, string.Create(CultureInfo.InvariantCulture, $"{number / FilesPerFolder:D5}"), string.Create(CultureInfo.InvariantCulture, $"{number:D8}.wav"));

    private static void Link(string folder, string side, int count, string[] sounds)
    {
        for (int number = 0; number < count; number++)
        {
            string path = PathOf(folder, side, number);
            if (number % FilesPerFolder == 0) Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (HardLink(sounds[number % sounds.Length], path) != 0)
                throw new IOException($"'{path}' cannot be linked: {Marshal.GetLastPInvokeErrorMessage()}");
        }
    }

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int HardLink(string existing, string path);
}
