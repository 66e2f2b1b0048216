using AsrDataTools.Acoustics;
using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Acoustics;

public class AcousticComparisonTests
{
    private static readonly AcousticComparisonOptions SnrOnly = new() { Measures = ["SnrDb"], Replicates = 200 };

    [Fact]
    public void ShiftOfTwoStandardDeviationsFailsWithTheTrueSize()
    {
        SeededRandom random = new(7);
        AcousticShift row = Snr(ProfileFactory.Normal(random, 60, 20, mean: 10), ProfileFactory.Normal(random, 60, 20, mean: 20));

        // D = Y − X is normal with mean 10 and deviation 5√2; pairs within 2 dB are ties.
        double truth = Phi((10 - 2) / (5 * Math.Sqrt(2))) - Phi((-10 - 2) / (5 * Math.Sqrt(2)));
        Assert.Equal(Verdict.Fail, row.Verdict);
        Assert.Equal(truth, row.CliffsDelta!.Value, 0.05);
        Assert.InRange(truth, row.Low!.Value, row.High!.Value);
        Assert.Equal(2, row.Wasserstein!.Value, 0.25);
        Assert.InRange(2, row.WassersteinLow!.Value, row.WassersteinHigh!.Value);
        Assert.Equal(10, row.MedianDifference!.Value, 1.5);
        Assert.True(row.PValue < 0.01);
        Assert.Equal((60, 60, 1200), (row.ReferenceClusters, row.DifferenceClusters, row.ReferenceCount));
    }

    [Fact]
    public void WhatDecidedIsTold()
    {
        SeededRandom random = new(7);
        List<AcousticProfile> production = ProfileFactory.Normal(random, 60, 20, mean: 15);
        Assert.Matches(@"^\|Cliff's δ\| .+ \(warn 0\.33, fail 0\.474\) and change of shape, W1/σ ", Against(Verdict.Fail, mean: 25, deviation: 5).DecidedBy);
        Assert.Matches(@"^\|Cliff's δ\| .+ and change of shape, W1/σ ", Against(Verdict.Pass, mean: 15, deviation: 5).DecidedBy);

        // The middle stays; only the spread differs, which Cliff's delta does not see.
        AcousticShift spread = Against(Verdict.Fail, mean: 15, deviation: 15);
        Assert.True(Math.Abs(spread.CliffsDelta!.Value) < 0.33);
        Assert.Matches(@"^change of shape, W1/σ \d.+ \(warn 0\.6, fail 0\.9\)$", spread.DecidedBy);

        AcousticShift few = Snr(ProfileFactory.Normal(random, 2, 3), ProfileFactory.Normal(random, 2, 3));
        Assert.Equal(few.Remarks[0], few.DecidedBy);
        Assert.StartsWith("too few ", few.DecidedBy, StringComparison.Ordinal);

        AcousticShift Against(Verdict verdict, double mean, double deviation)
        {
            AcousticShift row = Snr(production, ProfileFactory.Normal(random, 60, 20, mean, deviation));
            Assert.Equal(verdict, row.Verdict);
            return row;
        }
    }

    [Fact]
    public void IdenticalPopulationsShowNoShift()
    {
        const int Draws = 60;
        int passed = 0;
        int covered = 0;
        double bias = 0;
        for (int draw = 0; draw < Draws; draw++)
        {
            SeededRandom random = new(1000 + draw);
            AcousticShift row = Snr(ProfileFactory.Normal(random, 100, 2), ProfileFactory.Normal(random, 100, 2));
            if (row.Verdict == Verdict.Pass) passed++;
            if (row.Low <= 0 && row.High >= 0) covered++;
            bias += row.Psi!.Value / Draws;
        }

        Assert.True(passed >= 0.95 * Draws, $"{passed} of {Draws} draws passed");
        Assert.True(covered >= 0.88 * Draws, $"{covered} of {Draws} intervals hold 0");
        Assert.True(bias < 0.03, $"the corrected stability index is {bias:F3} on average");
    }

    [Fact]
    public void FewClustersNeverFailIdenticalPopulations()
    {
        for (int draw = 0; draw < 25; draw++)
        {
            SeededRandom random = new(3000 + draw);
            AcousticShift row = Snr(ProfileFactory.Normal(random, 12, 10), ProfileFactory.Normal(random, 12, 10));
            Assert.NotEqual(Verdict.Fail, row.Verdict);
        }
    }

