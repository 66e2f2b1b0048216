using System.Globalization;
using AsrDataTools.Corpus;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Leakage;

/// <summary>Short transcripts: frequencies of words as in language, prompts that many read, templates with other fillings, sentences said again a little differently.</summary>
internal static class Transcripts
{
    private const int Vocabulary = 20_000;
    private const int Prompts = 2000;
    private const int Templates = 200;

    public static IReadOnlyList<SpeechUtterance> Talk(int count, long seed)
    {
        SeededRandom random = new(seed), shared = new(99);
        string[] prompts = [.. Enumerable.Range(0, Prompts).Select(_ => string.Join(' ', Words(shared, 4 + shared.Next(10))))];
        string[][] templates = [.. Enumerable.Range(0, Templates).Select(_ => Words(shared, 6 + shared.Next(12)))];
        SpeechUtterance[] utterances = new SpeechUtterance[count];
        string[] before = Words(random, 8);
        for (int i = 0; i < count; i++)
        {
            int sort = random.Next(100);
            string[] words = sort < 10 ? [prompts[random.Next(Prompts)]]
                : sort < 20 ? Filled(random, templates[random.Next(Templates)])
                : sort < 25 ? Disturbed(random, before)
                : before = Words(random, 3 + random.Next(18));
            utterances[i] = Row(i, string.Join(' ', words), random);
        }

        return utterances;
    }

    /// <summary>Ten of 18 words in random order: every shingle stands in thousands of sentences.</summary>
    public static IReadOnlyList<SpeechUtterance> Jumble(int count, long seed)
    {
        SeededRandom random = new(seed);
        string[] words = "please call the pharmacy about my refill number four one six today is there any way to change account".Split(' ')[..18];
        return [.. Enumerable.Range(0, count).Select(i => Row(i, string.Join(' ', Enumerable.Range(0, 10).Select(_ => words[random.Next(words.Length)])), random))];
    }

    /// <summary>One sentence with a number in it: all are alike, and none is near another.</summary>
    public static IReadOnlyList<SpeechUtterance> Template(int count)
    {
        SeededRandom random = new(3);
        return [.. Enumerable.Range(0, count).Select(i => Row(i, string.Create(CultureInfo.InvariantCulture, $"your number {i} has been called please go to the counter"), random))];
    }

    private static SpeechUtterance Row(int number, string text, SeededRandom random) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"u{number}"),
        Text = text,
        Speaker = string.Create(CultureInfo.InvariantCulture, $"s{random.Next(20_000)}"),
    };

    // The word of rank r about 1/r as often as the first.
    private static string[] Words(SeededRandom random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => string.Create(CultureInfo.InvariantCulture, $"w{(int)Math.Pow(Vocabulary, random.NextDouble())}"))];

    private static string[] Filled(SeededRandom random, string[] template)
    {
        string[] filled = [.. template];
        for (int i = 0; i < 2; i++) filled[random.Next(filled.Length)] = Words(random, 1)[0];
        return filled;
    }

    private static string[] Disturbed(SeededRandom random, string[] words)
    {
        List<string> changed = [.. words];
        int at = random.Next(2) == 0 ? changed.Count - 1 : random.Next(changed.Count);
        if (random.Next(2) == 0) changed.Insert(at + 1, Words(random, 1)[0]);
        else changed[at] = Words(random, 1)[0];
        return [.. changed];
    }
}
