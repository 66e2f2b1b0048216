using AsrDataTools.Scoring.Words;
using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Scoring.Words;

public sealed class WordErrorAnalysisTests
{
    private static readonly WordScoringOptions Scoring = new();

    [Fact]
    public void CountsAddUpAndTheRateIsPooled()
    {
        WordErrorResult result = Assert.Single(Analyse(new WordErrorOptions(), Pair("a b c", "a b c", "s1"), Pair("d", "e f", "s2")));

        Assert.Equal(WordErrorResult.All, result.Group);
        Assert.Equal((4L, 3L, 1L, 0L, 1L), (result.Words, result.Correct, result.Substitutions, result.Deletions, result.Insertions));
        Assert.Equal(0.5, result.WordErrorRate);
        Assert.Equal(0.5, result.UtteranceErrorRate);
        Assert.Equal((2, 2), (result.Utterances, result.Speakers));
    }

    [Fact]
    public void FewerThanTenBlocksGiveNoInterval()
    {
        WordErrorResult result = Assert.Single(Analyse(new WordErrorOptions(), Pair("a", "b", "s1")));

        Assert.Null(result.Low);
        Assert.Contains("1 utterances: too few for an interval", result.Remarks);
    }

    [Fact]
    public void WithTenSpeakersTheyAreTheBlocks()
    {
        TranscriptPair[] pairs = [.. Enumerable.Range(0, 200).Select(i => Pair("a b c d", i % 20 < 3 ? "x x x x" : "a b c x", $"s{i % 20}"))];

        WordErrorResult speakers = Assert.Single(Analyse(new WordErrorOptions(), pairs));
        WordErrorResult utterances = Assert.Single(Analyse(new WordErrorOptions { ClusterBy = ErrorClustering.Utterance }, pairs));

        Assert.Empty(speakers.Remarks);
        Assert.Equal((ErrorClustering.Speaker, ErrorClustering.Utterance), (speakers.ClusteredBy, utterances.ClusteredBy));
        Assert.InRange(speakers.WordErrorRate!.Value, speakers.Low!.Value, speakers.High!.Value);
        Assert.True(speakers.High - speakers.Low > utterances.High - utterances.Low, "blocks that resemble each other make wider intervals");
        Assert.Contains("interval over utterances: it does not cover new speakers", utterances.Remarks);
    }

    /// <summary>95 % intervals over utterances hold the true rate in about 95 of 100 samples.</summary>
    [Fact]
    public void IntervalsCover()
    {
        SeededRandom random = new(11);
        int covered = 0;
        const int Trials = 300;
        for (int trial = 0; trial < Trials; trial++)
        {
            long[] errors = new long[100];
            long[] words = new long[100];
            for (int i = 0; i < errors.Length; i++)
            {
                words[i] = 5 + random.Next(20);
                for (int w = 0; w < words[i]; w++) errors[i] += random.NextDouble() < 0.12 ? 1 : 0;
            }

            double[] replicates = RatioBootstrap.Replicates(errors, words, 500, trial, TestContext.Current.CancellationToken);
            (double low, double high) = BootstrapInterval.Percentile(replicates, BootstrapInterval.TailShare(0.95, 100))!.Value;
            covered += low <= 0.12 && 0.12 <= high ? 1 : 0;
        }

        Assert.InRange(covered / (double)Trials, 0.91, 0.985);
    }

    [Fact]
    public void GroupsByCategoryAndBand()
    {
        TranscriptPair[] pairs = [.. Enumerable.Range(0, 60).Select(i => Pair("a b", i < 30 ? "a b" : "a c", "s") with
        {
            Property = name => name switch { "Accent" => i % 2 == 0 ? "en-IN" : i % 4 == 1 ? null : "en-GB", "Score" => (double)i, _ => null },
        })];

        IReadOnlyList<WordErrorResult> accents = Analyse(new WordErrorOptions { GroupBy = ["Accent"] }, pairs);
        Assert.Equal(["Accent=en-GB", "Accent=en-IN", "Accent=Unknown"], accents.Select(row => row.Group));
        Assert.Equal(60, accents.Sum(row => row.Utterances));

        IReadOnlyList<WordErrorResult> bands = Analyse(new WordErrorOptions { GroupBy = ["Score"] }, pairs);
        Assert.Equal(["Score=0…20", "Score=20…40", "Score=40…60"], bands.Select(row => row.Group));
        Assert.Equal([0, 0.25, 0.5], bands.Select(row => row.WordErrorRate!.Value));

        Assert.Equal("Score=0…5", Analyse(new WordErrorOptions { GroupBy = ["Score"], BinWidth = 5 }, pairs)[0].Group);
        Assert.Contains("Accent=en-GB, Score=0…20", Analyse(new WordErrorOptions { GroupBy = ["Accent", "Score"] }, pairs).Select(row => row.Group));
    }

    [Fact]
    public void AnUnknownPropertyIsAnError() => Assert.Equal(
        "GroupByUnknown",
        Assert.Throws<SpeechDataException>(() => Analyse(new WordErrorOptions { GroupBy = ["Acent"] }, Pair("a", "a", "s"))).ErrorId);

    [Theory]
    [InlineData("SnrdB2", "Did you mean 'SnrDb'?")]
    [InlineData("OverlapShares", "Did you mean 'OverlapShare'?")]
    [InlineData("Weather", "-Profile")]
    public void AnUnknownPropertyNamesTheMeasureThatIsMeant(string property, string remedy) => Assert.Contains(
        remedy,
        Assert.Throws<SpeechDataException>(() => Analyse(new WordErrorOptions { GroupBy = [property] }, Pair("a", "a", "s"))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void ConfusionsAndPositions()
    {
        WordScorer scorer = new(Scoring);
        WordConfusionTable table = new();
        PositionTable positions = new();
        foreach (TranscriptPair pair in (TranscriptPair[])[Pair("the cat", "a cat", "s"), Pair("the dog", "a dog x", "s"), Pair("one two three four five six seven eight nine ten", "one two three four five six seven eight nine", "s")])
        {
            table.Add(scorer.Score(pair));
            positions.Add(scorer.Score(pair));
        }

        WordConfusion[] rows = [.. table.Rows()];
        Assert.Equal((EditKind.Substitution, "the", "a", 2), (rows[0].Kind, rows[0].Reference, rows[0].Hypothesis, rows[0].Count));
        Assert.Equal(0.5, rows[0].Share);
        Assert.Equal(3, rows.Length);

        PositionWordError[] tenths = [.. positions.Rows()];
        Assert.Equal(10, tenths.Length);
        Assert.Equal(14, tenths.Sum(row => row.Words));
        Assert.Equal((1L, 1L), (tenths[9].Deletions, tenths[9].Words));
    }

    private static IReadOnlyList<WordErrorResult> Analyse(WordErrorOptions options, params TranscriptPair[] pairs)
    {
        WordScorer scorer = new(Scoring);
        WordErrorAnalysis analysis = new(options, Scoring);
        foreach (TranscriptPair pair in pairs) analysis.Add(scorer.Score(pair));
        return analysis.Results(TestContext.Current.CancellationToken);
    }

    private static TranscriptPair Pair(string reference, string hypothesis, string speaker) =>
        new() { Id = "u", Reference = reference, Hypothesis = hypothesis, Speaker = speaker };
}
