using AsrDataTools.Corpus;
using AsrDataTools.Coverage;
using static AsrDataTools.Core.Tests.Coverage.AccentCorpus;

namespace AsrDataTools.Core.Tests.Coverage;

public sealed class AccentComparisonTests
{
    private static readonly AccentComparisonOptions Quick = new() { Replicates = 300 };

    [Fact]
    public void SharesRatiosAndTheSum()
    {
        AccentComparisonResult result = Compare(
            Traffic("en-IN 60;en-US 30;en-GB 10"),
            [.. Speakers("Indian", 30, 3600), .. Speakers("us", 60, 3600), .. Speakers("en-AU", 10, 3600)]);

        AccentCoverage india = Row(result, "en-IN");
        Assert.Equal((30.0, 30), (india.Hours!.Value, india.Speakers));
        Assert.Equal((0.3, 0.6, 0.5), (india.Share!.Value, india.TrafficShare!.Value, india.Ratio!.Value));
        Assert.Equal(30, india.EffectiveSpeakers!.Value, 9);
        Assert.True(india.RatioLow < 0.5 && india.RatioHigh is > 0.5 and < 0.8, $"{india.RatioLow}…{india.RatioHigh}");
        Assert.Equal((0.5, 0.5), (india.RatioIfNone, india.RatioIfAll));
        Assert.Equal(CoverageVerdict.Under, india.Verdict);
        Assert.Equal(CoverageVerdict.Over, Row(result, "en-US").Verdict);
        Assert.Equal(CoverageVerdict.Missing, Row(result, "en-GB").Verdict);
        AccentCoverage australia = Row(result, "en-AU");
        Assert.Equal((0.1, 0.0, null, CoverageVerdict.Over), (australia.Share, australia.TrafficShare, australia.Ratio, australia.Verdict));
        Assert.Equal(["traffic does not have it"], australia.Remarks);

        AccentCoverage overall = result.Overall;
        Assert.Equal((AccentCoverage.Overall, 100.0, 100, CoverageVerdict.Missing), (overall.Accent, overall.Hours!.Value, overall.Speakers, overall.Verdict));
        Assert.Equal(0.4, overall.TotalVariation!.Value, 12);
        Assert.True(overall.TotalVariationLow < 0.4 && overall.TotalVariationHigh > 0.4);
        Assert.Equal(0.1, overall.UncoveredTrafficShare!.Value, 12);
        Assert.Equal(0, overall.UnlabelledShare);
        Assert.Equal(["en-IN", "en-US", "en-GB", "en-AU", "Overall"], result.Rows.Select(row => row.Accent));
    }

    [Fact]
    public void UnlabelledHoursWidenTheBounds()
    {
        AccentComparisonResult result = Compare(
            Traffic("en-IN 50;en-US 50"),
            [.. Speakers("en-IN", 40, 3600), .. Speakers("en-US", 40, 3600), .. Speakers(null, 20, 3600), .. Speakers("other", 10, 3600), .. Speakers("Scottish, slight Irish", 10, 3600)]);

        AccentCoverage india = Row(result, "en-IN");
        Assert.Equal(1, india.Ratio!.Value, 12);
        Assert.Equal(2 * 40 / 120.0, india.RatioIfNone!.Value, 12);
        Assert.Equal(2 * 80 / 120.0, india.RatioIfAll!.Value, 12);
        Assert.Equal(1 / 3.0, result.Overall.UnlabelledShare!.Value, 12);
        Assert.Equal((CoverageVerdict.Unknown, 120), (india.Verdict, result.Overall.Speakers));
        Assert.Equal(40, result.Labels.Where(label => label.Raw is null).Sum(label => label.Rows));
        Assert.Equal(AccentLabelStatus.Multiple, Assert.Single(result.Labels, label => label.Raw == "Scottish, slight Irish").Status);
    }

    [Fact]
    public void ACoarseLabelMayBeOnlyWhatItHolds()
    {
        AccentComparisonResult result = Compare(
            Traffic("en-GB-SCT 10;en-GB-ENG 40;en-US 50"),
            [.. Speakers("en-GB-SCT", 20, 3600), .. Speakers("England English", 40, 3600), .. Speakers("en-US", 40, 3600), .. Speakers("British", 25, 3600)]);

        Assert.Equal(10 * 45 / 125.0, Row(result, "en-GB-SCT").RatioIfAll!.Value, 12);
        Assert.Equal(2 * 40 / 125.0, Row(result, "en-US").RatioIfAll!.Value, 12);
        AccentLabelFate british = Assert.Single(result.Labels, label => label.Raw == "British");
        Assert.Equal((AccentLabelStatus.Ambiguous, "en-GB", null, "may be en-GB-SCT or en-GB-ENG"), (british.Status, british.Accent, british.CountsFor, british.Remark));
        AccentComparisonResult rolled = Compare(Traffic("en-GB 50;en-US 50"), [.. Speakers("en-GB-SCT", 20, 3600), .. Speakers("British", 25, 3600), .. Speakers("en-US", 45, 3600)]);
        Assert.Equal(45, Row(rolled, "en-GB").Hours);
        Assert.Equal(0, rolled.Overall.UnlabelledShare);
    }

