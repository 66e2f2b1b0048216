using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Statistics;

public sealed class PoissonRegressionTests
{
    private static readonly string[] Two = ["Intercept", "B"];

    [Fact]
    public void TwoGroupsAreTheirRates()
    {
        PoissonObservation[] rows =
        [
            new([1, 0], 10, 100, 0), new([1, 0], 14, 100, 1), new([1, 0], 6, 100, 2),
            new([1, 1], 30, 100, 3), new([1, 1], 20, 50, 4), new([1, 1], 16, 50, 5), new([1, 1], 24, 100, 6),
        ];

        PoissonFit fit = Fit(Two, rows);

        Assert.True(fit.Converged);
        Assert.Equal(Math.Log(0.1), fit.Coefficients[0].Estimate!.Value, 12);
        Assert.Equal(Math.Log(90.0 / 300 / 0.1), fit.Coefficients[1].Estimate!.Value, 12);

        // Three equal clusters: the standard error of a mean, s/√3 = 4/√3, over the mean of 10; 2 degrees of freedom.
        Assert.Equal(4 / Math.Sqrt(3) / 10, fit.Coefficients[0].StandardError!.Value, 12);
        Assert.Equal(2, fit.Coefficients[0].DegreesOfFreedom!.Value, 9);
        Assert.InRange(fit.Dispersion!.Value, 0.1, 10);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void AgreesWithTheDefinition(int seed)
    {
        (double[][] x, double[] counts, double[] exposures, int[] clusters) = Draw(seed, clusterCount: 9, each: 6);
        DirectSandwich direct = new(x, counts, exposures, clusters);

        PoissonFit fit = Fit(["Intercept", "A", "B", "Snr"], [.. x.Select((row, i) => new PoissonObservation(row, counts[i], exposures[i], clusters[i]))]);

        for (int k = 0; k < 4; k++)
        {
            Assert.Equal(direct.Beta[k], fit.Coefficients[k].Estimate!.Value, 8);
            Assert.Equal(direct.StandardErrors[k], fit.Coefficients[k].StandardError!.Value, 8);
            Assert.Equal(direct.DegreesOfFreedom[k], fit.Coefficients[k].DegreesOfFreedom!.Value, 6);
        }
    }

    [Fact]
    public void AddingUpLikeObservationsOfAClusterChangesNothing()
    {
        (double[][] x, double[] counts, double[] exposures, int[] clusters) = Draw(4, clusterCount: 12, each: 8);
        foreach (double[] row in x) row[3] = Math.Round(row[3]);
        PoissonObservation[] single = [.. x.Select((row, i) => new PoissonObservation(row, counts[i], exposures[i], clusters[i]))];
        PoissonObservation[] summed = [.. single
            .GroupBy(row => (row.Cluster, Key: string.Join(' ', row.Covariates)))
            .Select(group => new PoissonObservation(group.First().Covariates, group.Sum(row => row.Count), group.Sum(row => row.Exposure), group.Key.Cluster))];

        PoissonFit one = Fit(["Intercept", "A", "B", "Snr"], single), other = Fit(["Intercept", "A", "B", "Snr"], summed);

        Assert.True(summed.Length < single.Length);
        for (int k = 0; k < 4; k++)
        {
            Assert.Equal(one.Coefficients[k].Estimate!.Value, other.Coefficients[k].Estimate!.Value, 9);
            Assert.Equal(one.Coefficients[k].StandardError!.Value, other.Coefficients[k].StandardError!.Value, 9);
            Assert.Equal(one.Coefficients[k].DegreesOfFreedom!.Value, other.Coefficients[k].DegreesOfFreedom!.Value, 7);
        }
    }

    [Fact]
    public void ColumnsThatCannotBeToldApartAreNamedAndTheOthersAnswered()
    {
        // B is always on the telephone and the telephone is only B's; C is in both rooms.
        PoissonObservation[] rows = [.. Enumerable.Range(0, 30).Select(i => (i % 3) switch
        {
            0 => new PoissonObservation([1, 0, 0, 0], 10 + i % 4, 100, i),
            1 => new PoissonObservation([1, 1, 1, 0], 20 + i % 4, 100, i),
            _ => new PoissonObservation([1, 0, 0, 1], 30 + i % 4, 100, i),
        })];

        PoissonFit fit = Fit(["Intercept", "Telephone", "B", "C"], rows);

        Assert.Equal(["Telephone", "B"], Assert.Single(fit.Dependencies));
        Assert.Null(fit.Coefficients[1].Estimate);
        Assert.Null(fit.Coefficients[2].Estimate);
        double reference = rows.Where((_, i) => i % 3 == 0).Average(row => row.Count), c = rows.Where((_, i) => i % 3 == 2).Average(row => row.Count);
        Assert.Equal(Math.Log(c / reference), fit.Coefficients[3].Estimate!.Value, 9);
    }

    [Fact]
    public void WhatIsOnlyTogetherUnclearIsUnclearAltogether()
    {
        // Only the reference is in the studio, so the telephone is what B and C have in common.
        PoissonObservation[] rows = [new([1, 0, 0, 0], 3, 10, 0), new([1, 1, 1, 0], 4, 10, 1), new([1, 1, 0, 1], 5, 10, 2), new([1, 1, 0, 1], 6, 10, 3)];

        PoissonFit fit = Fit(["Intercept", "Telephone", "B", "C"], rows);

        Assert.Equal(["Telephone", "B", "C"], Assert.Single(fit.Dependencies));
        Assert.All(fit.Coefficients.Skip(1), coefficient => Assert.Null(coefficient.Estimate));
        Assert.Equal(Math.Log(0.3), fit.Coefficients[0].Estimate!.Value, 9);
    }

    [Fact]
    public void AGroupWithoutEventsIsInfinitelyFarAndDisturbsNobody()
    {
        PoissonObservation[] rows = [new([1, 0, 0], 5, 50, 0), new([1, 0, 0], 7, 50, 1), new([1, 1, 0], 0, 80, 2), new([1, 1, 0], 0, 20, 3), new([1, 0, 1], 9, 30, 4), new([1, 0, 1], 6, 30, 5)];

        PoissonFit fit = Fit(["Intercept", "B", "C"], rows);

        Assert.True(fit.Converged);
        Assert.Equal(double.NegativeInfinity, fit.Coefficients[1].Estimate);
        Assert.Null(fit.Coefficients[1].StandardError);
        Assert.Equal(Math.Log(15.0 / 60 / 0.12), fit.Coefficients[2].Estimate!.Value, 9);
    }

    [Fact]
    public void ALikelihoodWithoutATopIsNotCalledAnAnswer()
    {
        PoissonFit fit = Fit(Two, [new([1, 1], 0, 10, 0), new([1, 2], 0, 10, 1), new([1, 3], 5, 10, 2), new([1, 3], 4, 10, 3)]);

        Assert.False(fit.Converged);
        Assert.All(fit.Coefficients, coefficient => Assert.Null(coefficient.Estimate));
    }

    [Fact]
    public void NothingCountedIsNoAnswer() =>
        Assert.False(Fit(["Intercept"], [new([1], 0, 10, 0), new([1], 0, 10, 1)]).Converged);

    [Theory]
    [InlineData(-1, 10)]
    [InlineData(1, 0)]
    [InlineData(double.NaN, 10)]
    [InlineData(1, double.PositiveInfinity)]
    public void WhatCannotBeCountedIsRefused(double count, double exposure) =>
        Assert.ThrowsAny<ArgumentException>(() => Fit(["Intercept"], [new([1], count, exposure, 0)]));

    [Fact]
    public void ARateIsTheRegressionWithOneCoefficient()
    {
        double[] events = [3, 9, 0, 4, 22], words = [40, 60, 10, 55, 120];

        ClusteredRatio ratio = new(events, words);
        PoissonCoefficient coefficient = Fit(["Intercept"], [.. events.Select((count, i) => new PoissonObservation([1], count, words[i], i))]).Coefficients[0];

        Assert.Equal(38.0 / 285, ratio.Value, 12);
        Assert.Equal(coefficient.StandardError!.Value, Math.Sqrt(ratio.Variance) / ratio.Value, 9);
        Assert.Equal(coefficient.DegreesOfFreedom!.Value, ratio.DegreesOfFreedom, 7);
        Assert.Equal(ratio.Variance, ratio.Influences.Sum(influence => influence * influence), 15);
    }

    [Fact]
    public void AnIntervalReachesFartherTowardsTheRareLargeOnes()
    {
        double[] words = [50, 50, 50, 50, 50, 50, 50, 50, 50, 50], even = [4, 6, 4, 6, 4, 6, 4, 6, 4, 6], skewed = [4, 4, 4, 4, 4, 4, 4, 4, 4, 14];
        double[] few = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0];

        (double low, double high) = new ClusteredRatio(even, words).Interval(0.95)!.Value;
        (double skewedLow, double skewedHigh) = new ClusteredRatio(skewed, words).Interval(0.95)!.Value;

        // s/√10 of 4 and 6 is 0.3333; Student's t with 9 degrees of freedom is 2.2622.
        Assert.Equal(0.1 + 2.2622 * 0.33333 / 50, high, 6);
        Assert.Equal(0.1, (low + high) / 2, 12);
        Assert.True(skewedHigh - 0.1 > 2 * (0.1 - skewedLow));
        Assert.InRange(new ClusteredRatio(few, words).Interval(0.95)!.Value.Low, 0, 0.002);
    }

