using AsrDataTools.Coverage;
using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Coverage;

public class SamplingWeightsTests
{
    private sealed record Row(string? Accent, string? Gender, double? Snr = null, double Seconds = 1)
    {
        public object? Get(string name) => name switch { "Accent" => Accent, "Gender" => Gender, "SnrDb" => Snr, _ => null };
    }

    [Fact]
    public void SharesOfProductionAreMet()
    {
        SamplingResult result = Weigh(
            ["Accent", "Gender"], Many(("en-IN", "female", 30), ("en-IN", "male", 30), ("en-US", "female", 20), ("en-US", "male", 20)),
            Many(("en-IN", "female", 5), ("en-IN", "male", 20), ("en-US", "female", 15), ("en-US", "male", 60)), new() { MaximumWeight = 100 });

        Assert.True(result.Report.Converged);
        SamplingMargin indian = result.Report.Margins.Single(margin => margin.Value == "en-IN");
        Assert.Equal((0.6, 0.25), (indian.ProductionShare, indian.ShareBefore));
        Assert.Equal(0.6, indian.ShareAfter, 5);
        Assert.Equal(0.6 / 0.25, indian.MeanWeight!.Value, 4);
        Assert.Equal(0.5, result.Report.Margins.Single(margin => margin.Value == "male").ShareAfter, 5);
        Assert.Equal(100, result.Weights.Sum(), 4);
        Assert.Equal(Math.Pow(result.Weights.Sum(), 2) / result.Weights.Sum(w => w * w), result.Report.EffectiveMass, 6);
        Assert.Equal(4, result.Report.Cells);
    }

    [Fact]
    public void SecondsOrUtterances()
    {
        Row[] production = [new("a", null, null, 10), new("b", null, null, 30)];
        Row[] training = [new("a", null, null, 3), new("a", null, null, 3), new("b", null, null, 2)];

        double[] seconds = Weigh(["Accent"], production, training).Weights;
        double[] utterances = Weigh(["Accent"], production, training, new() { Unit = SamplingUnit.Utterances }).Weights;

        Assert.Equal(3, seconds[2] * 2 / (seconds[0] * 6), 6);
        Assert.Equal(8, (seconds[0] * 6) + (seconds[2] * 2), 6);
        Assert.Equal(1, utterances[2] / (utterances[0] * 2), 6);
    }

    [Fact]
    public void RowsWithoutAValueKeepTheirShare()
    {
        SamplingResult result = Weigh(["Accent"], Many(("a", null, 1), ("b", null, 1), (null, null, 7)), Many(("a", null, 60), ("b", null, 20), (null, null, 20)));

        SamplingMargin none = result.Report.Margins.Single(margin => margin.Value == "(no value)");
        Assert.Equal(0.2, none.ShareBefore, 9);
        Assert.Equal(0.2, none.ShareAfter, 6);
        Assert.Equal(1, result.Weights[^1], 5);
        Assert.Equal(0.5, result.Report.Margins.Single(margin => margin.Value == "a").ShareAfter, 6);
    }

    [Fact]
    public void WhatOneSideLacksIsNamed()
    {
        SamplingResult result = Weigh(["Accent"], Many(("a", null, 40), ("b", null, 40), ("c", null, 20)), Many(("a", null, 10), ("b", null, 30), ("d", null, 10)));

        Assert.Equal(0.2, result.Report.UnreachableShare, 9);
        Assert.Equal("Accent=c (20.0 %)", Assert.Single(result.Report.Unreachable));
        Assert.Equal(0.2, result.Report.UnusedShare, 9);
        Assert.All(result.Weights[40..], weight => Assert.Equal(0, weight));
        Assert.Equal(0.5, result.Report.Margins.Single(margin => margin.Value == "a").ShareAfter, 6);
        Assert.Equal("not in training", result.Report.Margins.Single(margin => margin.Value == "c").Remark);
        Assert.Equal("not in production", result.Report.Margins.Single(margin => margin.Value == "d").Remark);
    }

    [Fact]
    public void WeightsAreLimitedAndTheShortfallIsSaid()
    {
        SamplingResult result = Weigh(["Accent"], Many(("a", null, 50), ("b", null, 50)), Many(("a", null, 2), ("b", null, 98)), new() { MaximumWeight = 5, Iterations = 100 });

        Assert.False(result.Report.Converged);
        Assert.Equal(5, result.Report.LargestWeight, 9);
        Assert.Equal(0.1, result.Report.Margins[0].ShareAfter, 6);
        Assert.Equal(0.4, result.Report.LargestError, 6);
        Assert.Equal(0.02, result.Report.LimitedShare, 9);
        Assert.StartsWith("Accent=", result.Report.LargestErrorAt, StringComparison.Ordinal);
    }

    [Fact]
    public void AccentsFinerThanProductionsCountForThem()
    {
        SamplingResult result = Weigh(["Accent"], Many(("en-GB", null, 50), ("en-US", null, 50)), Many(("en-GB-SCT", null, 10), ("en-US", null, 30)));

        Assert.Equal(0.5, result.Report.Margins.Single(margin => margin.Value == "en-GB").ShareAfter, 6);
    }