    [Fact]
    public void MissingUnlessItIsAmongTheUnlabelled()
    {
        AccentComparisonResult result = Compare(Traffic("en-IN 50;en-SG 50"), [.. Speakers("en-IN", 40, 3600), .. Speakers("unknown", 5, 3600)]);

        Assert.Equal(CoverageVerdict.Missing, Row(result, "en-SG").Verdict);
        Assert.Equal(["unless it is among 5 h without a usable label"], Row(result, "en-SG").Remarks);

        // Half of 125 h are traffic's share, 50 h the floor, and so much is unlabelled.
        AccentComparisonResult open = Compare(Traffic("en-IN 50;en-SG 50"), [.. Speakers("en-IN", 75, 3600), .. Speakers("unknown", 50, 3600)]);
        Assert.Equal((CoverageVerdict.Unknown, 0.8, 0.5), (Row(open, "en-SG").Verdict, Row(open, "en-SG").RatioIfAll!.Value, open.Overall.UncoveredTrafficShare!.Value));
        AccentComparisonResult unlabelled = Compare(Traffic("en-IN 50;en-SG 50"), Speakers("unknown", 50, 3600));
        Assert.All(unlabelled.Rows, row => Assert.Equal(CoverageVerdict.Unknown, row.Verdict));
        Assert.Equal((0.0, 50.0, 1.0), (unlabelled.Overall.Hours!.Value, unlabelled.Overall.UnlabelledHours!.Value, unlabelled.Overall.UnlabelledShare!.Value));
        Assert.Empty(Row(Compare(Traffic("en-IN 50;en-SG 50"), Speakers("en-IN", 40, 3600)), "en-SG").Remarks);
    }

    [Fact]
    public void FewSpeakersAreUnknown()
    {
        AccentComparisonResult result = Compare(Traffic("en-IN 50;en-US 50"), [.. Speakers("en-IN", 9, 100), .. Speakers("en-US", 90, 3600)]);

        Assert.Equal((CoverageVerdict.Unknown, 9), (Row(result, "en-IN").Verdict, Row(result, "en-IN").Speakers));
        Assert.Equal(["speakers: 9, fewer than 10"], Row(result, "en-IN").Remarks);
        Assert.Equal(
            CoverageVerdict.Under,
            Row(Compare(Traffic("en-IN 50;en-US 50"), [.. Speakers("en-IN", 9, 100), .. Speakers("en-US", 90, 3600)], Quick with { MinimumSpeakers = 5 }), "en-IN").Verdict);
    }

    [Fact]
    public void OneSpeakerWithAllHours()
    {
        AccentCoverage row = Row(Compare(Traffic("en-IN 100"), [new SpeechUtterance { Id = "1", Speaker = "s", Accent = "en-IN", DurationSeconds = 3600 }]), "en-IN");

        Assert.Equal((CoverageVerdict.Unknown, 1, 1.0, 1.0), (row.Verdict, row.Speakers, row.EffectiveSpeakers, row.Ratio));
        Assert.Null(row.RatioLow);
        Assert.Equal(["speakers: 1, fewer than 10", "one speaker has 100 % of the hours"], row.Remarks);
        AccentCoverage dominated = Row(
            Compare(Traffic("en-IN 50;en-US 50"), [.. Speakers("en-IN", 20, 10), .. Speakers("en-IN", 1, 36000, "big"), .. Speakers("en-US", 40, 300)]), "en-IN");
        Assert.Equal(CoverageVerdict.Unknown, dominated.Verdict);
        Assert.InRange(dominated.EffectiveSpeakers!.Value, 1, 1.1);
        Assert.Contains("one speaker has 99 % of the hours", dominated.Remarks);
        Assert.True(dominated.RatioLow < 0.8 && dominated.RatioHigh > 1.25, $"{dominated.RatioLow}…{dominated.RatioHigh}");
    }

    [Fact]
    public void WithoutSpeakersTheAnswerIsUnknown()
    {
        SpeechUtterance[] rows = [.. Speakers("en-IN", 50, 3600).Concat(Speakers("en-US", 50, 360)).Select(row => row with { Speaker = "unknown", Recording = row.Id })];

        AccentCoverage row = Row(Compare(Traffic("en-IN 50;en-US 50"), rows), "en-US");

        Assert.Equal((CoverageVerdict.Unknown, 0, null), (row.Verdict, row.Speakers, row.EffectiveSpeakers));
        Assert.Equal(["no speaker is named"], row.Remarks);
        Assert.NotNull(row.RatioLow);
    }

