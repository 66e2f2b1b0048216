using AsrDataTools.Scoring.Words;
using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Scoring.Words;

public sealed class SystemComparisonTests
{
    private static readonly WordScoringOptions Scoring = new();

    [Fact]
    public void ABetterSystemIsNamedAndAnEqualOneIsNot()
    {
        SystemScores good = System("good", 0.05, 1), bad = System("bad", 0.15, 2), twin = System("twin", 0.05, 3);

        IReadOnlyList<WordErrorComparison> rows = Compare(new WordErrorOptions { Replicates = 500 }, bad, good, twin);

        Assert.Equal([("bad", "good"), ("bad", "twin"), ("good", "twin")], rows.Select(row => (row.First, row.Second)));
        Assert.Equal("good", rows[0].Better);
        Assert.Null(rows[2].Better);
        Assert.True(rows[0].Difference < 0 && rows[0].High < 0 && rows[0].ProbabilityOfImprovement > 0.99);
        Assert.True(rows.All(row => row.AdjustedP >= row.MatchedPairsP));
    }

    /// <summary>Two systems of the same quality are told apart in about one of twenty tries.</summary>
    [Fact]
    public void FalseAlarmsKeepTheLevel()
    {
        int alarms = 0;
        const int Trials = 200;
        for (int trial = 0; trial < Trials; trial++)
        {
            WordErrorComparison row = Assert.Single(Compare(new WordErrorOptions { Replicates = 100 }, System("a", 0.1, 2 * trial), System("b", 0.1, (2 * trial) + 1)));
            alarms += row.MatchedPairsP < 0.05 ? 1 : 0;
        }

        Assert.InRange(alarms, 2, 20);
    }

    [Fact]
    public void FewSegmentsDecideNothing()
    {
        WordErrorComparison row = Assert.Single(Compare(new WordErrorOptions(), System("a", 0, 1, utterances: 12), System("b", 0.1, 2, utterances: 12)));

        Assert.Null(row.Better);
        Assert.Contains(row.Remarks, remark => remark.Contains("too few to tell", StringComparison.Ordinal));
    }

    [Fact]
    public void OneRowAGroup()
    {
        IReadOnlyList<WordErrorComparison> rows = Compare(new WordErrorOptions { GroupBy = ["Speaker"], Replicates = 100 }, System("a", 0.1, 1), System("b", 0.2, 2));

        Assert.Equal(12, rows.Count);
        Assert.Equal("Speaker=s0", rows[0].Group);
    }

    [Fact]
    public void IdenticalSystemsAreEqualInEveryTest()
    {
        WordErrorComparison row = Assert.Single(Compare(new WordErrorOptions { Replicates = 100 }, System("a", 0.1, 1), System("b", 0.1, 1)));

        Assert.Equal((0, 1d, 1d, 0.5, 0d), (row.MatchedPairsZ!.Value, row.MatchedPairsP!.Value, row.McNemarP!.Value, row.ProbabilityOfImprovement!.Value, row.Difference!.Value));
    }

    [Fact]
    public void HolmsExample() =>
        Assert.Equal([0.03, 0.06, 0.06, null, 0.02], HolmCorrection.Adjust([0.01, 0.04, 0.03, null, 0.005]).Select(value => value is { } v ? Math.Round(v, 12) : (double?)null));

    [Theory]
    [InlineData(1, 9, 0, 0.021484375)]
    [InlineData(5, 5, 0, 1)]
    [InlineData(0, 5, 1, 0.03125)]
    public void SignTestByHand(int first, int second, int equal, double expected) => Assert.Equal(expected, SignTest.PValue(first, second, equal), 12);

    private static IReadOnlyList<WordErrorComparison> Compare(WordErrorOptions options, params SystemScores[] systems) =>
        SystemComparison.Compare(systems, options, Scoring, TestContext.Current.CancellationToken);

    private static SystemScores System(string name, double errors, int seed, int utterances = 240)
    {
        SeededRandom random = new(seed);
        SeededRandom words = new(99);
        WordScorer scorer = new(Scoring);
        Dictionary<string, UtteranceScore> scores = [];
        for (int utterance = 0; utterance < utterances; utterance++)
        {
            string[] said = [.. Enumerable.Range(0, 12).Select(_ => $"w{words.Next(50)}")];
            scores.Add($"u{utterance}", scorer.Score(new TranscriptPair
            {
                Id = $"u{utterance}",
                Reference = string.Join(' ', said),
                Hypothesis = string.Join(' ', said.Select(word => random.NextDouble() < errors ? "x" : word)),
                Speaker = $"s{utterance % 12}",
            }));
        }

        return new(name, scores);
    }
}
