using AsrDataTools.Coverage;

namespace AsrDataTools.Core.Tests.Coverage;

public class CollectionStratumTests
{
    [Fact]
    public void RowsOfCoverage()
    {
        AccentCoverage[] rows =
        [
            new() { Accent = "en-IN", Hours = 2, TrafficShare = 0.5, Speakers = 3, Verdict = CoverageVerdict.Unknown },
            new() { Accent = "en-US", Hours = 8, TrafficShare = 0.5, Speakers = 30, Verdict = CoverageVerdict.Over },
            new() { Accent = AccentCoverage.Overall, TotalVariation = 0.3 },
        ];
        AccentCoverage[] cells = [.. rows.Take(2).SelectMany(row => new[] { "Telephony", "Mobile" }.Select(channel => row with { Within = $"Channel={channel}" }))];

        IReadOnlyList<CollectionStratum> one = CollectionStratum.FromCoverage(rows);
        IReadOnlyList<CollectionStratum> two = CollectionStratum.FromCoverage([.. rows, .. cells]);

        Assert.Equal(["en-IN", "en-US"], one.Select(stratum => stratum.Name));
        Assert.Contains("planned on the point estimate", one[0].Remarks[0], StringComparison.Ordinal);
        Assert.Empty(one[1].Remarks);
        Assert.Equal(["en-IN/Telephony", "en-IN/Mobile", "en-US/Telephony", "en-US/Mobile"], two.Select(stratum => stratum.Name));
        Assert.Equal("Gender=female", CollectionStratum.FromCoverage([rows[0] with { Within = "Gender=female" }])[0].Environment);
        Assert.Equal("PlanDimensionsMixed", Assert.Throws<SpeechDataException>(() => CollectionStratum.FromCoverage([.. cells, rows[0] with { Within = "Gender=female" }])).ErrorId);
        Assert.Equal("TrafficMissing", Assert.Throws<SpeechDataException>(() => CollectionStratum.FromCoverage([rows[0] with { TrafficShare = null }])).ErrorId);
    }
}