    [Theory]
    [InlineData(0, Verdict.Pass)]
    [InlineData(12, Verdict.Fail)]
    public void TheVerdictIsTheSameForTwoHundredAndForTwentyThousand(double shift, Verdict expected)
    {
        foreach (int each in (int[])[2, 200])
        {
            SeededRandom random = new(11);
            AcousticShift row = Snr(ProfileFactory.Normal(random, 100, each), ProfileFactory.Normal(random, 100, each, mean: 20 + shift));
            Assert.Equal(expected, row.Verdict);
        }
    }

    [Fact]
    public void AChangeOfShapeIsSeenThoughTheMiddleStays()
    {
        SeededRandom random = new(13);
        AcousticShift row = Snr(
            ProfileFactory.Normal(random, 100, 5, mean: 0, deviation: 3), ProfileFactory.Normal(random, 100, 5, mean: 0, deviation: 12));

        Assert.Equal(Verdict.Fail, row.Verdict);
        Assert.InRange(0, row.Low!.Value, row.High!.Value);
        // E|Z|·(12 − 3)/3 = 2.39
        Assert.Equal(2.39, row.Wasserstein!.Value, 0.4);
        Assert.Contains("the verdict rests on the change of shape", row.Remarks);
    }

    [Fact]
    public void RepeatingUtterancesAddsNoEvidence()
    {
        SeededRandom random = new(17);
        List<AcousticProfile> production = ProfileFactory.Normal(random, 30, 2);
        List<AcousticProfile> training = ProfileFactory.Normal(random, 30, 2);
        AcousticShift once = Snr(production, training);
        AcousticShift often = Snr(Repeated(production), Repeated(training));

        Assert.Equal(once.CliffsDelta!.Value, often.CliffsDelta!.Value, 9);
        Assert.Equal(once.High!.Value - once.Low!.Value, often.High!.Value - often.Low!.Value, 0.03);

        static List<AcousticProfile> Repeated(List<AcousticProfile> profiles) =>
            [.. Enumerable.Range(0, 20).SelectMany(copy => profiles.Select(p => p with { Path = $"{p.Path}.{copy}" }))];
    }

    [Theory]
    [InlineData(9, "too few speakers")]
    [InlineData(10, null)]
    public void FewerThanTenClustersAreUnknown(int speakers, string? remark)
    {
        SeededRandom random = new(19);
        AcousticShift row = Snr(
            ProfileFactory.Normal(random, 40, 5, mean: 0), ProfileFactory.Normal(random, speakers, 20, mean: 40),
            SnrOnly with { ClusterBy = ShiftClustering.Speaker });

        Assert.Equal(remark is null ? Verdict.Fail : Verdict.Unknown, row.Verdict);
        Assert.Equal(remark is not null, row.Remarks.Any(r => r.StartsWith("too few speakers", StringComparison.Ordinal)));
    }

    [Fact]
    public void RecordingsStandInForSpeakersAndThatIsSaid()
    {
        SeededRandom random = new(23);
        List<AcousticProfile> production = ProfileFactory.Normal(random, 9, 5);
        List<AcousticProfile> training = ProfileFactory.Normal(random, 40, 5);
        AcousticShift row = Snr(production, training);

        Assert.Equal(45, row.ReferenceClusters);
        Assert.Contains("clusters are recordings: intervals do not cover new speakers", row.Remarks);
        Assert.DoesNotContain("clusters are recordings: intervals do not cover new speakers", Snr(training, training).Remarks);
    }

    [Fact]
    public void SlightButConsistentIsNoShift()
    {
        SeededRandom random = new(29);
        List<AcousticProfile> production = ProfileFactory.Normal(random, 30, 5, with: (r, p) => p with { BandwidthHz = 3850 + r.Next(20), LowCutHz = 20 });
        List<AcousticProfile> training = ProfileFactory.Normal(random, 30, 5, with: (r, p) => p with { BandwidthHz = 3950 + r.Next(20), LowCutHz = 90 });
        IReadOnlyList<AcousticShift> rows = Compare(production, training, new() { Measures = ["BandwidthHz", "LowCutHz"], Replicates = 200 });

        Assert.Equal(0, Row(rows, "BandwidthHz").CliffsDelta);
        Assert.NotEqual(Verdict.Fail, Row(rows, "BandwidthHz").Verdict);
        Assert.Equal(Verdict.Pass, Row(rows, "LowCutHz").Verdict);
        Assert.Equal(90, Row(rows, "LowCutHz").DifferenceMedian);
    }