    [Fact]
    public void ARateOfOneClusterHasNoInterval() => Assert.Null(new ClusteredRatio([3, 0], [30, 0]).Interval(0.95));

    private static PoissonFit Fit(string[] columns, params PoissonObservation[] rows) => PoissonRegression.Fit(columns, rows, TestContext.Current.CancellationToken);

    private static (double[][] X, double[] Counts, double[] Exposures, int[] Clusters) Draw(int seed, int clusterCount, int each)
    {
        SeededRandom random = new(seed);
        List<double[]> x = [];
        List<double> counts = [], exposures = [];
        List<int> clusters = [];
        for (int cluster = 0; cluster < clusterCount; cluster++)
        {
            double speaker = 0.5 * random.NextNormal();
            for (int i = 0; i < each + cluster % 3; i++)
            {
                double[] row = [1, cluster % 3 == 1 ? 1 : 0, i % 2, random.NextNormal()];
                double words = 20 + random.Next(80);
                x.Add(row);
                exposures.Add(words);
                counts.Add(Math.Round(words * Math.Exp(-1.5 + 0.6 * row[1] - 0.3 * row[2] - 0.2 * row[3] + speaker + 0.2 * random.NextNormal())));
                clusters.Add(cluster);
            }
        }

        return ([.. x], [.. counts], [.. exposures], [.. clusters]);
    }
}
