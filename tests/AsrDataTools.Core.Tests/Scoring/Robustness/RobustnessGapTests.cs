using System.Globalization;
using AsrDataTools.Scoring.Robustness;
using AsrDataTools.Scoring.Words;
using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Scoring.Robustness;

/// <summary>Gaps, curves and projections against a recogniser whose errors are known.</summary>
public sealed class RobustnessGapTests
{
    private static readonly RobustnessOptions BySnr = new() { Summing = new WordErrorOptions { GroupBy = ["snr_db"], Replicates = 1000 } };

    [Fact]
    public void GapsAndTheCurveAreThoseThatWereMade()
    {
        SimulatedRecogniser recogniser = new(1) { SpeakerSpread = 0 };
        RobustnessMaterial material = recogniser.Speak(30, 30, 20, 0, 5, 10, 20);
        IReadOnlyList<RobustnessGap> rows = Measure(material);
        RobustnessCurve curve = DoseResponse.Measure(material, "snr_db", BySnr, Fail, TestContext.Current.CancellationToken);

        Assert.Equal(["Clean", "snr_db=0", "snr_db=5", "snr_db=10", "snr_db=20"], rows.Select(row => row.Condition));
        double clean = Chance(-2.5);
        foreach ((RobustnessGap row, double ratio) in rows.Skip(1).Zip([0.0, 5, 10, 20]))
        {
            Assert.Equal(Chance(0.5 - (0.2 * ratio)) - clean, row.Gap!.Value, 0.015);
            Assert.InRange(row.Gap!.Value, row.GapLow!.Value, row.GapHigh!.Value);
            Assert.Equal(ErrorClustering.Speaker, row.ClusteredBy);
        }

        Assert.True(rows[1].PValue < 1e-6);
        Assert.Equal((Verdict.Fail, Verdict.Pass), (rows[1].Verdict, rows[4].Verdict));
        Assert.Null(rows[0].Gap);
        Assert.Equal(-0.2, curve.LogOddsPerUnit!.Value, 0.01);
        Assert.InRange(curve.LogOddsPerUnit.Value, curve.LogOddsLow!.Value, curve.LogOddsHigh!.Value);
        Assert.Equal((Chance(0.5 - 4) - Chance(0.5)) / 20, curve.RatePerUnit!.Value, 0.001);
        Assert.Equal(4, curve.Measured.Count);
    }

    /// <summary>The gap is that of pairs: a condition that only hard utterances have is not blamed for them.</summary>
    [Fact]
    public void TheGapIsToTheOriginalsOfTheSameUtterances()
    {
        SimulatedRecogniser recogniser = new(2);
        RobustnessMaterial material = new("parent_id", cleanIsApart: false);
        for (int i = 0; i < 40; i++)
        {
            material.Add(recogniser.Score($"easy{i}", null, null, null, "a b c d", "a b c d"));
            material.Add(recogniser.Score($"hard{i}", null, null, null, "a b c d", "a x y d"));
            material.Add(recogniser.Score($"hard{i}-5", $"hard{i}", "5", null, "a b c d", "a x y d"));
        }

        RobustnessGap row = Measure(material)[1];
        Assert.Equal((0.5, 0.5, 0.0), (row.WordErrorRate, row.CleanWordErrorRate, row.Gap));
        Assert.Equal((0.0, 0.0, Verdict.Pass), (row.GapLow, row.GapHigh, row.Verdict));
    }

    [Fact]
    public void SharesOfProductionAreWeighed()
    {
        RobustnessMaterial material = new SimulatedRecogniser(3).Speak(20, 5, 20, 0, 10);
        ProductionMix mix = new(new Dictionary<string, double> { ["clean"] = 50, ["snr_db=0"] = 25, ["10"] = 25 });
        IReadOnlyList<RobustnessGap> rows = RobustnessAnalysis.Measure(material, BySnr with { TrainingHours = 100 }, mix, Fail, TestContext.Current.CancellationToken);

        RobustnessGap projected = rows[^1];
        Assert.Equal(RobustnessGap.Production, projected.Condition);
        Assert.Equal((0.5 * rows[0].WordErrorRate!.Value) + (0.25 * rows[1].WordErrorRate!.Value) + (0.25 * rows[2].WordErrorRate!.Value), projected.WordErrorRate!.Value, 12);
        Assert.InRange(projected.WordErrorRate.Value, projected.Low!.Value, projected.High!.Value);
        Assert.Contains("25.0 h of snr_db=0 speech", rows[1].Remedy, StringComparison.Ordinal);
        double best = projected.WordErrorRate.Value - (0.25 * rows[1].Gap!.Value);
        Assert.EndsWith(string.Create(CultureInfo.InvariantCulture, $"measure again: at best word errors in production fall from {100 * projected.WordErrorRate:0.0} to {100 * best:0.0} %."), rows[1].Remedy, StringComparison.Ordinal);
    }

    /// <summary>Recordings count for the condition that lies nearest; those well beyond the mildest count as clean.</summary>
    [Fact]
    public void ProductionsRecordingsAreCounted()
    {
        RobustnessMaterial material = new SimulatedRecogniser(4).Speak(20, 5, 20, 0, 5, 10);
        ProductionMix mix = new([(-3, 1), (2.4, 1), (2.6, 1), (9, 1), (12.4, 1), (12.6, 2), (40, 3)]);
        IReadOnlyList<RobustnessGap> rows = RobustnessAnalysis.Measure(material, BySnr, mix, Fail, TestContext.Current.CancellationToken);

        Assert.Equal([0.5, 0.2, 0.1, 0.2], rows.Take(4).Select(row => row.ProductionShare!.Value));
        double given = RobustnessAnalysis.Measure(
            material, BySnr, new(new Dictionary<string, double> { ["Clean"] = 0.5, ["0"] = 0.2, ["5"] = 0.1, ["10"] = 0.2 }), Fail, TestContext.Current.CancellationToken)[^1] is var row ? row.High!.Value - row.Low!.Value : 0;

        // That the shares are counted from ten recordings is part of the interval.
        Assert.True(rows[^1].High!.Value - rows[^1].Low!.Value > 1.5 * given);
    }

