using AsrDataTools.Statistics;
using AsrDataTools.Statistics.Agreement;

namespace AsrDataTools.Core.Tests.Statistics.Agreement;

public class KrippendorffAlphaTests
{
    private const double No = double.NaN;

    // Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, example C: four observers, twelve units.
    private static readonly double[][] FourObservers = Units(
        [1, 2, 3, 3, 2, 1, 4, 1, 2, No, No, No],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, No, 3],
        [No, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, No],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, No]);

    // Krippendorff 1980 and Wikipedia's example: three coders, fifteen units.
    private static readonly double[][] ThreeCoders = Units(
        [No, No, No, No, No, 3, 4, 1, 2, 1, 1, 3, 3, No, 3],
        [1, No, 2, 1, 3, 3, 4, 3, No, No, No, No, No, No, No],
        [No, No, 2, 1, 3, 4, 4, No, 2, 1, 1, 3, 3, No, 4]);

    [Theory]
    [InlineData(MeasurementLevel.Nominal, 0.743)]
    [InlineData(MeasurementLevel.Ordinal, 0.815)]
    [InlineData(MeasurementLevel.Interval, 0.849)]
    [InlineData(MeasurementLevel.Ratio, 0.797)]
    public void FourObserversAgreeAsPublished(MeasurementLevel level, double published) =>
        Assert.Equal(published, new KrippendorffAlpha(FourObservers, level).Value()!.Value, 0.0005);

    [Theory]
    [InlineData(MeasurementLevel.Nominal, 0.691358)]
    [InlineData(MeasurementLevel.Interval, 0.810845)]
    public void ThreeCodersAgreeAsPublished(MeasurementLevel level, double published) =>
        Assert.Equal(published, new KrippendorffAlpha(ThreeCoders, level).Value()!.Value, 0.0000005);

    [Fact]
    public void TheSumsEqualTheCoincidenceMatrix()
    {
        foreach (MeasurementLevel level in Enum.GetValues<MeasurementLevel>())
        {
            for (int number = 0; number < 200; number++)
            {
                SeededRandom random = new(5, number);
                double[][] units = [.. Enumerable.Range(0, 1 + random.Next(12)).Select(_ =>
                    Enumerable.Range(0, 2 + random.Next(4)).Select(_ => random.Next(4) == 0 ? No : random.Next(5)).ToArray())];
                Assert.Equal(ByMatrix(units, level) ?? No, new KrippendorffAlpha(units, level).Value() ?? No, 1e-10);
            }
        }
    }

    [Fact]
    public void PerfectAgreementIsOneAndNothingToTellApartIsNoValue()
    {
        foreach (MeasurementLevel level in Enum.GetValues<MeasurementLevel>())
        {
            Assert.Equal(1, new KrippendorffAlpha([[1, 1], [2, 2, 2], [0, 0]], level).Value());
            Assert.Null(new KrippendorffAlpha([[2, 2], [2, 2]], level).Value());
            Assert.Null(new KrippendorffAlpha([[1, No], [2]], level).Value());
            Assert.Null(new KrippendorffAlpha([], level).Value());
        }
    }

    [Fact]
    public void ChanceIsAboutZero()
    {
        SeededRandom random = new(1);
        double[][] units = [.. Enumerable.Range(0, 20_000).Select(_ => new double[] { random.Next(3), random.Next(3) })];
        Assert.Equal(0, new KrippendorffAlpha(units, MeasurementLevel.Nominal).Value()!.Value, 0.02);
    }

    [Fact]
    public void TheIntervalHoldsTheValueAndWholeClustersAreDrawn()
    {
        SeededRandom random = new(2);
        double[][] units = [.. Enumerable.Range(0, 400).Select(u => new double[] { u % 4, random.Next(5) == 0 ? random.Next(4) : u % 4 })];
        KrippendorffAlpha alpha = new(units, MeasurementLevel.Nominal);
        int[] single = [.. Enumerable.Range(0, 400)];
        (double low, double high) = Interval(alpha, single)!.Value;
        Assert.InRange(alpha.Value()!.Value, low, high);
        Assert.InRange(high - low, 0.05, 0.2);
        Assert.Equal((low, high), Interval(alpha, single));

        // Recordings that each hold one unit forty times say no more than ten units.
        KrippendorffAlpha copies = new([.. Enumerable.Range(0, 400).Select(u => units[u / 40])], MeasurementLevel.Nominal);
        (double lowOfTen, double highOfTen) = Interval(new(units[..10], MeasurementLevel.Nominal), single[..10])!.Value;
        (double lowOfCopies, double highOfCopies) = Interval(copies, [.. single.Select(u => u / 40)])!.Value;
        Assert.Equal(highOfTen - lowOfTen, highOfCopies - lowOfCopies, 0.1);
        Assert.Null(Interval(alpha, new int[400]));
    }

    [Fact]
    public void ImpossibleValuesAreRefused()
    {
        Assert.Throws<ArgumentException>(() => new KrippendorffAlpha([[-1, 2]], MeasurementLevel.Ratio));
        Assert.Throws<ArgumentException>(() => new KrippendorffAlpha([[1, double.PositiveInfinity]], MeasurementLevel.Interval));
    }

    private static (double Low, double High)? Interval(KrippendorffAlpha alpha, int[] clusterOf) =>
        alpha.Interval(clusterOf, clusterOf.Max() + 1, new(), TestContext.Current.CancellationToken);

    private static double[][] Units(params double[][] annotators) =>
        [.. Enumerable.Range(0, annotators[0].Length).Select(unit => annotators.Select(values => values[unit]).ToArray())];

    // The definition: coincidences of ordered pairs within units, each pair worth 1 / (values of the unit − 1).
    private static double? ByMatrix(double[][] units, MeasurementLevel level)
    {
        double[] domain = [0, 1, 2, 3, 4];
        double[,] coincidences = new double[5, 5];
        foreach (double[] unit in units.Select(u => u.Where(v => !double.IsNaN(v)).ToArray()).Where(u => u.Length > 1))
        {
            for (int i = 0; i < unit.Length; i++)
            {
                for (int j = 0; j < unit.Length; j++)
                {
                    if (i != j) coincidences[(int)unit[i], (int)unit[j]] += 1.0 / (unit.Length - 1);
                }
            }
        }

        double[] n = [.. domain.Select(c => domain.Sum(k => coincidences[(int)c, (int)k]))];
        double observed = 0;
        double expected = 0;
        for (int c = 0; c < 5; c++)
        {
            for (int k = 0; k < 5; k++)
            {
                double distance = level switch
                {
                    MeasurementLevel.Nominal => c == k ? 0 : 1,
                    MeasurementLevel.Ordinal => Enumerable.Range(Math.Min(c, k), Math.Abs(c - k) + 1).Sum(g => n[g]) - (n[c] + n[k]) / 2,
                    MeasurementLevel.Interval => c - k,
                    _ => c + k == 0 ? 0 : (double)(c - k) / (c + k),
                };
                observed += coincidences[c, k] * distance * distance;
                expected += n[c] * n[k] * distance * distance;
            }
        }

        return expected > 0 ? 1 - (n.Sum() - 1) * observed / expected : null;
    }
}
