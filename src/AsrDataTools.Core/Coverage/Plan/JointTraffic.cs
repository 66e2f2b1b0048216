using AsrDataTools.Statistics;

namespace AsrDataTools.Coverage;

/// <summary>Traffic by accent and environment from the two margins, where the counts of both together are not known or are old.</summary>
public static class JointTraffic
{
    /// <summary>A table that has accents and a dimension together, from one that has them apart and from a pattern.</summary>
    /// <param name="traffic">Has both margins; returned as it is where it has them together.</param>
    /// <param name="pattern">Has both together; an older count, or a sample.</param>
    /// <exception cref="SpeechDataException"><c>TrafficDimensionMissing</c>, and what the fit throws.</exception>
    public static TrafficTable Combine(TrafficTable traffic, TrafficTable pattern, string dimension)
    {
        if (traffic.Joint(dimension) is not null) return traffic;
        IReadOnlyDictionary<string, double> margin = traffic.Margin(dimension);
        if (margin.Count == 0) throw Missing(traffic, dimension, "does not tell");
        IReadOnlyDictionary<(string Accent, string Value), double> seed = pattern.Joint(dimension) ?? throw Missing(pattern, dimension, "does not have accents together with");
        IReadOnlyDictionary<(string Accent, string Environment), double> fitted = Fit(traffic.Margin(TrafficTable.Accent), margin, InSpellingOf(margin.Keys, seed), out _);
        TrafficCell[] cells = [.. fitted.Select(pair => new TrafficCell
        {
            Accent = pair.Key.Accent,
            Values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { [dimension] = pair.Key.Environment },
            Amount = pair.Value,
        })];
        return new TrafficTable(traffic.Name, TrafficUnit.Share, cells, traffic.Labels, new TextList([.. traffic.Remarks, $"accents and {dimension} together: fitted to the margins from the pattern of {pattern.Name}"]));
    }

    /// <param name="accents">Share or count of traffic by accent, ≥ 0.</param>
    /// <param name="environments">The same by environment; scaled to the same whole.</param>
    /// <param name="pattern">
    /// Counts of both together from a sample: which accent calls by which channel. What it lacks stays empty. Null where nothing is known of
    /// it: accents and environments are then taken to be independent.
    /// </param>
    /// <param name="result">How well the margins were met.</param>
    /// <returns>Share of traffic of each pair that has any, adding up to 1.</returns>
    /// <exception cref="SpeechDataException">
    /// <c>TrafficEmpty</c>: a margin adds up to 0. <c>MarginUnreachable</c>: a category with traffic is not in the pattern.
    /// <c>MarginsInconsistent</c>: no table has both margins and the empty cells of the pattern.
    /// </exception>
    public static IReadOnlyDictionary<(string Accent, string Environment), double> Fit(
        IReadOnlyDictionary<string, double> accents,
        IReadOnlyDictionary<string, double> environments,
        IReadOnlyDictionary<(string Accent, string Environment), double>? pattern,
        out FittingResult result)
    {
        (string[] rows, double[] rowShares) = Shares(accents, "accent");
        (string[] columns, double[] columnShares) = Shares(environments, "environment");
        double[] seed = new double[rows.Length * columns.Length];
        int[] rowOf = new int[seed.Length];
        int[] columnOf = new int[seed.Length];
        for (int c = 0; c < seed.Length; c++)
        {
            (rowOf[c], columnOf[c]) = (c / columns.Length, c % columns.Length);
            seed[c] = pattern is null ? 1 : pattern.GetValueOrDefault((rows[rowOf[c]], columns[columnOf[c]]));
        }

        RequireReached(rows, rowOf, seed);
        RequireReached(columns, columnOf, seed);
        result = IterativeProportionalFitting.Fit(seed, [new(rowOf, rowShares), new(columnOf, columnShares)], new FittingOptions { Tolerance = 1e-11, Iterations = 10_000 });
        if (!result.Converged)
        {
            string worst = result.Worst.Margin == 0 ? rows[result.Worst.Category] : columns[result.Worst.Category];
            throw new SpeechDataException(
                "MarginsInconsistent", SpeechDataProblem.InvalidData,
                FormattableString.Invariant($"No traffic has both margins and the empty cells of the pattern: after {result.Iterations:N0} rounds {worst} is still off by {100 * result.LargestError:0.###} % of all traffic. Widen the pattern, or give counts by accent and environment together."));
        }

        Dictionary<(string, string), double> table = [];
        for (int c = 0; c < seed.Length; c++)
        {
            double share = seed[c] * result.Factors[c];
            if (share > 0) table[(rows[rowOf[c]], columns[columnOf[c]])] = share;
        }

        return table;
    }

    private static Dictionary<(string, string), double> InSpellingOf(IEnumerable<string> values, IReadOnlyDictionary<(string Accent, string Value), double> seed)
    {
        Dictionary<string, string> spelling = values.ToDictionary(value => value, StringComparer.OrdinalIgnoreCase);
        Dictionary<(string, string), double> spelt = [];
        foreach (((string accent, string value), double share) in seed)
        {
            (string, string) key = (accent, spelling.GetValueOrDefault(value, value));
            spelt[key] = spelt.GetValueOrDefault(key) + share;
        }

        return spelt;
    }

    private static SpeechDataException Missing(TrafficTable table, string dimension, string what) => new(
        "TrafficDimensionMissing", SpeechDataProblem.InvalidArgument,
        $"'{table.Name}' {what} {dimension}. It has {string.Join(", ", table.Dimensions.Prepend(TrafficTable.Accent))}.", table.Name);

    private static (string[] Names, double[] Shares) Shares(IReadOnlyDictionary<string, double> margin, string of)
    {
        if (margin.FirstOrDefault(entry => !double.IsFinite(entry.Value) || entry.Value < 0) is { Key: { } wrong })
            throw new SpeechDataException("TrafficInvalid", SpeechDataProblem.InvalidData, FormattableString.Invariant($"The traffic of {of} {wrong} is {margin[wrong]}; give a number from 0 up."));
        string[] names = [.. margin.Where(entry => entry.Value > 0).Select(entry => entry.Key)];
        double total = names.Sum(name => margin[name]);
        if (!(total > 0)) throw new SpeechDataException("TrafficEmpty", SpeechDataProblem.InvalidData, $"The traffic by {of} adds up to 0.");
        return (names, [.. names.Select(name => margin[name] / total)]);
    }

    private static void RequireReached(string[] names, int[] categories, double[] seed)
    {
        double[] sums = new double[names.Length];
        for (int c = 0; c < seed.Length; c++) sums[categories[c]] += seed[c];
        string[] missing = [.. names.Where((_, i) => sums[i] <= 0)];
        if (missing.Length == 0) return;
        throw new SpeechDataException(
            "MarginUnreachable", SpeechDataProblem.InvalidData,
            $"{string.Join(", ", missing)} has traffic but does not occur in the pattern of accents and environments. Add it to the pattern, or give no pattern.");
    }
}
