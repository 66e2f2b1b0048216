using AsrDataTools.Leakage;
using AsrDataTools.Scoring.Words;
using AsrDataTools.Statistics;
using static AsrDataTools.Core.Tests.Leakage.LeakageCase;

namespace AsrDataTools.Core.Tests.Leakage;

public sealed class LeakageScoresTests : IDisposable
{
    private readonly LeakageCase _case = new();

    public void Dispose() => _case.Dispose();

    /// <summary>20 speakers with 10 leaked words without an error and 10 clean ones with two each: 0, 20 and 10 %.</summary>
    [Fact]
    public void TheInflationIsWhatTheCleanRateHasMore()
    {
        const string Leaked = "one two three four five six seven eight nine ten", Clean = "red green blue white black pink gray brown gold teal";
        List<string> hypotheses = [];
        for (int i = 0; i < 20; i++)
        {
            _case.Training(Said($"t{i}", $"{Leaked} {i}", $"trained{i}"));
            _case.Evaluation(Said($"leaked{i}", $"{Leaked} {i}", $"s{i}"), Said($"clean{i}", $"{Clean} {i}", $"s{i}"));
            hypotheses.Add($"{Leaked} {i} (leaked{i})\n{Clean.Replace("green", "x").Replace("teal", "")} {i} (clean{i})");
        }

        string path = _case.Write("hyp.trn", string.Join('\n', hypotheses) + "\n");
        _case.Pairs(null, LeakageKind.SameText);
        LeakageScores scores = LeakageScoring.Score(
            _case.Input!.Evaluation, path, null, new WordScoringOptions(), new BootstrapSettings(0.95, 1000), _case.Troubles.Add, CancellationToken.None);

        LeakageShare share = LeakageReport.Of(_case.Search!, scores, CancellationToken.None).Shares[0];

        Assert.Empty(_case.Troubles);
        Assert.Equal(0, share.LeakedErrorRate!.Value);
        Assert.Equal(2 / 11.0, share.CleanErrorRate!.Value, 12);
        Assert.Equal(1 / 11.0, share.Inflation!.Value, 12);

        // All speakers are alike, so that no draw differs.
        Assert.Equal(1 / 11.0, share.InflationLow!.Value, 12);
        Assert.Equal(1 / 11.0, share.InflationHigh!.Value, 12);
    }

    [Fact]
    public void TooFewAreGivenNoInterval()
    {
        _case.Training(Said("t1", "one two three", "x")).Evaluation(Said("e1", "one two three", "a"), Said("e2", "four five six", "b"));
        string path = _case.Write("hyp.trn", "one two three (e1)\n");
        _case.Pairs(null, LeakageKind.SameText);
        LeakageScores scores = LeakageScoring.Score(
            _case.Input!.Evaluation, path, null, new WordScoringOptions(), new BootstrapSettings(), _case.Troubles.Add, CancellationToken.None);

        LeakageShare share = LeakageReport.Of(_case.Search!, scores, CancellationToken.None).Shares[0];

        Assert.Equal(1, scores.Missing);
        Assert.Equal((0.0, 1.0, 0.5), (share.LeakedErrorRate!.Value, share.CleanErrorRate!.Value, share.Inflation!.Value));
        Assert.Null(share.InflationLow);
        Assert.Contains("too few for an interval", share.Remarks.ToString(), StringComparison.Ordinal);
    }
}
