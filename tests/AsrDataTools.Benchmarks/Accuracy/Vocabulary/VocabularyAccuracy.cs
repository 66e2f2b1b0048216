using AsrDataTools.Statistics;
using AsrDataTools.Vocabulary;

namespace AsrDataTools.Benchmarks.Accuracy.Vocabulary;

/// <summary>
/// Rates and tests of vocabulary against populations whose truth is known: each recording has words of its own topic, so that recordings
/// resemble themselves more than each other, as calls do.
/// </summary>
internal sealed class VocabularyAccuracy : IAccuracyStudy
{
    private const int Draws = 200;
    private const int TrainingTypes = 1500;
    private const int Types = 2000;

    public string Name => "vocabulary";

    public IEnumerable<AccuracyRow> Run()
    {
        foreach (int recordings in new[] { 12, 30, 100 })
        {
            yield return Coverage(recordings);
        }

        yield return FalseKeyness(clustered: false);
        yield return FalseKeyness(clustered: true);
        yield return Power();
    }

    // The true rate is that of a very large production.
    private static AccuracyRow Coverage(int recordings)
    {
        double truth = Rate(Compare(5000, 7, out _));
        int covered = 0;
        for (int draw = 0; draw < Draws; draw++)
        {
            VocabularyComparison row = Compare(recordings, 100 + draw, out _);
            if (row.OovTokenLow <= truth && row.OovTokenHigh >= truth) covered++;
        }

        double share = (double)covered / Draws;
        return new("OovTokenRate", FormattableString.Invariant($"{recordings} recordings of 80 to 120 words, true rate {100 * truth:0.0} %"), "coverage of the 95 % interval", 100 * share, "%", Draws, "≥ 90", share >= 0.9);

        static double Rate(VocabularyComparison row) => row.OovTokenRate!.Value;
    }

    // Two halves of one population: how many words count as of one side.
    private static AccuracyRow FalseKeyness(bool clustered)
    {
        long directed = 0, words = 0;
        for (int draw = 0; draw < 50; draw++)
        {
            VocabularyComparer comparer = new(new());
            Add(comparer.AddReference, 100, draw, Types, clustered);
            Add(comparer.AddDifference, 100, 1000 + draw, Types, clustered);
            foreach (VocabularyTerm term in comparer.Terms(new() { MinimumRecordings = 3 }, CancellationToken.None))
            {
                words++;
                if (term.Direction != TermDirection.Even) directed++;
            }
        }

        return new("Direction", clustered ? "one population, calls with topics" : "one population, words independent", "words that count as of one side", 100.0 * directed / words, "%", (int)words, clustered ? "" : "≤ 0.5", clustered ? null : directed <= 0.005 * words);
    }

    // A word four times as frequent in production.
    private static AccuracyRow Power()
    {
        int found = 0;
        for (int draw = 0; draw < Draws; draw++)
        {
            VocabularyComparer comparer = new(new());
            Add(comparer.AddReference, 100, draw, Types, clustered: true, planted: 8);
            Add(comparer.AddDifference, 100, 5000 + draw, Types, clustered: true, planted: 2);
            if (comparer.Terms(new(), CancellationToken.None).First(term => term.Term == "planted").Direction == TermDirection.Deficit) found++;
        }

        double share = (double)found / Draws;
        return new("Direction", "8 in 1,000 words against 2, calls with topics", "found as a deficit", 100 * share, "%", Draws, "≥ 95", share >= 0.95);
    }

    private static VocabularyComparison Compare(int recordings, long seed, out VocabularyComparer comparer)
    {
        comparer = new(new());
        Add(comparer.AddReference, recordings, seed, Types, clustered: true);

        // Training has every word of its part once.
        comparer.AddDifference(new SpokenText { Text = string.Join(' ', Enumerable.Range(0, TrainingTypes).Select(Word)), Recording = "t" });
        return comparer.Compare(CancellationToken.None);
    }

    private static void Add(Action<SpokenText> take, int recordings, long seed, int types, bool clustered, int planted = 0)
    {
        for (int recording = 0; recording < recordings; recording++)
        {
            SeededRandom random = new(seed, recording);
            int topic = random.Next(types), length = 80 + random.Next(41);
            string[] words = [.. Enumerable.Range(0, length).Select(_ =>
                random.Next(1000) < planted ? "planted"
                : clustered && random.Next(5) == 0 ? Word((topic + random.Next(20)) % types)
                : Word((int)Math.Pow(types, random.NextDouble()) - 1))];
            take(new SpokenText { Text = string.Join(' ', words), Recording = FormattableString.Invariant($"{seed}-{recording}") });
        }
    }

    private static string Word(int number) => FormattableString.Invariant($"w{(char)('a' + (number % 26))}{(char)('a' + (number / 26 % 26))}{(char)('a' + (number / 676))}");
}