    [Fact]
    public void SetsThatAreNotPairedAreComparedAsTheyAre()
    {
        SimulatedRecogniser recogniser = new(5);
        RobustnessMaterial material = new("parent_id", cleanIsApart: true);
        for (int i = 0; i < 40; i++)
        {
            material.AddOriginal(recogniser.Score($"c{i}", null, null, null, 20, -2.5));
            material.Add(recogniser.Score($"t{i}", null, 5, null, 20, 0));
        }

        RobustnessGap row = Measure(material)[1];
        Assert.Contains("not the same utterances", string.Join("; ", row.Remarks), StringComparison.Ordinal);
        Assert.True(row.GapLow > 0.2 && row.PValue < 0.01);
    }

    [Fact]
    public void TooFewIsUnknown()
    {
        IReadOnlyList<RobustnessGap> rows = Measure(new SimulatedRecogniser(6).Speak(3, 3, 5, 0));
        Assert.Equal((Verdict.Unknown, null), (rows[1].Verdict, rows[1].GapLow));
        Assert.Contains("too few for an interval", string.Join("; ", rows[1].Remarks), StringComparison.Ordinal);
        Assert.Contains("at least 10", rows[1].Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatDoesNotFitIsLeftOutAndSaid()
    {
        SimulatedRecogniser recogniser = new(7);
        RobustnessMaterial material = recogniser.Speak(12, 2, 10, 5);
        material.Add(recogniser.Score("orphan", "nobody", "5", "s1", "a", "a"));
        material.Add(recogniser.Score("other", "s0-u0", "5", "s0", "a b", "a b"));
        List<string> ids = [];
        RobustnessAnalysis.Measure(material, BySnr, new(new Dictionary<string, double> { ["Clean"] = 1, ["gsm"] = 1 }), exception => ids.Add(exception.ErrorId), TestContext.Current.CancellationToken);

        Assert.Equal(["VariantWithoutClean", "VariantTextDiffers", "ProductionConditionUnknown"], ids);
        Assert.Equal("TranscriptDuplicate", Assert.Throws<SpeechDataException>(() => material.Add(recogniser.Score("orphan", "nobody", "5", "s1", "a", "a"))).ErrorId);
    }

    [Fact]
    public void NothingToCompareIsSaid()
    {
        SimulatedRecogniser recogniser = new(8);
        RobustnessMaterial only = new("parent_id", cleanIsApart: false);
        only.Add(recogniser.Score("a", null, null, null, "a", "a"));
        RobustnessMaterial variants = new("parent_id", cleanIsApart: false);
        variants.Add(recogniser.Score("a-5", "a", "5", null, "a", "a"));
        RobustnessMaterial material = recogniser.Speak(12, 2, 10, 5);

        Assert.Equal("VariantMissing", Assert.Throws<SpeechDataException>(() => Measure(only)).ErrorId);
        Assert.Equal("CleanMissing", Assert.Throws<SpeechDataException>(() => Measure(variants)).ErrorId);
        Assert.Equal("GroupByUnknown", Assert.Throws<SpeechDataException>(() => RobustnessAnalysis.Measure(material, BySnr with { Summing = BySnr.Summing with { GroupBy = ["codec"] } }, null, Fail, TestContext.Current.CancellationToken)).ErrorId);
        Assert.Equal("CurveColumnUnsuitable", Assert.Throws<SpeechDataException>(() => DoseResponse.Measure(material, "snr_db", BySnr, Fail, TestContext.Current.CancellationToken)).ErrorId);
        Assert.Equal("ProductionEmpty", Assert.Throws<SpeechDataException>(() => RobustnessAnalysis.Measure(material, BySnr, new(new Dictionary<string, double>()), Fail, TestContext.Current.CancellationToken)).ErrorId);
        Assert.Equal("ProductionUnsuitable", Assert.Throws<SpeechDataException>(() => RobustnessAnalysis.Measure(material, BySnr, new([(5.0, 1.0)]), Fail, TestContext.Current.CancellationToken)).ErrorId);
    }

    [Theory]
    [InlineData(new[] { 1.0, 2, 3 }, false, new[] { 1.0, 2, 3 })]
    [InlineData(new[] { 3.0, 1, 2 }, false, new[] { 2.0, 2, 2 })]
    [InlineData(new[] { 5.0, 6, 2, 1 }, true, new[] { 5.5, 5.5, 2, 1 })]
    public void TheMonotoneCurveIsTheNearest(double[] values, bool isFalling, double[] expected) => Assert.Equal(expected, MonotoneFit.Of(values, [.. values.Select(_ => 1.0)], isFalling));

    private static IReadOnlyList<RobustnessGap> Measure(RobustnessMaterial material) => RobustnessAnalysis.Measure(material, BySnr, null, Fail, TestContext.Current.CancellationToken);

    private static void Fail(SpeechDataException exception) => Assert.Fail(exception.Message);

    private static double Chance(double logOdds) => 1 / (1 + Math.Exp(-logOdds));
}
