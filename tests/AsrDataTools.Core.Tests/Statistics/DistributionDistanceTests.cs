using AsrDataTools.Statistics;
using FsCheck;
using FsCheck.Fluent;

namespace AsrDataTools.Core.Tests.Statistics;

public class DistributionDistanceTests
{
    [Fact]
    public void CliffsDeltaCountsPairs() => Prop.ForAll(Pair(), pair =>
    {
        (double[] support, double[] x, double[] y) = Masses(pair.X, pair.Y);
        foreach (int tolerance in (int[])[0, 2])
        {
            double pairs = pair.X.Sum(a => pair.Y.Sum(b => Math.Abs(b - a) <= tolerance ? 0 : Math.Sign(b - a)));
            double expected = pairs / (pair.X.Length * pair.Y.Length);
            Assert.Equal(expected, DistributionDistance.CliffsDelta(support, x, y, tolerance), 12);
            if (tolerance == 0) Assert.Equal(expected, DistributionDistance.CliffsDelta(x, y), 12);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void KolmogorovSmirnovIsTheLargestGap() => Prop.ForAll(Pair(), pair =>
    {
        (double[] support, double[] x, double[] y) = Masses(pair.X, pair.Y);
        double expected = support.Max(v => Math.Abs(pair.X.Count(a => a <= v) / (double)pair.X.Length - pair.Y.Count(b => b <= v) / (double)pair.Y.Length));
        Assert.Equal(expected, DistributionDistance.KolmogorovSmirnov(x, y), 12);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void WassersteinOfEqualCountsPairsOrderStatistics() => Prop.ForAll(Pair(), pair =>
    {
        int count = Math.Min(pair.X.Length, pair.Y.Length);
        int[] first = [.. pair.X.Take(count)];
        int[] second = [.. pair.Y.Take(count)];
        (double[] support, double[] x, double[] y) = Masses(first, second);
        double expected = first.Order().Zip(second.Order(), (a, b) => Math.Abs(a - b)).Average();
        Assert.Equal(expected, DistributionDistance.Wasserstein(support, x, y), 10);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void NormalsOneDeviationApart()
    {
        const int Count = 40_000;
        SeededRandom random = new(3);
        double[] reference = [.. Enumerable.Range(0, Count).Select(_ => random.NextNormal())];
        double[] difference = [.. Enumerable.Range(0, Count).Select(_ => random.NextNormal() + 1)];
        (double[] support, double[] x, double[] y) = Masses(reference, difference);

        Assert.Equal(0.5205, DistributionDistance.CliffsDelta(x, y), 0.01); // 2 Φ(1/√2) − 1
        Assert.Equal(0.3829, DistributionDistance.KolmogorovSmirnov(x, y), 0.01); // 2 Φ(1/2) − 1
        Assert.Equal(1, DistributionDistance.Wasserstein(support, x, y), 0.02);
        Assert.Equal(1, DistributionDistance.StandardDeviation(support, x), 0.02);
    }

    [Fact]
    public void DivergencesByHand()
    {
        // ½·log2 and (p − q)·ln(p/q) worked out on paper for p = (½, ½), q = (¼, ¾).
        Assert.Equal((0.25 * Math.Log(2)) + (-0.25 * Math.Log(2.0 / 3)), DistributionDistance.PopulationStability([50, 50], [25, 75]), 12);
        Assert.Equal(0.0487949, DistributionDistance.JensenShannon([50, 50], [25, 75]), 6);
        Assert.Equal(0.25, DistributionDistance.TotalVariation([50, 50], [25, 75]), 12);
        Assert.Equal(1, DistributionDistance.JensenShannon([3, 0], [0, 7]), 12);
        Assert.Equal(1, DistributionDistance.TotalVariation([3, 0], [0, 7]), 12);
        Assert.Equal(0, DistributionDistance.JensenShannon([3, 6], [1, 2]), 12);
    }

    [Fact]
    public void AnEmptyBinCountsAsHalfAnObservation()
    {
        double expected = (1 - 0.5 / 200) * Math.Log(1 / (0.5 / 200)) + (0.5 / 100 - 1) * Math.Log(0.5 / 100 / 1);

        Assert.Equal(expected, DistributionDistance.PopulationStability([100, 0], [0, 200]), 12);
    }

    [Fact]
    public void ASideWithoutMassIsNotANumber()
    {
        Assert.True(double.IsNaN(DistributionDistance.CliffsDelta([1, 2], [0, 0])));
        Assert.True(double.IsNaN(DistributionDistance.CliffsDelta([1, 2], [1, 2], [0, 0], 0.5)));
        Assert.True(double.IsNaN(DistributionDistance.KolmogorovSmirnov([1, 2], [0, 0]) + DistributionDistance.TotalVariation([1, 2], [0, 0])));
        Assert.True(double.IsNaN(DistributionDistance.Wasserstein([1, 2], [1, 2], [0, 0])));
        Assert.True(double.IsNaN(DistributionDistance.JensenShannon([0, 0], [1, 1])));
        Assert.True(double.IsNaN(DistributionDistance.PopulationStability([0, 0], [1, 1])));
        Assert.True(double.IsNaN(DistributionDistance.StandardDeviation([1, 2], [0, 0])));
    }

    private static Arbitrary<(int[] X, int[] Y)> Pair()
    {
        Gen<int[]> side = Gen.Choose(-8, 8).ArrayOf().Where(values => values.Length > 0);
        return side.SelectMany(x => side.Select(y => (x, y))).ToArbitrary();
    }

    private static (double[] Support, double[] X, double[] Y) Masses<T>(T[] x, T[] y)
        where T : struct, IConvertible
    {
        double[] first = [.. x.Select(v => v.ToDouble(null))];
        double[] second = [.. y.Select(v => v.ToDouble(null))];
        double[] support = [.. first.Concat(second).Distinct().Order()];
        return (support, Count(first), Count(second));

        double[] Count(double[] values)
        {
            double[] masses = new double[support.Length];
            foreach (double value in values) masses[Array.BinarySearch(support, value)]++;
            return masses;
        }
    }
}
