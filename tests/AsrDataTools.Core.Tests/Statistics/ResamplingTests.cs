using System.Runtime.Intrinsics;
using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Statistics;

public class ResamplingTests
{
    [Fact]
    public void RandomNumbersAreTheSameEverywhere()
    {
        SeededRandom random = new(1);
        SeededRandom again = new(1);
        SeededRandom other = new(1, 1);
        double[] drawn = [.. Enumerable.Range(0, 20_000).Select(_ => random.NextDouble())];

        Assert.Equal(drawn, Enumerable.Range(0, 20_000).Select(_ => again.NextDouble()));
        Assert.NotEqual(drawn[0], other.NextDouble());
        Assert.Equal(0.5, drawn.Average(), 0.01);
        Assert.Equal(1 / 12.0, drawn.Average(d => (d - 0.5) * (d - 0.5)), 0.003);
        Assert.All(drawn, d => Assert.InRange(d, 0, 1));
    }

    [Fact]
    public void ASampleIsOfDifferentNumbersEachEquallyLikely()
    {
        int[] counts = new int[6];
        for (int stream = 0; stream < 6000; stream++)
        {
            int[] sample = new SeededRandom(9, stream).Sample(6, 2);
            Assert.True(sample[0] < sample[1]);
            foreach (int i in sample) counts[i]++;
        }

        Assert.All(counts, count => Assert.InRange(count, 1850, 2150));
    }

    [Fact]
    public void BootstrapDrawsAsManyClustersOnEachSide()
    {
        ClusterResampling resampling = new(5, 8, 1);
        Vector128<double>[] factors = new Vector128<double>[13];
        double[] sums = new double[13];
        for (int replicate = 0; replicate < 2000; replicate++)
        {
            resampling.Bootstrap(replicate, factors);
            Assert.Equal(5, factors[..5].Sum(f => f[0]));
            Assert.Equal(8, factors[5..].Sum(f => f[1]));
            Assert.Equal(0, factors[..5].Sum(f => f[1]) + factors[5..].Sum(f => f[0]));
            for (int c = 0; c < 13; c++) sums[c] += factors[c][0] + factors[c][1];
        }

        Assert.All(sums, sum => Assert.InRange(sum, 1850, 2150));
    }

    [Fact]
    public void PermutationDealsTheLabelsAnew()
    {
        ClusterResampling resampling = new(5, 8, 1);
        Vector128<double>[] factors = new Vector128<double>[13];
        double[] inReference = new double[13];
        for (int replicate = 0; replicate < 2000; replicate++)
        {
            resampling.Permute(replicate, factors);
            Assert.Equal(5, factors.Sum(f => f[0]));
            Assert.All(factors, f => Assert.Equal(1, f[0] + f[1]));
            for (int c = 0; c < 13; c++) inReference[c] += factors[c][0];
        }

        Assert.All(inReference, count => Assert.InRange(count, 2000 * 5 / 13 - 100, 2000 * 5 / 13 + 100));
    }

    [Fact]
    public void MassesAddUpWeightsOfDrawnClusters()
    {
        ClusteredSample sample = new([3.0, 1.0, 3.0, 2.0], [0, 0, 1, 1], [1.0, 2.0, 4.0, 8.0]);
        double[] reference = new double[3];
        double[] difference = new double[3];

        sample.Masses([Vector128.Create(3.0, 0), Vector128.Create(0, 1.0)], reference, difference);

        Assert.Equal([1, 2, 3], sample.Values);
        Assert.Equal([6, 0, 3], reference);
        Assert.Equal([0, 8, 4], difference);
    }

    // Weights that are all 1 are not kept; the sums are the same to the bit.
    [Fact]
    public void EvenWeightsAreAsNone()
    {
        SeededRandom random = new(3);
        double[] values = [.. Enumerable.Range(0, 500).Select(_ => (double)random.Next(40))];
        int[] clusters = [.. Enumerable.Range(0, 500).Select(_ => random.Next(13))];
        Vector128<double>[] factors = [.. Enumerable.Range(0, 13).Select(_ => Vector128.Create(random.NextDouble(), random.NextDouble()))];
        (double[] reference, double[] difference) = Masses(new(values, clusters));
        (double[] weightedReference, double[] weightedDifference) = Masses(new(values, clusters, [.. Enumerable.Repeat(1.0, 500)]));
        (double[] halfReference, double[] halfDifference) = Masses(new(values, clusters, [.. Enumerable.Repeat(0.5, 500)]));

        Assert.Equal(reference, weightedReference);
        Assert.Equal(difference, weightedDifference);
        Assert.Equal(reference.Select(mass => mass / 2), halfReference);
        Assert.Equal(difference.Select(mass => mass / 2), halfDifference);

        (double[], double[]) Masses(ClusteredSample sample)
        {
            (double[] first, double[] second) = (new double[sample.Values.Length], new double[sample.Values.Length]);
            sample.Masses(factors, first, second);
            return (first, second);
        }
    }

    [Fact]
    public void BenjaminiHochbergByHand()
    {
        // m = 5, sorted 0.01 0.02 0.03 0.2 0.9: ×5/1 = .05, ×5/2 = .05, ×5/3 = .05, ×5/4 = .25, .9
        Assert.Equal(
            [0.05, 0.9, 0.05, 0.25, 0.05],
            FalseDiscovery.BenjaminiHochberg([0.02, 0.9, 0.01, 0.2, 0.03]).Select(p => Math.Round(p, 12)));
        Assert.Empty(FalseDiscovery.BenjaminiHochberg([]));
    }

    [Fact]
    public void Quantiles()
    {
        Assert.Equal(2.5, Quantile.OfSorted([1, 2, 3, 4], 0.5));
        Assert.Equal(1.3, Quantile.OfSorted([1, 2, 3, 4], 0.1), 12);
        Assert.Equal(2.5, Quantile.WeightedMedian([4, 1, 3, 2], [1, 1, 1, 1]));
        Assert.Equal(3, Quantile.WeightedMedian([3, 1, 2], [5, 1, 1]));
        Assert.Equal(1, Quantile.WeightedMedian([1, 9], [1, 0]));
        Assert.Null(Quantile.WeightedMedian([1], [0]));
    }

    [Fact]
    public void FewClustersWidenTheInterval()
    {
        Assert.Equal(0.025, BootstrapInterval.TailShare(0.95, 100_000), 4);
        // t(9) at 2.5 % is −2.262; Φ(−2.262·√(10/9)) = 0.0086
        Assert.Equal(0.0086, BootstrapInterval.TailShare(0.95, 10), 4);
    }

    [Fact]
    public void BoostedTreesSeeWhatNoStraightLineDoes()
    {
        // The classes differ in the sign of a product: neither feature alone tells anything.
        SeededRandom random = new(5);
        const int Count = 1200;
        byte[][] features = [new byte[Count], new byte[Count], new byte[Count]];
        bool[] positive = new bool[Count];
        for (int i = 0; i < Count; i++)
        {
            foreach (byte[] feature in features) feature[i] = (byte)(1 + random.Next(32));
            positive[i] = features[0][i] > 16 == features[1][i] > 16;
        }

        int[] groups = [0, 0, 1];
        BoostedTrees model = BoostedTrees.Train(
            features, groups, positive, [.. Enumerable.Repeat(1.0, Count)], [.. Enumerable.Range(0, 600)], 80, random, TestContext.Current.CancellationToken);

        int right = Enumerable.Range(600, 600).Count(i => model.Score(features, i, groups, -1, i) > 0 == positive[i]);
        Assert.True(right > 540, $"{right} of 600 unseen rows");
    }
}
