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
    public static FittingResult Fit(double[] seed, IReadOnlyList<FittingMargin> margins, FittingOptions? options = null)
    {
        options ??= new FittingOptions();
        double total = margins[0].Targets.Sum();
        Check(seed, margins, total);
        double mean = total / seed.Sum();
        // Nothing holds back the factor of an empty cell: it would run off to infinity, and 0 · ∞ is no number.
        double[] factors = [.. seed.Select(mass => mass > 0 ? mean : 0)];

        // First without the limit: it then takes away from the nearest table, not from a table on its way there.
        Fitting free = Run(seed, margins, new Fitting(factors, 0, Error(seed, margins, factors, total)), options, double.PositiveInfinity, total);
        double limit = options.MaximumFactor * mean ?? double.PositiveInfinity;
        if (!free.Factors.Any(factor => factor > limit)) return free.ToResult(options);
        Clip(seed, free.Factors, limit, total);
        return Run(seed, margins, free with { Error = Error(seed, margins, free.Factors, total) }, options, limit, total).ToResult(options);
    }

    private static Fitting Run(double[] seed, IReadOnlyList<FittingMargin> margins, Fitting start, FittingOptions options, double limit, double total)
    {
        Fitting reached = start;
        while (reached.Error.Largest > options.Tolerance && reached.Rounds - start.Rounds < options.Iterations)
        {
            double[] factors = [.. reached.Factors];
            foreach (FittingMargin margin in margins) Scale(seed, margin, factors);
            if (double.IsFinite(limit)) Clip(seed, factors, limit, total);
            Fitting next = new(factors, reached.Rounds + 1, Error(seed, margins, factors, total));
            if (options.LeastGain > 0 && next.Error.Sum > (1 - options.LeastGain) * reached.Error.Sum) break;
            reached = next;
        }

        return reached;
    }

    private static void Check(double[] seed, IReadOnlyList<FittingMargin> margins, double total)
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

    private static void Scale(double[] seed, FittingMargin margin, double[] factors)
    {
        double[] sums = new double[margin.Targets.Length];
        Add(seed, margin, factors, sums);
        // A category that lost all its mass to another margin cannot be scaled; its error tells.
        for (int j = 0; j < sums.Length; j++) sums[j] = sums[j] > 0 ? margin.Targets[j] / sums[j] : 1;
        for (int c = 0; c < factors.Length; c++) factors[c] *= sums[margin.Categories[c]];
    }

    // What the limit takes from some cells the others get in proportion, so that the whole stays whole. Nearest table again, by the
    // same divergence, so rounds of scaling and clipping meet in a table that has the margins and keeps the limit, if there is one.
    private static void Clip(double[] seed, double[] factors, double limit, double total)
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

    private static FittingError Error(double[] seed, IReadOnlyList<FittingMargin> margins, double[] factors, double total)
    {
        FittingError found = default;
        for (int m = 0; m < margins.Count; m++)
        {
            double[] sums = new double[margins[m].Targets.Length];
            Add(seed, margins[m], factors, sums);
            for (int j = 0; j < sums.Length; j++)
            {
                double error = Math.Abs(sums[j] - margins[m].Targets[j]) / total;
                found = error > found.Largest ? new(error, found.Sum + error, (m, j)) : found with { Sum = found.Sum + error };
            }
        }

        return found;
    }

    private static void Add(double[] seed, FittingMargin margin, double[]? factors, double[] sums)
    {
        for (int c = 0; c < seed.Length; c++) sums[margin.Categories[c]] += factors is null ? seed[c] : seed[c] * factors[c];
    }

    private readonly record struct FittingError(double Largest, double Sum, (int Margin, int Category) Worst);

    private sealed record Fitting(double[] Factors, int Rounds, FittingError Error)
    {
        public FittingResult ToResult(FittingOptions options) => new()
        {
            Factors = Factors,
            Iterations = Rounds,
            LargestError = Error.Largest,
            Worst = Error.Worst,
            Converged = Error.Largest <= options.Tolerance,
        };
    }
}
