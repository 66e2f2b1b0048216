using MathNet.Numerics.Distributions;

namespace AsrDataTools.Statistics;

/// <summary>
/// Percentile intervals from bootstrap replicates. With few clusters a plain percentile interval is too short; its tails
/// are therefore moved out as Student's t with (clusters − 1) degrees of freedom asks (Hesterberg 2015, The American
/// Statistician 69, section 5.3).
/// </summary>
public static class BootstrapInterval
{
    // Where nearly all replicates lie above the data, how far they do is not known.
    private const double MostBias = 1;

    /// <summary>Share of replicates to cut from each tail.</summary>
    /// <param name="confidenceLevel">For example 0.95.</param>
    /// <param name="clusters">Effective clusters of the smaller side; fewer than 2 count as 2.</param>
    public static double TailShare(double confidenceLevel, double clusters)
    {
        double count = Math.Max(2, clusters);
        double t = StudentT.InvCDF(0, 1, count - 1, (1 - confidenceLevel) / 2);
        return Normal.CDF(0, 1, Math.Sqrt(count / (count - 1)) * t);
    }

    /// <summary>The interval; null where fewer than half of the replicates have a value.</summary>
    /// <param name="replicates">NaN where a replicate had no value.</param>
    /// <param name="tailShare">As <see cref="TailShare"/> gives it.</param>
    public static (double Low, double High)? Percentile(ReadOnlySpan<double> replicates, double tailShare)
    {
        double[] sorted = [.. replicates.ToArray().Where(double.IsFinite)];
        if (sorted.Length == 0 || 2 * sorted.Length < replicates.Length) return null;
        Array.Sort(sorted);
        return (Quantile.OfSorted(sorted, tailShare), Quantile.OfSorted(sorted, 1 - tailShare));
    }

    /// <summary>
    /// For a distance, which sampling noise raises, and raises again in every replicate: the bias-corrected percentile interval
    /// (Efron 1987, Journal of the American Statistical Association 82), cut at 0 and widened to hold the estimate.
    /// </summary>
    /// <param name="observed">The distance of the data.</param>
    /// <param name="estimate">The corrected distance that is reported.</param>
    public static (double Low, double High)? OfDistance(ReadOnlySpan<double> replicates, double observed, double estimate, double tailShare)
    {
        double[] sorted = [.. replicates.ToArray().Where(double.IsFinite)];
        if (sorted.Length == 0 || 2 * sorted.Length < replicates.Length) return null;
        Array.Sort(sorted);
        double below = (sorted.Count(d => d < observed) + 0.5 * sorted.Count(d => d == observed)) / sorted.Length;
        double bias = Math.Clamp(Normal.InvCDF(0, 1, below), -MostBias, MostBias);
        double reach = -Normal.InvCDF(0, 1, tailShare);
        double low = Quantile.OfSorted(sorted, Normal.CDF(0, 1, 2 * bias - reach));
        double high = Quantile.OfSorted(sorted, Normal.CDF(0, 1, 2 * bias + reach));
        return (Math.Clamp(low, 0, estimate), Math.Max(estimate, high));
    }
}