    [Fact]
    public void MeasuresAreBinnedByProduction()
    {
        SeededRandom random = new(3);
        Row[] production = [.. Enumerable.Range(0, 2000).Select(_ => new Row(null, null, 12 + (4 * random.NextNormal())))];
        Row[] training = [.. Enumerable.Range(0, 8000).Select(_ => new Row(null, null, 20 + (8 * random.NextNormal())))];

        SamplingResult result = Weigh(["SnrDb"], production, training, new() { MaximumWeight = 50 });

        Assert.True(result.Report.Converged);
        double mean = training.Zip(result.Weights, (row, weight) => row.Snr!.Value * weight).Sum() / 8000;
        Assert.Equal(production.Average(row => row.Snr!.Value), mean, 0.3);
        // Tenths of production would be narrower than the tolerance of 2 dB in its middle.
        Assert.InRange(result.Report.Margins.Count(margin => margin.ProductionShare > 0), 5, 9);
        // Far above whatever production has: nothing is taken from there.
        Assert.All(training.Zip(result.Weights).Where(pair => pair.First.Snr > production.Max(row => row.Snr) + 2), pair => Assert.Equal(0, pair.Second));
    }

    [Fact]
    public void AConstantOfProductionIsABinAsWideAsTheTolerance()
    {
        SamplingBins bins = SamplingBins.ByQuantiles([4000, 4000, 4000, 4000, 3000], [1, 1, 1, 1, 0.1], 10, 250);

        Assert.Equal(bins.Of(3900), bins.Of(4100));
        Assert.Equal(bins.Of(4000), bins.Of(4250));
        Assert.NotEqual(bins.Of(4000), bins.Of(8000));
        Assert.NotEqual(bins.Of(4000), bins.Of(3000));
        Assert.NotEqual(bins.Of(2000), bins.Of(3000));
        Assert.Equal(bins.Of(4000), SamplingBins.ByQuantiles([4000, 3937.5, 4000, 3937.5, 3937.5], [1, 1, 1, 1, 1], 10, 250).Of(3937.5) + 1); // One bin fewer below, and both values in one.
        Assert.Equal("below 2750", bins.Labels[0]);
        Assert.Equal("above 4250", bins.Labels[^1]);
    }

    [Fact]
    public void TrafficGivesTheSharesItHas()
    {
        TrafficTable traffic = TrafficReader.Read("traffic", ["accent", "share"], [(["en-IN", "0.6"], "1"), (["en-US", "0.4"], "2")], new TrafficOptions(), exception => throw exception);
        SamplingWeights weights = new(["Accent", "Gender"]);
        weights.AddProduction(new Row("en-US", "female").Get, 1); // Only the gender of this one counts.
        weights.AddProduction(new Row("en-US", "male").Get, 1);
        weights.AddProduction(traffic);
        foreach (Row row in Many(("en-IN", "female", 20), ("en-IN", "male", 20), ("en-US", "male", 20), ("en-US", "female", 40))) weights.AddTraining(row.Get, 1);

        SamplingReport report = weights.Solve().Report;

        // A table that comes after rows takes their place.
        Assert.Equal(0.6, report.Margins.Single(margin => margin.Value == "en-IN").ShareAfter, 5);
        Assert.Equal(0.5, report.Margins.Single(margin => margin.Value == "male").ShareAfter, 5);
    }

    [Fact]
    public void RepetitionsKeepEveryCellWithinOneRow()
    {
        SamplingResult result = Weigh(["Accent"], Many(("a", null, 55), ("b", null, 40), ("c", null, 5)), Many(("a", null, 101), ("b", null, 333), ("c", null, 77)));

        int[] counts = SamplingRepeats.Of(result, 1);

        foreach (IGrouping<int, int> cell in Enumerable.Range(0, counts.Length).GroupBy(i => result.Cells[i]))
            Assert.True(Math.Abs(cell.Sum(i => counts[i]) - cell.Sum(i => result.Weights[i])) < 1);
        Assert.All(counts.Zip(result.Weights), pair => Assert.True(Math.Abs(pair.First - pair.Second) < 1));
        Assert.Equal(counts, SamplingRepeats.Of(result, 1));
        Assert.NotEqual(counts, SamplingRepeats.Of(result, 2));
    }

    [Fact]
    public void WhatMakesNoSenseIsRefused()
    {
        Row[] some = Many(("a", null, 1));
        Refused("SamplingOptionInvalid", () => new SamplingWeights([]));
        Refused("SamplingOptionInvalid", () => new SamplingWeights(["Accent"], new() { MaximumWeight = 0.5 }));
        Refused("SamplingOptionInvalid", () => new SamplingWeights(["Accent"], new() { Bins = 1 }));
        Refused("ReferencePropertyMissing", () => Weigh(["Accent", "Gender"], some, some));
        Refused("PropertyMissing", () => Weigh(["Gender"], Many((null, "male", 1)), some));
        Refused("PropertyMissing", () => Weigh(["Accent"], Many(("b", null, 1)), some));
        Refused("NothingToWeigh", () => Weigh(["Accent"], some, []));
        Refused("NothingToWeigh", () => Weigh(["Accent"], some, [new("a", null, null, 0)]));
        Refused("PropertyValuesTooMany", () => Weigh(["Gender"], [.. Enumerable.Range(0, 20_000).Select(i => new Row(null, $"id{i}"))], some));
    }

    private static void Refused(string id, Action action) => Assert.Equal(id, Assert.Throws<SpeechDataException>(action).ErrorId);

    private static SamplingResult Weigh(string[] properties, Row[] production, Row[] training, SamplingOptions? options = null)
    {
        SamplingWeights weights = new(properties, options);
        foreach (Row row in production) weights.AddProduction(row.Get, options?.Unit == SamplingUnit.Utterances ? 1 : row.Seconds);
        foreach (Row row in training) weights.AddTraining(row.Get, options?.Unit == SamplingUnit.Utterances ? 1 : row.Seconds);
        return weights.Solve();
    }

    private static Row[] Many(params (string? Accent, string? Gender, int Count)[] groups) =>
        [.. groups.SelectMany(group => Enumerable.Repeat(new Row(group.Accent, group.Gender), group.Count))];
}
