namespace AsrDataTools.Statistics;

/// <summary>Quantiles of plain and of weighted values.</summary>
public static class Quantile
{
    /// <summary>Linear interpolation between order statistics (Hyndman and Fan 1996, type 7).</summary>
    /// <param name="sorted">Ascending, not empty.</param>
    /// <param name="share">0…1.</param>
    public static double OfSorted(ReadOnlySpan<double> sorted, double share)
    {
        double position = Math.Clamp(share, 0, 1) * (sorted.Length - 1);
        int below = (int)position;
        double part = position - below;
        return part == 0 ? sorted[below] : sorted[below] + part * (sorted[below + 1] - sorted[below]);
    }

    /// <summary>
    /// The value at which half the weight is reached; the mean of two neighbours when exactly half lies below. With equal
    /// weights the usual median.
    /// </summary>
    /// <returns>Null when there is no weight.</returns>
    public static double? WeightedMedian(ReadOnlySpan<double> values, ReadOnlySpan<double> weights) =>
        Weighted(values, weights, 0.5);

    /// <summary>The smallest value at which <paramref name="share"/> of the weight is reached, averaged over a flat stretch.</summary>
    /// <returns>Null when there is no weight.</returns>
    public static double? Weighted(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, double share)
    {
        double[] sorted = values.ToArray();
        double[] weight = weights.ToArray();
        Array.Sort(sorted, weight);
        double total = weight.Sum();
        if (!(total > 0)) return null;
        double target = share * total;
        double tolerance = 1e-12 * total;
        double below = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            below += weight[i];
            if (below < target - tolerance) continue;
            if (below > target + tolerance) return sorted[i];
            int next = i + 1;
            while (next < sorted.Length && weight[next] <= 0) next++;
            return next < sorted.Length ? (sorted[i] + sorted[next]) / 2 : sorted[i];
        }

        return sorted[^1];
    }
}