    [Fact]
    public void WeightsJudgeAReweightedCorpus()
    {
        SeededRandom random = new(31);
        List<AcousticProfile> production = ProfileFactory.Normal(random, 40, 5, mean: 10);
        List<AcousticProfile> noisy = ProfileFactory.Normal(random, 40, 5, mean: 10);
        List<AcousticProfile> clean = [.. ProfileFactory.Normal(random, 40, 5, mean: 35).Select(p => p with { Speaker = "c" + p.Speaker, Path = "/c" + p.Path })];
        List<AcousticProfile> training = [.. noisy, .. clean];
        double[] weights = [.. noisy.Select(_ => 1.0), .. clean.Select(_ => 0.0)];

        AcousticShift weighted = Snr(production, training, SnrOnly with { DifferenceWeights = weights });

        Assert.True(Snr(production, training).CliffsDelta > 0.4);
        Assert.Equal(Snr(production, noisy).CliffsDelta!.Value, weighted.CliffsDelta!.Value, 9);
        Assert.Equal(Verdict.Pass, Snr(production, training, SnrOnly with { DifferenceWeights = [.. weights.Select(w => w == 0 ? 1e-4 : w)] }).Verdict);
    }

    [Fact]
    public void ValuesThatAreMissingAreCountedAndReported()
    {
        SeededRandom random = new(37);
        List<AcousticProfile> production = ProfileFactory.Normal(random, 60, 5);
        List<AcousticProfile> training = ProfileFactory.Normal(random, 60, 5, with: (r, p) => r.NextDouble() < 0.6 ? p with { SnrDb = null } : p);
        AcousticShift row = Snr(production, training);

        Assert.Equal(0, row.ReferenceMissingShare);
        Assert.Equal(0.6, row.DifferenceMissingShare, 0.08);
        Assert.Equal(Verdict.Warn, row.Verdict);
        Assert.Contains(row.Remarks, r => r.StartsWith("no value in 0", StringComparison.Ordinal));

        AcousticShift none = Snr(production, [.. training.Select(p => p with { SnrDb = null })]);
        Assert.Equal((Verdict.Unknown, "no training profile has a value"), (none.Verdict, none.Remarks[0]));
    }

    [Fact]
    public void CategoriesGiveTotalVariationAndModes()
    {
        SeededRandom random = new(41);
        List<AcousticProfile> production = ProfileFactory.Normal(random, 50, 4, with: (r, p) => p with { ChannelClass = r.NextDouble() < 0.9 ? ChannelClass.Telephony : ChannelClass.Voip });
        List<AcousticProfile> training = ProfileFactory.Normal(random, 50, 4, with: (r, p) => p with { ChannelClass = r.NextDouble() < 0.2 ? ChannelClass.Telephony : null, Container = "FLAC" });
        IReadOnlyList<AcousticShift> rows = Compare(production, training, new() { Replicates = 200 });
        AcousticShift channel = Row(rows, "ChannelClass");

        Assert.Equal(Verdict.Fail, channel.Verdict);
        Assert.Equal(0.8, channel.TotalVariation!.Value, 0.1);
        Assert.Equal(("Telephony", "unknown"), (channel.ReferenceMode, channel.DifferenceMode));
        Assert.Equal(0.8, channel.DifferenceMissingShare, 0.1);
        Assert.Equal(Verdict.Warn, Row(rows, "Container").Verdict);
        Assert.Equal(1, Row(rows, "Container").TotalVariation!.Value, 9);
        Assert.Equal(Verdict.Pass, Row(rows, "SampleRate").Verdict);
        Assert.DoesNotContain(rows, r => r.Measure is "DecayTimeSeconds" or "BandClass"); // No profile has them.
        Assert.Equal(AcousticShift.Joint, rows[0].Measure);
        Assert.Equal(rows.Skip(1).Select(AcousticComparison.Strength).OrderDescending(), rows.Skip(1).Select(AcousticComparison.Strength));
    }

    [Fact]
    public void SameSeedSameResultWhateverTheOrderAndTheThreads()
    {
        SeededRandom random = new(43);
        List<AcousticProfile> production = ProfileFactory.Normal(random, 25, 4);
        List<AcousticProfile> training = ProfileFactory.Normal(random, 25, 4, mean: 24);
        AcousticComparisonOptions options = new() { Replicates = 100, ThrottleLimit = 1 };
        string first = Text(Compare(production, training, options));

        Assert.Equal(first, Text(Compare([.. production.AsEnumerable().Reverse()], training, options with { ThrottleLimit = 3 })));
        Assert.NotEqual(first, Text(Compare(production, training, options with { Seed = 2 })));

        static string Text(IReadOnlyList<AcousticShift> rows) => string.Join('\n', rows);
    }

