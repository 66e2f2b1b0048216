using AsrDataTools.Acoustics;
using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Acoustics;

public class AcousticComparisonTests
{
    [Fact]
    public void ShiftOfTwoStandardDeviationsFailsWithTheTrueSize()
    {
        SeededRandom random = new(7);
        List<AcousticProfile> production = ProfileFactory.Normal(random, 60, 20, mean: 10);
        List<AcousticProfile> training = ProfileFactory.Normal(random, 60, 20, mean: 20);

        AcousticShift row = Row(AcousticComparison.Compare(production, training, null, TestContext.Current.CancellationToken), "SnrDb");

        Assert.Equal(Verdict.Fail, row.Verdict);
        Assert.Equal(0.843, row.CliffsDelta!.Value, 0.05); // 2 Φ(2/√2) − 1
        Assert.InRange(0.843, row.Low!.Value, row.High!.Value);
        Assert.Equal(2, row.Wasserstein!.Value, 0.2);
        Assert.Equal(10, row.MedianDifference!.Value, 1.0);
        Assert.True(row.PValue < 0.01);
    }

    private static AcousticShift Row(IReadOnlyList<AcousticShift> rows, string measure) => Assert.Single(rows, r => r.Measure == measure);
}
