using AsrDataTools.Statistics;
using AsrDataTools.Statistics.Agreement;

namespace AsrDataTools.Core.Tests.Statistics.Agreement;

public class BoundaryAgreementTests
{
    [Fact]
    public void EdgesAreCountedAsByHand()
    {
        // 1.00–1.01 within 20 ms, 2.00–1.96 within 50, 3.00–3.09 within 100, 4.00 and 9.00 alone.
        BoundaryAgreement agreement = BoundaryAgreement.Of([1, 2, 3, 4], [9, 3.09, 1.01, 1.96]);
        Assert.Equal([1, 2, 3], agreement.Matched);
        Assert.Equal([0.01, -0.04, 0.09], agreement.DeviationsSeconds.Select(d => Math.Round(d, 9)));
        Assert.Equal(0.75, agreement.Recall(2));
        Assert.Equal(0.25, agreement.Precision(0));
        Assert.Equal(0.5, agreement.FScore(1));
        Assert.Equal(40, agreement.MedianDeviationMilliseconds!.Value, 6);
        Assert.Equal(80, agreement.NinetiethDeviationMilliseconds!.Value, 6);
        Assert.Equal(20, agreement.BiasMilliseconds!.Value, 6);
    }

    [Fact]
    public void AnEdgeServesOnceAndMorePairsGoBeforeCloserOnes()
    {
        // The nearest pair, 0.10–0.11, would leave 0.00 and 0.20 alone.
        Assert.Equal([(0, 0), (1, 1)], EdgeMatching.Match([0, 0.1], [0.11, 0.2], 0.11));
        Assert.Single(EdgeMatching.Match([0, 0.001], [0], 0.1));
        Assert.Equal([(1, 0)], EdgeMatching.Match([0, 0.1], [0.11], 0.2));
    }

    [Fact]
    public void ADeviationOfJustTheToleranceIsWithin() => Assert.Single(EdgeMatching.Match([1.1], [1.12], 0.02));

    [Fact]
    public void NoPairingIsLargerOrCloser()
    {
        for (int number = 0; number < 3000; number++)
        {
            SeededRandom random = new(6, number);
            double[] a = [.. Enumerable.Range(0, random.Next(6)).Select(_ => random.Next(40) / 100.0).Order()];
            double[] b = [.. Enumerable.Range(0, random.Next(6)).Select(_ => random.Next(40) / 100.0).Order()];
            double tolerance = random.Next(12) / 100.0;
            IReadOnlyList<(int First, int Second)> pairs = EdgeMatching.Match(a, b, tolerance);
            Assert.Equal(pairs.Count, pairs.Select(p => p.First).Distinct().Count());
            Assert.Equal(pairs.Count, pairs.Select(p => p.Second).Distinct().Count());
            Assert.All(pairs, p => Assert.InRange(Math.Abs(a[p.First] - b[p.Second]), 0, tolerance + 1e-9));
            (int count, double deviation) = Best(a, b, tolerance, 0, 0);
            Assert.Equal(count, pairs.Count);
            Assert.Equal(deviation, pairs.Sum(p => Math.Abs(a[p.First] - b[p.Second])), 1e-9);
        }
    }

    [Fact]
    public void ResultsAdd()
    {
        BoundaryAgreement one = BoundaryAgreement.Of([1, 2], [1.01], 0.02, 0.1);
        BoundaryAgreement two = BoundaryAgreement.Of([5], [5.05, 7], 0.1, 0.02);
        BoundaryAgreement both = one + two;
        Assert.Equal((3, 3), (both.ReferenceEdges, both.OtherEdges));
        Assert.Equal([1, 2], both.Matched);
        Assert.Equal(30, both.BiasMilliseconds!.Value, 6);
        Assert.Throws<ArgumentException>(() => one + BoundaryAgreement.Of([1], [1], 0.3));
    }

    [Fact]
    public void WithoutEdgesThereIsNoShare()
    {
        BoundaryAgreement none = BoundaryAgreement.Of([], []);
        Assert.Null(none.Recall(0));
        Assert.Null(none.Precision(0));
        Assert.Null(none.FScore(0));
        Assert.Null(none.MedianDeviationMilliseconds);
        Assert.Null(none.BiasMilliseconds);
    }

    [Fact]
    public void LongRecordingsWithDenseEdgesAreMatched()
    {
        double[] a = [.. Enumerable.Range(0, 200_000).Select(i => i * 0.1)];
        double[] b = [.. a.Select(t => t + 0.03)];
        IReadOnlyList<(int First, int Second)> pairs = EdgeMatching.Match(a, b, 0.1);
        Assert.Equal(200_000, pairs.Count);
        Assert.All(pairs, p => Assert.Equal(p.First, p.Second));
    }

    // Every pairing, crossing or not.
    private static (int Count, double Deviation) Best(double[] a, double[] b, double tolerance, int at, int taken)
    {
        if (at == a.Length) return (0, 0);
        (int Count, double Deviation) best = Best(a, b, tolerance, at + 1, taken);
        for (int j = 0; j < b.Length; j++)
        {
            double deviation = Math.Abs(a[at] - b[j]);
            if ((taken >> j & 1) == 1 || deviation > tolerance + 1e-9) continue;
            (int Count, double Deviation) with = Best(a, b, tolerance, at + 1, taken | 1 << j);
            with = (with.Count + 1, with.Deviation + deviation);
            if (with.Count > best.Count || (with.Count == best.Count && with.Deviation < best.Deviation)) best = with;
        }

        return best;
    }
}
