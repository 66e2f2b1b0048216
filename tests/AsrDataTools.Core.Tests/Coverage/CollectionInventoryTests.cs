using AsrDataTools.Corpus;
using AsrDataTools.Coverage;

namespace AsrDataTools.Core.Tests.Coverage;

public class CollectionInventoryTests
{
    [Fact]
    public void HoursAndSpeakersByAccent()
    {
        CollectionInventory inventory = new(Traffic(["accent", "share"], ["en-IN", "0.6"], ["en-GB", "0.4"]), new AccentLabels());
        inventory.Add(Utterance("Indian English", "s1", 3600));
        inventory.Add(Utterance("en-IN", "s2", 1800));
        inventory.Add(Utterance("en-GB-SCT", null, 3600));
        inventory.Add(Utterance("en-NZ", "s3", 3600));
        inventory.Add(Utterance(null, "s4", 7200));

        IReadOnlyList<CollectionStratum> strata = inventory.ToStrata();

        Assert.Equal(["en-IN", "en-GB", "en-NZ"], strata.Select(stratum => stratum.Accent));
        Assert.Equal([1.5, 1, 1], strata.Select(stratum => stratum.Hours));
        Assert.Equal([2, 0, 1], strata.Select(stratum => stratum.Speakers));
        Assert.Equal([0.6, 0.4, 0], strata.Select(stratum => stratum.Traffic));
        Assert.Equal((2, 5.5, 5L), (inventory.UnlabelledHours, inventory.Hours, inventory.Utterances));
        Assert.Equal("DurationMissing", Assert.Throws<SpeechDataException>(() => inventory.Add(Utterance("en-IN", "s", 1) with { DurationSeconds = null })).ErrorId);
    }

    [Fact]
    public void ByAccentAndEnvironmentFromJointCountsAndFromMargins()
    {
        TrafficTable joint = Traffic(["accent", "channel", "calls"], ["en-IN", "Telephony", "60"], ["en-US", "Telephony", "10"], ["en-US", "Mobile", "30"]);
        TrafficTable margins = Traffic(["accent", "channel", "calls"], ["en-IN", "", "60"], ["en-US", "", "40"], ["", "Telephony", "70"], ["", "Mobile", "30"]);

        CollectionInventory fromJoint = new(joint, new AccentLabels(), "Environment");
        CollectionInventory independent = new(margins, new AccentLabels(), "Environment");
        CollectionInventory patterned = new(margins, new AccentLabels(), "Environment", joint);
        fromJoint.Add(Utterance("en-US", "s1", 3600) with { Environment = "telephony" });
        fromJoint.Add(Utterance("en-US", "s1", 3600));

        Assert.Equal([0.6, 0.3, 0.1], fromJoint.ToStrata().Select(stratum => Math.Round(stratum.Traffic, 9)));
        Assert.Equal(1, fromJoint.ToStrata().Single(stratum => stratum.Name == "en-US/Telephony").Hours);
        Assert.Equal(1, fromJoint.UnlabelledHours);
        Assert.Equal(0.42, independent.ToStrata()[0].Traffic, 9);
        Assert.Equal([0.6, 0.3, 0.1], patterned.ToStrata().Select(stratum => Math.Round(stratum.Traffic, 9)));
        Assert.Equal("TrafficDimensionMissing", Assert.Throws<SpeechDataException>(() => new CollectionInventory(joint, new AccentLabels(), "Gender")).ErrorId);
        Assert.Equal("TrafficDimensionMissing", Assert.Throws<SpeechDataException>(() => new CollectionInventory(margins, new AccentLabels(), "Environment", margins)).ErrorId);
    }

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

    private static SpeechUtterance Utterance(string? accent, string? speaker, double seconds) =>
        new() { Id = $"{accent}-{speaker}", Accent = accent, Speaker = speaker, DurationSeconds = seconds };

    private static TrafficTable Traffic(string[] columns, params string[][] rows) => TrafficReader.Read(
        "traffic.csv", columns, rows.Select((row, i) => ((IReadOnlyList<string?>)row, $"line {i + 2}")), new TrafficOptions(), exception => throw exception);
}