    [Fact]
    public void WhatMakesNoSenseIsRefused()
    {
        List<AcousticProfile> some = ProfileFactory.Normal(new SeededRandom(1), 2, 2);

        Assert.Equal("NothingToCompare", Error(some, [], new()));
        Assert.Equal("NothingToCompare", Error([], some, new()));
        Assert.Equal("MeasureUnknown", Error(some, some, new() { Measures = ["SnrDB2"] }));
        Assert.Equal("ComparisonOptionInvalid", Error(some, some, new() { ConfidenceLevel = 95 }));
        Assert.Equal("ComparisonOptionInvalid", Error(some, some, new() { Replicates = 10 }));
        Assert.Equal("ComparisonOptionInvalid", Error(some, some, new() { WarnThreshold = 0.5 }));
        Assert.Equal("ComparisonOptionInvalid", Error(some, some, new() { DifferenceWeights = [1] }));
        Assert.Equal("ComparisonOptionInvalid", Error(some, some, new() { DifferenceWeights = [1, 1, 1, -1] }));
        Assert.Equal("ComparisonOptionInvalid", Error(some, some, new() { DifferenceWeights = [0, 0, 0, 0] }));

        static string Error(List<AcousticProfile> reference, List<AcousticProfile> difference, AcousticComparisonOptions options) =>
            Assert.Throws<SpeechDataException>(() => Compare(reference, difference, options)).ErrorId;
    }

    [Fact]
    public void OneProfileASideIsUnknownNotAnError()
    {
        List<AcousticProfile> one = ProfileFactory.Normal(new SeededRandom(1), 1, 1);

        Assert.All(Compare(one, one, new() { Replicates = 100 }), row => Assert.Equal(Verdict.Unknown, row.Verdict));
    }

    // One recording, held against forty of which some have no value: a permutation draws such a one for its side.
    [Fact]
    public void OneProfileAgainstManyWithoutAValueIsUnknownNotAnError()
    {
        List<AcousticProfile> one = ProfileFactory.Normal(new SeededRandom(1), 1, 1);
        List<AcousticProfile> many = ProfileFactory.Normal(new SeededRandom(2), 40, 1, with: (random, profile) => random.NextDouble() < 0.3 ? profile with { SnrDb = null } : profile);

        AcousticShift row = Row(Compare(many, one, new() { Replicates = 200 }), "SnrDb");

        Assert.Equal((Verdict.Unknown, 1), (row.Verdict, row.DifferenceCount));
        Assert.True(double.IsFinite(row.Psi!.Value) && double.IsFinite(row.JensenShannon!.Value) && row.PValue is > 0 and <= 1);
    }

    [Fact]
    public void StopsWhenCancelled()
    {
        SeededRandom random = new(47);
        List<AcousticProfile> profiles = ProfileFactory.Normal(random, 100, 20);
        using CancellationTokenSource source = new();
        Progress stop = new(source.Cancel);

        Assert.ThrowsAny<OperationCanceledException>(() =>
            AcousticComparison.Compare(profiles, profiles, new() { Replicates = 5000 }, source.Token, stop));
    }

    internal static IReadOnlyList<AcousticShift> Compare(
        IReadOnlyList<AcousticProfile> reference, IReadOnlyList<AcousticProfile> difference, AcousticComparisonOptions options) =>
        AcousticComparison.Compare(reference, difference, options, TestContext.Current.CancellationToken);

    internal static AcousticShift Row(IReadOnlyList<AcousticShift> rows, string measure) => Assert.Single(rows, r => r.Measure == measure);

    private static AcousticShift Snr(IReadOnlyList<AcousticProfile> reference, IReadOnlyList<AcousticProfile> difference, AcousticComparisonOptions? options = null) =>
        Row(Compare(reference, difference, options ?? SnrOnly), "SnrDb");

    private static double Phi(double x) => MathNet.Numerics.Distributions.Normal.CDF(0, 1, x);

    private sealed class Progress(Action act) : IProgress<double>
    {
        public void Report(double value) => act();
    }
}
