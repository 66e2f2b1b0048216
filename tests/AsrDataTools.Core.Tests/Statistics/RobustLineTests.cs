using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Statistics;

public sealed class RobustLineTests
{
    [Fact]
    public void SlopeAndLevelsSurviveAThirdOfWrongPoints()
    {
        SeededRandom random = new(4);
        int count = 300;
        double[] x = new double[count], y = new double[count];
        int[] group = new int[count];
        for (int i = 0; i < count; i++)
        {
            (x[i], group[i]) = (600 * random.NextDouble(), i % 2);
            y[i] = (group[i] == 0 ? -0.1 : 0.3) + (0.001 * x[i]) + (0.02 * random.NextNormal());
            if (i % 3 == 0) y[i] += 0.5 + random.NextDouble();
        }

        RobustLine line = RobustLine.Fit(x, y, group, 2, 1e-3)!;

        Assert.InRange(line.Slope, 0.00096, 0.00104);
        Assert.InRange(line.Levels[1] - line.Levels[0], 0.38, 0.42);
        Assert.InRange(Math.Abs(line.Slope - 0.001), 0, 3 * line.SlopeError);
    }

    [Fact]
    public void IntervalsHoldTheTruthAsOftenAsTheySay()
    {
        int held = 0;
        for (int trial = 0; trial < 400; trial++)
        {
            SeededRandom random = new(trial);
            double[] x = [.. Enumerable.Range(0, 60).Select(_ => random.NextDouble())], y = [.. x.Select((at, i) => (2 * at) + ((i % 2 == 0 ? 1 : 4) * random.NextNormal()))];
            RobustLine line = RobustLine.Fit(x, y, [.. x.Select((_, i) => i % 2)], 2, 1e-6)!;
            if (Math.Abs(line.Slope - 2) <= line.Reach(0.95) * line.SlopeError) held++;
        }

        Assert.InRange(held / 400.0, 0.91, 0.98);
    }

    [Fact]
    public void TooFewPointsAndOneXAreNoLine()
    {
        Assert.Null(RobustLine.Fit([1, 2], [1, 2], [0, 1], 2, 1e-3));
        Assert.Null(RobustLine.Fit([1, 1, 1, 1], [1, 2, 3, 4], [0, 0, 0, 0], 1, 1e-3));
        RobustLine exact = RobustLine.Fit([0, 1, 2, 3], [1, 3, 5, 7], [0, 0, 0, 0], 2, 1e-3)!;
        Assert.Equal(2, exact.Slope, 12);
        Assert.True(double.IsNaN(exact.Levels[1]));
    }
}