    [Fact]
    public void WithoutDurationsTheAnswerIsUnknownWithACount()
    {
        SpeechUtterance[] rows = [.. Speakers("en-IN", 50, 3600), .. Speakers("en-US", 50, 3600).Select(row => row with { DurationSeconds = null })];

        AccentComparisonResult result = Compare(Traffic("en-IN 40;en-US 40;en-GB 20"), rows);

        Assert.All(result.Rows.Where(row => row.Accent is "en-IN" or "en-US"), row => Assert.Equal(CoverageVerdict.Unknown, row.Verdict));
        Assert.Equal(["100 % of utterances have no duration"], Row(result, "en-US").Remarks);
        Assert.Equal(CoverageVerdict.Missing, Row(result, "en-GB").Verdict);
        Assert.Contains("100 of 200 utterances have no duration", result.Overall.Remarks);
        AccentComparisonResult none = Compare(Traffic("en-US 40"), [new SpeechUtterance { Id = "1", Accent = "en-US" }]);
        Assert.Equal((CoverageVerdict.Unknown, null, 0.0), (Row(none, "en-US").Verdict, Row(none, "en-US").Ratio, none.Overall.Hours));
        Assert.Null(none.Overall.TotalVariation);
    }

    [Fact]
    public void ProportionalNeedsEnoughSpeakers()
    {
        AccentCoverage few = Row(Compare(Traffic("en-IN 50;en-US 50"), [.. Speakers("en-IN", 20, 3600), .. Speakers("en-US", 20, 3600)]), "en-IN");
        AccentCoverage many = Row(Compare(Traffic("en-IN 50;en-US 50"), [.. Speakers("en-IN", 200, 3600), .. Speakers("en-US", 200, 3600)]), "en-IN");

        Assert.Equal((CoverageVerdict.Unknown, CoverageVerdict.Proportional), (few.Verdict, many.Verdict));
        Assert.Matches("^the interval spans 0.8; some [0-9]+ speakers would tell$", few.Remarks[0]);
    }

    [Fact]
    public void WeightsCountAndZeroTakesOut()
    {
        SpeechUtterance[] rows = [.. Speakers("en-IN", 100, 3600).Select(row => row with { Weight = 3 }), .. Speakers("en-US", 300, 3600), .. Speakers("en-GB", 20, 3600).Select(row => row with { Weight = 0 })];

        AccentComparisonResult plain = Compare(Traffic("en-IN 50;en-US 45;en-GB 5"), rows);
        AccentComparisonResult weighted = Compare(Traffic("en-IN 50;en-US 45;en-GB 5"), rows, Quick with { Weight = row => row.Weight ?? 1 });

        Assert.Equal(100 / 420.0 / 0.5, Row(plain, "en-IN").Ratio!.Value, 12);
        Assert.Equal(1, Row(weighted, "en-IN").Ratio!.Value, 12);
        Assert.Equal(CoverageVerdict.Missing, Row(weighted, "en-GB").Verdict);
    }

    [Fact]
    public void OwnLabelsMatchWhereTrafficHasTheSame()
    {
        AccentComparisonResult result = Compare(Traffic("ACC_17 50;en-US 50"), [.. Speakers("acc_17", 20, 3600), .. Speakers("ACC_18", 20, 3600), .. Speakers("en-US", 20, 3600)]);

        Assert.Equal(20, Row(result, "ACC_17").Hours);
        Assert.Equal(1 / 3.0, result.Overall.UnlabelledShare!.Value, 12);
        Assert.Contains(result.Overall.Remarks, remark => remark.Contains("'ACC_17'", StringComparison.Ordinal));
        Assert.Null(Assert.Single(result.Labels, label => label.Raw == "ACC_18").CountsFor);
    }

    [Fact]
    public void TheSameWhateverTheOrderAndTheThreads()
    {
        SpeechUtterance[] rows = [.. Speakers("en-IN", 30, 3600), .. Speakers("en-US", 25, 1800), .. Speakers("en-US", 1, 9000, "x")];
        AccentComparisonResult one = Compare(Traffic("en-IN 50;en-US 50"), rows, Quick with { ThrottleLimit = 1 });

        Assert.Equal(one.Rows, Compare(Traffic("en-IN 50;en-US 50"), rows, Quick with { ThrottleLimit = 4 }).Rows);
        Assert.NotEqual(one.Rows[0].RatioLow, Compare(Traffic("en-IN 50;en-US 50"), rows, Quick with { Seed = 2 }).Rows[0].RatioLow);
    }

    [Fact]
    public void NothingAndNonsense()
    {
        Assert.Equal("NothingToCompare", Assert.Throws<SpeechDataException>(() => Compare(Traffic("en-IN 1"), [])).ErrorId);
        Assert.Equal("CoverageOptionInvalid", Assert.Throws<SpeechDataException>(() => Compare(Traffic("en-IN 1"), [], new() { MinimumRatio = 1 })).ErrorId);
    }

    private static AccentCoverage Row(AccentComparisonResult result, string accent) => Assert.Single(result.Rows, row => row.Accent == accent && row.Within is null);
}
