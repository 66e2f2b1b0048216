using System.Runtime.Intrinsics;
using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Statistics;

/// <summary>What noise adds to a distance, and intervals of distances.</summary>
public class DistanceTests
{
    [Fact]
    public void NoiseIsTakenOffAsItAdds()
    {
        // Lengths: 5² − mean of 3² and 5² = 25 − 17; divergences: 5 − 4; by chance: (0.25 − 0.04) / (1 − 0.04), (0.5 − 0.2) / (1 − 0.2).
        Assert.Equal(Math.Sqrt(8), DistanceBias.OfLength(5, [3, 5]), 12);
        Assert.Equal(1, DistanceBias.OfDivergence(5, [3, 5, double.NaN]), 12);
        Assert.Equal(Math.Sqrt(0.21 / 0.96), DistanceBias.OfBoundedLength(0.5, [0.2]), 12);
        Assert.Equal(0.375, DistanceBias.OfBoundedDivergence(0.5, [0.2]), 12);
    }

    [Fact]
    public void WhollyApartStaysSoAndNoiseAloneIsNothing()
    {
        SeededRandom random = new(3);
        for (int i = 0; i < 500; i++)
        {
            double[] noise = [random.NextDouble(), random.NextDouble()];
            double observed = random.NextDouble();
            Assert.Equal(1, DistanceBias.OfBoundedLength(1, noise), 12);
            Assert.Equal(1, DistanceBias.OfBoundedDivergence(1, noise), 12);
            Assert.Equal(0, DistanceBias.OfBoundedLength(noise.Min(), noise));
            Assert.Equal(0, DistanceBias.OfLength(noise.Min(), noise));
            Assert.InRange(DistanceBias.OfBoundedLength(observed, noise), 0, observed);
            Assert.InRange(DistanceBias.OfBoundedDivergence(observed, noise), 0, observed);
            Assert.True(DistanceBias.OfBoundedLength(observed, noise) <= DistanceBias.OfBoundedLength((1 + observed) / 2, noise));
        }

        Assert.Equal(0.4, DistanceBias.OfLength(0.4, []), 12);
    }

    [Fact]
    public void WithoutBiasTheIntervalIsThatOfThePercentiles()
    {
        double[] replicates = [.. Enumerable.Range(0, 1001).Select(i => 1 + i / 1000.0)];

        Assert.Equal(BootstrapInterval.Percentile(replicates, 0.05)!.Value.Low, BootstrapInterval.OfDistance(replicates, 1.5, 1.5, 0.05)!.Value.Low, 2);
        Assert.Equal(BootstrapInterval.Percentile(replicates, 0.05)!.Value.High, BootstrapInterval.OfDistance(replicates, 1.5, 1.5, 0.05)!.Value.High, 2);
    }

    [Fact]
    public void ReplicatesThatLieAboveTheDataMoveTheIntervalDown()
    {
        // A tenth lies below the data: z = −1.2816, clamped to −1; the bounds are at Φ(−2 ∓ 1.6449).
        double[] replicates = [.. Enumerable.Range(0, 10_001).Select(i => 1 + i / 10_000.0)];
        (double low, double high) = BootstrapInterval.OfDistance(replicates, 1.1, 1.05, 0.05)!.Value;

        Assert.Equal(1.0001, low, 3);
        Assert.Equal(1.3613, high, 3);
        Assert.Equal(0.9, BootstrapInterval.OfDistance(replicates, 1.1, 0.9, 0.05)!.Value.Low);
        Assert.Equal(1.9, BootstrapInterval.OfDistance(replicates, 1.1, 1.9, 0.05)!.Value.High);
        Assert.Null(BootstrapInterval.OfDistance([double.NaN, double.NaN, 1], 1, 1, 0.05));
    }

    [Fact]
    public void UnequalClustersAreWorthFewer()
    {
        Assert.Equal(4, EffectiveClusters.Of([0, 1, 2, 3, 0, 1, 2, 3], [1, 1, 1, 1, 1, 1, 1, 1]), 12);
        // One with 9 of 18, nine with 1 each: 18² / (81 + 9)
        Assert.Equal(3.6, EffectiveClusters.Of([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [9, 1, 1, 1, 1, 1, 1, 1, 1, 1]), 12);
        Assert.Equal(0, EffectiveClusters.Of([], []));
    }

    [Fact]
    public void PermutationGivesNoProbabilityOfNothing()
    {
        Assert.Equal(1 / 5.0, PermutationTest.PValue(9, [1, 2, 3, 4]));
        Assert.Equal(3 / 5.0, PermutationTest.PValue(3, [1, 2, 3, 4]));
        Assert.Equal(1 / 2.0, PermutationTest.PValue(3, [1, double.NaN]));
    }

    [Fact]
    public void PermutationWithinGroupsKeepsTheirCounts()
    {
        ClusterResampling resampling = new(4, 4, 1);
        Vector128<double>[] factors = new Vector128<double>[8];
        HashSet<string> seen = [];
        for (int replicate = 0; replicate < 200; replicate++)
        {
            resampling.PermuteWithin([[0, 4, 5], [1, 2, 6]], replicate, factors);
            Assert.Equal(1, factors[0][0] + factors[4][0] + factors[5][0]);
            Assert.Equal(2, factors[1][0] + factors[2][0] + factors[6][0]);
            Assert.Equal((1, 1), (factors[3][0], factors[7][1])); // In no group.
            seen.Add(string.Join(',', factors.Select(f => f[0])));
        }

        Assert.Equal(9, seen.Count);
    }
}
