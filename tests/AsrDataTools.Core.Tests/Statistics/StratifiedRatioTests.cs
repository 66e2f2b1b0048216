using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Statistics;

public sealed class StratifiedRatioTests
{
    [Fact]
    public void OneStratumIsTheTextbookRatio()
    {
        // Ratio 6/20; residuals 0.2, −1, 0.8 … by hand: Σ(e − 0.3 m)² = (2−1.5)² + (0−1.5)² + (1−1.5)² + (3−1.5)² = 5.
        StratifiedRatio ratio = new([Unit(2, 5), Unit(0, 5), Unit(1, 5), Unit(3, 5)]);

        Assert.Equal(0.3, ratio.Value!.Value, 12);
        Assert.Equal(5.0 / 400 * 4 / 3, ratio.EndlessVariance, 12);
        Assert.Equal(5.0 / 400 * 4 / 3 * (1 - 4.0 / 40), ratio.Variance, 12);
        Assert.Equal(3, ratio.DegreesOfFreedom);
        Assert.Equal(ratio.EndlessVariance * 20 / (0.3 * 0.7), ratio.DesignEffect!.Value, 12);
    }

    [Fact]
    public void WeightsUndoAnUnevenDraw()
    {
        // Of 10 units with rate 0.5 two were drawn, of 90 with rate 0.1 two: the whole has 0.14.
        StratifiedRatio ratio = new([new(0, 10, 5, 5, 10), new(0, 10, 5, 5, 10), new(1, 90, 45, 1, 10), new(1, 90, 45, 1, 10)]);

        Assert.Equal(0.14, ratio.Value!.Value, 12);
    }

    [Fact]
    public void ACensusHasNoVariance()
    {
        StratifiedRatio ratio = new([new(0, 2, 1, 1, 10), new(0, 2, 1, 0, 10), new(1, 1, 1, 3, 10)]);

        Assert.Equal(0, ratio.Variance, 12);
        Assert.Null(new StratifiedRatio([]).Value);
    }

    private static StratifiedUnit Unit(double events, double exposure) => new(0, 40, 10, events, exposure);
}
