using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Statistics;

public sealed class HypergeometricTests
{
    // By counting hands: C(4,x)·C(6,3−x)/C(10,3) = 20, 60, 36, 4 of 120.
    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 20.0 / 120)]
    [InlineData(1, 80.0 / 120)]
    [InlineData(2, 116.0 / 120)]
    [InlineData(3, 1)]
    public void CountsHands(long most, double expected) => Assert.Equal(expected, Hypergeometric.AtMost(most, 10, 4, 3), 12);

    [Fact]
    public void OfManyItIsBinomial()
    {
        for (int most = 0; most < 20; most++)
            Assert.Equal(MathNet.Numerics.Distributions.Binomial.CDF(0.05, 200, most), Hypergeometric.AtMost(most, 1_000_000_000, 50_000_000, 200), 1e-5);
    }

    [Fact]
    public void AllDrawnIsCertain()
    {
        Assert.Equal(0, Hypergeometric.AtMost(9, 100, 10, 100));
        Assert.Equal(1, Hypergeometric.AtMost(10, 100, 10, 100));
    }

    // Either tail is summed: the two must meet.
    [Fact]
    public void MirrorsItself()
    {
        for (int most = 0; most < 60; most++)
            Assert.Equal(1, Hypergeometric.AtMost(most, 500, 120, 200) + Hypergeometric.AtMost(200 - most - 1, 500, 380, 200), 10);
    }
}
