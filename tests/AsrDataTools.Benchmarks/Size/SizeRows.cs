using System.Globalization;
using System.Text;
using AsrDataTools.Corpus;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Size;

/// <summary>
/// Rows as a large corpus has them, the same every time: a few speakers say much and many little, words follow Zipf's law, some sentences
/// are prompts, labels are few, names and times are all different.
/// </summary>
internal static class SizeRows
{
    private const int Words = 60_000;
    private const int Prompts = 500;
    private const int RowsPerSpeaker = 50;
    private const int RowsPerSession = 20;
    private const int LeastSpeakers = 40;

    private static readonly (string Label, double Share)[] Accents =
        [("en-US", 0.46), ("en-GB", 0.14), ("en-IN", 0.16), ("en-AU", 0.07), ("en-NG", 0.05), ("en-PH", 0.04), ("en-ZA", 0.03), ("en-IE", 0.03), ("en-NZ", 0.02)];
    private static readonly string[] Environments = ["telephony", "telephony", "telephony", "mobile", "mobile", "far-field"];
    private static readonly string[] Devices = ["handset", "headset", "speakerphone", "laptop"];
    private static readonly string[] Domains = ["banking", "pharmacy", "travel", "utilities"];
    private static readonly string[] Onsets = ["b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "sh", "st", "tr"];
    private static readonly string[] Nuclei = ["a", "e", "i", "o", "u", "ai", "ea", "ou"];

    /// <summary>Rows of training.</summary>
    /// <param name="audio">Where the recording of a row lies.</param>
    /// <param name="templated">Whether all sentences are one template with numbers, so that each differs from many in one word.</param>
    public static IEnumerable<SpeechUtterance> Training(int count, Func<int, string> audio, bool templated) => Make(count, new(1), "t", audio, templated);

    /// <summary>Rows of evaluation: every fiftieth has a speaker and a sentence of training.</summary>
    public static IEnumerable<SpeechUtterance> Evaluation(int count, int training, Func<int, string> audio, bool templated)
    {
        using IEnumerator<SpeechUtterance> known = Make(training, new(1), "t", audio, templated).GetEnumerator();
        foreach ((int number, SpeechUtterance row) in Make(count, new(2), "e", audio, templated).Index())
        {
            yield return number % 50 == 0 && known.MoveNext() ? row with { Text = known.Current.Text, Speaker = known.Current.Speaker, Split = "test" } : row with { Split = "test" };
        }
    }

    /// <summary>Rows of production: other accents weigh more, and some words are its own.</summary>
    public static IEnumerable<SpeechUtterance> Production(int count, Func<int, string> audio, bool templated) =>
        Make(count, new(3), "p", audio, templated).Select((row, number) => number % 7 == 0 ? row with { Accent = "en-IN", Text = row.Text + " " + Word(Words + (number % 2000)) } : row);

    /// <summary>A domain term for each of the given ranks.</summary>
    public static IEnumerable<string> Terms(int count) => Enumerable.Range(0, count).Select(number => number % 2 == 0 ? Word(200 + (number * 7)) : $"{Word(90 + number)} {Word(number % 50)}");

    private static IEnumerable<SpeechUtterance> Make(int count, SeededRandom random, string side, Func<int, string> audio, bool templated)
    {
        int speakers = Math.Max(LeastSpeakers, count / RowsPerSpeaker);
        string[] prompts = [.. Enumerable.Range(0, Prompts).Select(_ => Sentence(new StringBuilder(), random))];
        StringBuilder text = new();
        for (int row = 0; row < count; row++)
        {
            int speaker = Rank(random, speakers);
            string said = templated ? Template(random) : random.Next(20) == 0 ? prompts[Rank(random, Prompts)] : Sentence(text, random);
            yield return new SpeechUtterance
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"{side}{row:D8}"),
                AudioPath = audio(row),
                DurationSeconds = Math.Round(0.8 + (0.38 * said.Count(letter => letter == ' ')) + random.NextDouble(), 3),
                Text = said,
                Speaker = string.Create(CultureInfo.InvariantCulture, $"{side}-speaker{speaker:D6}"),
                Recording = string.Create(CultureInfo.InvariantCulture, $"{side}-session{row / RowsPerSession:D7}"),
                Accent = AccentOf(speaker),
                Language = "en",
                Gender = speaker % 2 == 0 ? "female" : "male",
                Domain = Domains[speaker % Domains.Length],
                Device = Devices[speaker % Devices.Length],
                Environment = Environments[random.Next(Environments.Length)],
                SampleRate = 8000,
                Split = row % 50 == 0 ? "dev" : "train",
                License = row % 1000 == 999 ? "CC-BY-NC-4.0" : "CC-BY-4.0",
                Purpose = "asr-training",
                Extra = new Dictionary<string, string> { ["consent"] = string.Create(CultureInfo.InvariantCulture, $"form-{speaker:D6}") },
            };
        }
    }

    private static string Template(SeededRandom random) =>
        string.Create(CultureInfo.InvariantCulture, $"please call extension {random.Next(10_000)} about order {random.Next(10_000_000)} before noon today");

    private static string Sentence(StringBuilder text, SeededRandom random)
    {
        text.Clear();
        int words = 4 + random.Next(14);
        for (int word = 0; word < words; word++) text.Append(word > 0 ? " " : "").Append(Word(Rank(random, Words)));
        return text.ToString();
    }

    /// <summary>Zipf's law with exponent 1, by the inverse of its continuous form.</summary>
    private static int Rank(SeededRandom random, int count) => Math.Min(count - 1, (int)Math.Exp(random.NextDouble() * Math.Log(count + 1)) - 1);

    private static string AccentOf(int speaker)
    {
        double at = new SeededRandom(speaker + 77).NextDouble();
        foreach ((string label, double share) in Accents)
        {
            if ((at -= share) < 0) return label;
        }

        return Accents[^1].Label;
    }

    // Frequent words are short.
    private static string Word(int rank)
    {
        StringBuilder word = new();
        for (int left = rank + 1; left > 0; left /= Onsets.Length * Nuclei.Length)
        {
            int syllable = left % (Onsets.Length * Nuclei.Length);
            word.Append(Onsets[syllable % Onsets.Length]).Append(Nuclei[syllable / Onsets.Length]);
        }

        return word.ToString();
    }
}
