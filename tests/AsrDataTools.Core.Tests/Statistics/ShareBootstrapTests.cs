using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Statistics;

public sealed class ShareBootstrapTests
{
    [Fact]
    public void SharesErrorsAndDistance()
    {
        // 10 clusters of mass 1 in category 0 and 30 in category 1: a plain proportion.
        ShareBootstrap bootstrap = new(2, [.. Enumerable.Range(0, 40).Select(i => new[] { (i < 10 ? 0 : 1, 1.0) })], [0.4, 0.6]);

        Assert.Equal([0.25, 0.75], bootstrap.Shares);
        Assert.Equal([10, 30], bootstrap.EffectiveClusters);
        double error = Math.Sqrt(0.25 * 0.75 / 39);
        Assert.Equal(error / (0.25 * 0.75), bootstrap.StandardErrors[0], 12);
        Assert.Equal((0.15, error), (bootstrap.Distance.Value, bootstrap.Distance.Error), new Near());
    }

    [Fact]
    public void ManyEqualClustersGiveTheNormalInterval()
    {
        ShareBootstrap bootstrap = new(2, [.. Enumerable.Range(0, 4000).Select(i => new[] { (i < 1000 ? 0 : 1, 1.0) })], [0.4, 0.6]);
        ShareReplicates drawn = bootstrap.Draw(4000, 1, 2, CancellationToken.None);

        (double low, double high) = drawn.Studentised(0, 0.95)!.Value;
        double reach = 1.96 * Math.Sqrt(0.25 * 0.75 / 4000);
        Assert.Equal(0.25 - reach, low, 0.002);
        Assert.Equal(0.25 + reach, high, 0.002);
        (double nearest, double farthest) = drawn.OfDistance(0.95)!.Value;
        Assert.Equal(0.15 - reach, nearest, 0.002);
        Assert.Equal(0.15 + reach, farthest, 0.002);
    }

    [Fact]
    public void ClustersMayHoldSeveralCategories()
    {
        // Every cluster has the same parts: the share does not vary at all.
        ShareBootstrap bootstrap = new(2, [.. Enumerable.Range(1, 20).Select(i => new[] { (0, 1.0 * i), (1, 3.0 * i) })]);

        Assert.Equal(0.25, bootstrap.Shares[0], 12);
        Assert.Equal(0, bootstrap.StandardErrors[0], 6);
        Assert.Null(new ShareBootstrap(1, [new[] { (0, 1.0) }]).Draw(100, 1, 1, CancellationToken.None).Studentised(0, 0.95));
    }

    [Fact]
    public void TheDistanceOfMixedClustersIsThatOfTheCategoriesAbove()
    {
        // Of three categories 0 and 1 are above their target; together they are category 0 of the coarser data.
        SeededRandom random = new(3);
        (int, double)[][] fine = [.. Enumerable.Range(0, 30).Select(_ => new[] { (0, random.NextDouble()), (1, random.NextDouble()), (2, random.NextDouble()) })];
        (int, double)[][] coarse = [.. fine.Select(cluster => new[] { (0, cluster[0].Item2 + cluster[1].Item2), (1, cluster[2].Item2) })];

        Assert.Equal(new ShareBootstrap(2, coarse, [0.2, 0.8]).Distance, new ShareBootstrap(3, fine, [0.1, 0.1, 0.8]).Distance, new Near());
    }

    private sealed class Near : IEqualityComparer<(double, double)>
    {
        public bool Equals((double, double) left, (double, double) right) => Math.Abs(left.Item1 - right.Item1) < 1e-12 && Math.Abs(left.Item2 - right.Item2) < 1e-12;

        public int GetHashCode((double, double) value) => 0;
    }
}
