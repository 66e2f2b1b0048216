namespace AsrDataTools.Statistics;

/// <summary>
/// Scales a table of any number of dimensions until its margins are those asked for (Deming and Stephan 1940, Annals of Mathematical
/// Statistics 11), also called raking. Of all tables with these margins it is the nearest to the seed by Kullback–Leibler divergence:
/// the factors are products of one number per category, the odds ratios of the seed stay, and what is empty stays empty. Cells are
/// listed, so that a sparse table of many dimensions costs no more than its cells.
/// </summary>
public static class IterativeProportionalFitting
{
    private const double SameTotal = 1e-9;
    private const double Rounding = 1e-12;

    /// <param name="seed">Mass of each cell, ≥ 0; 0 for what cannot be.</param>
    /// <param name="margins">At least one; their targets have the same total.</param>
    /// <exception cref="SpeechDataException">
    /// <c>MarginsInconsistent</c>: the totals of the margins differ. <c>MarginUnreachable</c>: a category is to have mass, and no cell of it
    /// has any.
    /// </exception>
    public static FittingResult Fit(ReadOnlySpan<double> seed, IReadOnlyList<FittingMargin> margins, FittingOptions? options = null)
    {
        options ??= new FittingOptions();
        double total = margins[0].Targets.Sum();
        Check(seed, margins, total);
        double mean = total / Sum(seed);
        double limit = options.MaximumFactor is { } most ? most * mean : double.PositiveInfinity;
        double[] factors = new double[seed.Length];
        // Nothing holds back the factor of an empty cell: it would run off to infinity, and 0 · ∞ is no number.
        for (int c = 0; c < factors.Length; c++) factors[c] = seed[c] > 0 ? mean : 0;
        double[][] sums = [.. margins.Select(margin => new double[margin.Targets.Length])];

        (double error, (int, int) worst) = Error(seed, margins, factors, sums, total);
        int round = 0;
        while (error > options.Tolerance && round < options.Iterations)
        {
            for (int m = 0; m < margins.Count; m++) Scale(seed, margins[m], factors, sums[m]);
            if (double.IsFinite(limit)) Clip(seed, factors, limit, total);
            (error, worst) = Error(seed, margins, factors, sums, total);
            round++;
        }

        return new FittingResult { Factors = factors, Iterations = round, LargestError = error, Worst = worst, Converged = error <= options.Tolerance };
    }

    private static void Check(ReadOnlySpan<double> seed, IReadOnlyList<FittingMargin> margins, double total)
    {
        for (int m = 0; m < margins.Count; m++)
        {
            FittingMargin margin = margins[m];
            if (!(Math.Abs(margin.Targets.Sum() - total) <= SameTotal * total))
            {
                throw new SpeechDataException(
                    "MarginsInconsistent", SpeechDataProblem.InvalidData,
                    FormattableString.Invariant($"Margin {m + 1} adds up to {margin.Targets.Sum()}, margin 1 to {total}: no table has both. Give shares of the same whole."));
            }

            double[] sums = new double[margin.Targets.Length];
            Add(seed, margin, null, sums);
            int empty = Enumerable.Range(0, sums.Length).FirstOrDefault(j => margin.Targets[j] > 0 && sums[j] <= 0, -1);
            if (empty < 0) continue;
            throw new SpeechDataException(
                "MarginUnreachable", SpeechDataProblem.InvalidData,
                FormattableString.Invariant($"Category {empty + 1} of margin {m + 1} is to have a mass of {margin.Targets[empty]}, and no cell of it has any."));
        }
    }

    private static void Scale(ReadOnlySpan<double> seed, FittingMargin margin, double[] factors, double[] sums)
    {
        Add(seed, margin, factors, sums);
        // A category that lost all its mass to another margin cannot be scaled; its error tells.
        for (int j = 0; j < sums.Length; j++) sums[j] = sums[j] > 0 ? margin.Targets[j] / sums[j] : 1;
        for (int c = 0; c < factors.Length; c++) factors[c] *= sums[margin.Categories[c]];
    }

    // What the limit takes from some cells the others get in proportion, so that the whole stays whole. Nearest table again, by the
    // same divergence, so rounds of scaling and clipping meet in a table that has the margins and keeps the limit, if there is one.
    private static void Clip(ReadOnlySpan<double> seed, double[] factors, double limit, double total)
    {
        double scale;
        do
        {
            double clipped = 0;
            double free = 0;
            for (int c = 0; c < factors.Length; c++)
            {
                if (factors[c] < limit)
                {
                    free += seed[c] * factors[c];
                    continue;
                }

                factors[c] = limit;
                clipped += seed[c] * limit;
            }

            scale = free > 0 ? (total - clipped) / free : 1;
            for (int c = 0; c < factors.Length; c++)
            {
                if (factors[c] < limit) factors[c] *= scale;
            }
        }
        while (scale > 1 + Rounding);

        for (int c = 0; c < factors.Length; c++) factors[c] = Math.Min(factors[c], limit);
    }

    private static (double Error, (int Margin, int Category) Worst) Error(
        ReadOnlySpan<double> seed, IReadOnlyList<FittingMargin> margins, double[] factors, double[][] sums, double total)
    {
        double largest = 0;
        (int, int) worst = default;
        for (int m = 0; m < margins.Count; m++)
        {
            Add(seed, margins[m], factors, sums[m]);
            for (int j = 0; j < sums[m].Length; j++)
            {
                double error = Math.Abs(sums[m][j] - margins[m].Targets[j]) / total;
                if (error <= largest) continue;
                largest = error;
                worst = (m, j);
            }
        }

        return (largest, worst);
    }

    private static void Add(ReadOnlySpan<double> seed, FittingMargin margin, double[]? factors, double[] sums)
    {
        Array.Clear(sums);
        for (int c = 0; c < seed.Length; c++) sums[margin.Categories[c]] += factors is null ? seed[c] : seed[c] * factors[c];
    }

    private static double Sum(ReadOnlySpan<double> masses)
    {
        double sum = 0;
        foreach (double mass in masses) sum += mass;
        return sum;
    }
}
