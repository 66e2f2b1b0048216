using AsrDataTools.Coverage;
using static AsrDataTools.Core.Tests.Coverage.AccentCorpus;

namespace AsrDataTools.Core.Tests.Coverage;

public sealed class TwoWayCoverageTests
{
    private static readonly AccentComparisonOptions ByChannel = new() { Replicates = 300, By = ["channel"] };

    [Fact]
    public void TheHoleThatMarginsHide()
    {
        // Both accents and both channels are in proportion; Indian English over the telephone is missing.
        AccentComparisonResult result = Compare(
            Traffic("en-IN telephony 25;en-IN voip 25;en-US telephony 25;en-US voip 25", "calls", "channel"),
            [.. Speakers("en-IN", 200, 3600, environment: "VoIP"), .. Speakers("en-US", 200, 3600, environment: "telephony")],
            ByChannel);

        Assert.All(result.Rows.Where(row => row.Within is null && row.Accent != AccentCoverage.Overall), row => Assert.Equal(CoverageVerdict.Proportional, row.Verdict));
        AccentCoverage hole = Cell(result, "en-IN", "Environment=telephony");
        Assert.Equal((CoverageVerdict.Missing, 0.25, 0.0), (hole.Verdict, hole.TrafficShare!.Value, hole.Hours!.Value));
        Assert.Equal(["a hole that the accent's total hides"], hole.Remarks);
        Assert.Equal(2, Cell(result, "en-IN", "Environment=voip").Ratio!.Value, 12);
        Assert.Equal(AccentCoverage.Overall, result.Rows[^1].Accent);
    }

    [Fact]
    public void AFewSpeakersMayBeAHole()
    {
        AccentComparisonResult result = Compare(
            Traffic("en-IN telephony 25;en-IN voip 25;en-US telephony 25;en-US voip 25", "calls", "channel"),
            [
                .. Speakers("en-IN", 200, 3600, environment: "voip"), .. Speakers("en-IN", 4, 3600, "t", environment: "telephony"),
                .. Speakers("en-US", 100, 3600, environment: "telephony"), .. Speakers("en-US", 100, 3600, "v", environment: "voip"),
            ],
            ByChannel);

        AccentCoverage cell = Cell(result, "en-IN", "Environment=telephony");
        Assert.Equal(CoverageVerdict.Unknown, cell.Verdict);
        Assert.Equal(["perhaps a hole that the accent's total hides", "speakers: 4, fewer than 10"], cell.Remarks);
        Assert.DoesNotContain(Cell(result, "en-US", "Environment=telephony").Remarks, remark => remark.Contains("hole", StringComparison.Ordinal));
    }

    [Fact]
    public void WithoutJointCountsTheProductOfTheMargins()
    {
        TrafficTable margins = TrafficReader.Read(
            "traffic", ["accent", "channel", "share"],
            new[] { "en-IN||0.6", "en-US||0.4", "|telephony|0.75", "|voip|0.25" }.Select(row => ((IReadOnlyList<string?>)row.Split('|'), "row")), new(), error => throw error);

        AccentCoverage cell = Cell(Compare(margins, [.. Speakers("en-IN", 20, 3600, environment: "telephony"), .. Speakers("en-US", 20, 3600, environment: "voip")], ByChannel), "en-IN", "Environment=telephony");

        Assert.Equal(0.45, cell.TrafficShare!.Value, 12);
        Assert.Contains("traffic does not combine accent and Environment: expected is the product of the margins", cell.Remarks);
    }

    [Fact]
    public void WithoutTheColumnTrainingsOwnMargin()
    {
        AccentComparisonResult result = Compare(
            Traffic("en-IN 50;en-US 50"),
            [.. Speakers("en-IN", 30, 3600, "f", "female"), .. Speakers("en-US", 30, 3600, "m", "male"), .. Speakers("en-US", 20, 3600, "u")],
            new() { Replicates = 300, By = ["Gender"] });

        AccentCoverage cell = Cell(result, "en-IN", "Gender=male");
        Assert.Equal((CoverageVerdict.Missing, 0.25), (cell.Verdict, cell.TrafficShare!.Value));
        Assert.Contains("traffic does not tell Gender: expected is its accents times training's own Gender", cell.Remarks);
        // Hours of en-US without a gender may be male.
        AccentCoverage open = Cell(result, "en-US", "Gender=male");
        Assert.Equal(4 * 30 / 80.0, open.RatioIfNone!.Value, 12);
        Assert.Equal(4 * 50 / 80.0, open.RatioIfAll!.Value, 12);
        Assert.DoesNotContain("unless", cell.Remarks.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void AnyColumnAndSeveral()
    {
        AccentComparisonResult result = Compare(
            Traffic("en-IN 50;en-US 50"),
            Speakers("en-IN", 12, 3600, gender: "male").Select(row => row with { Extra = new Dictionary<string, string> { ["mood"] = "calm" } }),
            new() { Replicates = 300, By = ["mood", "Gender", "gender"] });

        Assert.Equal(["mood=calm", "mood=calm", "Gender=male", "Gender=male"], result.Rows.Select(row => row.Within).Where(within => within is not null));
    }

    private static AccentCoverage Cell(AccentComparisonResult result, string accent, string within) =>
        Assert.Single(result.Rows, row => row.Accent == accent && string.Equals(row.Within, within, StringComparison.OrdinalIgnoreCase));
}
