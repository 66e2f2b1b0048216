using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Statistics;

public class IterativeProportionalFittingTests
{
    private static readonly FittingOptions Fine = new() { Tolerance = 1e-12, Iterations = 100_000 };

    [Fact]
    public void WithoutAPatternTheTableIsTheProductOfItsMargins()
    {
        (int[] rows, int[] columns) = Grid(2, 3);

        FittingResult result = IterativeProportionalFitting.Fit([1, 1, 1, 1, 1, 1], [new(rows, [0.3, 0.7]), new(columns, [0.5, 0.3, 0.2])], Fine);

        Assert.Equal([0.15, 0.09, 0.06, 0.35, 0.21, 0.14], result.Factors.Select(f => Math.Round(f, 12)));
        Assert.True(result.Converged);
        Assert.Equal(1, result.Iterations);
    }

    [Fact]
    public void MarginsAreMetAndOddsRatiosStay()
    {
        double[] seed = [40, 30, 20, 35, 50, 100];
        (int[] rows, int[] columns) = Grid(2, 3);

        FittingResult result = IterativeProportionalFitting.Fit(seed, [new(rows, [150, 125]), new(columns, [80, 75, 120])], Fine);

        double[] table = [.. seed.Zip(result.Factors, (s, f) => s * f)];
        Assert.Equal(150, table[..3].Sum(), 9);
        Assert.Equal(80, table[0] + table[3], 9);
        Assert.Equal(120, table[2] + table[5], 9);
        Assert.Equal(40.0 * 50 / (30 * 35), table[0] * table[4] / (table[1] * table[3]), 9);
        Assert.Equal(30.0 * 100 / (20 * 50), table[1] * table[5] / (table[2] * table[4]), 9);
    }

    /// <summary>Random sparse tables of three and four dimensions, against Newton's method on the dual, which shares nothing with it.</summary>
    [Fact]
    public void AgreesWithTheTableOfLeastDivergence()
    {
        SeededRandom random = new(7);
        for (int round = 0; round < 100; round++)
        {
            int[] sizes = [.. Enumerable.Range(0, 3 + random.Next(2)).Select(_ => 2 + random.Next(3))];
            int cells = sizes.Aggregate((a, b) => a * b);
            int[][] categories = [.. sizes.Select((size, m) => Enumerable.Range(0, cells).Select(c => c / sizes[..m].Aggregate(1, (a, b) => a * b) % size).ToArray())];
            double[] seed = [.. Enumerable.Range(0, cells).Select(_ => random.Next(5) == 0 ? 0 : 0.1 + random.NextDouble())];
            // Margins of a table that has the same empty cells, so that there is a solution.
            double[] truth = [.. seed.Select(s => s * (0.2 + random.NextDouble()))];
            FittingMargin[] margins = [.. sizes.Select((size, m) => new FittingMargin(categories[m], Sums(truth, categories[m], size)))];
            if (margins.Any(margin => margin.Targets.Any(target => target <= 0))) continue;

            FittingResult result = IterativeProportionalFitting.Fit(seed, margins, Fine);

            Assert.True(result.Converged, $"round {round}: {result.LargestError}");
            double[] newton = RakingDual.Solve(seed, margins);
            for (int c = 0; c < cells; c++) Assert.Equal(newton[c], seed[c] * result.Factors[c], 1e-8);
        }
    }

    [Fact]
    public void ALimitHoldsAndTheMarginsAreStillMetWhereTheyCanBe()
    {
        // A tenth is to become three tenths: factor 3 without a limit, and the cells of the other margin can share it out.
        (int[] rows, int[] columns) = Grid(2, 2);
        double[] seed = [0.02, 0.08, 0.50, 0.40];
        FittingMargin[] margins = [new(rows, [0.25, 0.75]), new(columns, [0.4, 0.6])];

        FittingResult free = IterativeProportionalFitting.Fit(seed, margins, Fine);
        FittingResult capped = IterativeProportionalFitting.Fit(seed, margins, Fine with { MaximumFactor = 2.6 });
        FittingResult tight = IterativeProportionalFitting.Fit(seed, margins, Fine with { MaximumFactor = 2, Iterations = 500 });
        FittingResult ended = IterativeProportionalFitting.Fit(seed, margins, Fine with { MaximumFactor = 2, LeastGain = 0.01 });

        Assert.True(free.Factors.Max() > 2.6);
        Assert.True(capped.Converged);
        Assert.InRange(capped.Factors.Max(), 2.5, 2.6);
        Assert.False(tight.Converged);
        Assert.Equal(2, tight.Factors.Max(), 9);
        // The most that a limit of 2 allows to a tenth is two tenths; the whole stays whole.
        Assert.Equal(0.05, tight.LargestError, 6);
        Assert.Equal(1, seed.Zip(tight.Factors, (s, f) => s * f).Sum(), 9);
        Assert.True(ended.Iterations < 50 && !ended.Converged);
    }

    [Fact]
    public void MarginsThatContradictTheEmptyCellsDoNotConverge()
    {
        (int[] rows, int[] columns) = Grid(2, 2);

        // Row 1 has only column 1, which is to have less than row 1.
        FittingResult result = IterativeProportionalFitting.Fit([1, 0, 1, 1], [new(rows, [0.6, 0.4]), new(columns, [0.3, 0.7])], Fine with { Iterations = 200 });

        Assert.False(result.Converged);
        Assert.Equal(200, result.Iterations);
        Assert.True(result.LargestError > 0.1);
    }

    [Fact]
    public void MarginsOfDifferentWholesAndUnreachableOnesAreRefused()
    {
        (int[] rows, int[] columns) = Grid(2, 2);

        Assert.Equal("MarginsInconsistent", Assert.Throws<SpeechDataException>(() => IterativeProportionalFitting.Fit([1, 1, 1, 1], [new(rows, [0.5, 0.5]), new(columns, [0.5, 0.6])])).ErrorId);
        Assert.Equal("MarginUnreachable", Assert.Throws<SpeechDataException>(() => IterativeProportionalFitting.Fit([0, 1, 0, 1], [new(rows, [0.5, 0.5]), new(columns, [0.5, 0.5])])).ErrorId);
    }

    [Fact]
    public void KishEffectiveSize()
    {
        Assert.Equal(4, AsrDataTools.Statistics.KishEffectiveSize.Of([2, 2, 2, 2]), 12);
        Assert.Equal(16.0 / 10, AsrDataTools.Statistics.KishEffectiveSize.Of([3, 1, 0]), 12);
        Assert.Equal(AsrDataTools.Statistics.KishEffectiveSize.Of([3, 3, 1, 1, 1]), AsrDataTools.Statistics.KishEffectiveSize.Of([3, 1], [2, 3]), 12);
        Assert.Equal(0, AsrDataTools.Statistics.KishEffectiveSize.Of([0, 0]));
    }

    private static double[] Sums(double[] table, int[] categories, int size)
    {
        double[] sums = new double[size];
        for (int c = 0; c < table.Length; c++) sums[categories[c]] += table[c];
        return sums;
    }

    private static (int[] Rows, int[] Columns) Grid(int rows, int columns) =>
        ([.. Enumerable.Range(0, rows * columns).Select(c => c / columns)], [.. Enumerable.Range(0, rows * columns).Select(c => c % columns)]);
}
