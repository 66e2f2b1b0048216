using MathNet.Numerics.Distributions;

namespace AsrDataTools.Statistics;

/// <summary>
/// Percentile intervals from bootstrap replicates. With few clusters a plain percentile interval is too short; its tails
/// are therefore moved out as Student's t with (clusters − 1) degrees of freedom asks (Hesterberg 2015, The American
/// Statistician 69, section 5.3).
/// </summary>
public static class BootstrapInterval
{
    /// <summary>Share of replicates to cut from each tail.</summary>
    /// <param name="confidenceLevel">For example 0.95.</param>
    /// <param name="clusters">Clusters of the smaller side, at least 2.</param>
    public static double TailShare(double confidenceLevel, int clusters)
    {
        double tail = (1 - confidenceLevel) / 2;
        if (clusters < 2) return tail;
        double t = StudentT.InvCDF(0, 1, clusters - 1, tail);
        return Normal.CDF(0, 1, Math.Sqrt(clusters / (clusters - 1.0)) * t);
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
    /// For a distance, which sampling noise can only raise, and raises again in every replicate. The replicates are moved so
    /// that their mean is √(observed² − noise²), since far from 0 noise adds to a distance as to the length of a vector and
    /// hardly matters, then cut at 0 and widened to hold the estimate.
    /// </summary>
    /// <param name="observed">The distance of the data.</param>
    /// <param name="noise">The mean distance under permutation.</param>
    /// <param name="estimate">The corrected distance that is reported.</param>
    public static (double Low, double High)? OfDistance(
        ReadOnlySpan<double> replicates, double observed, double noise, double estimate, double tailShare)
    {
        if (Percentile(replicates, tailShare) is not var (low, high)) return null;
        double shift = Math.Sqrt(Math.Max(0, observed * observed - noise * noise)) - replicates.ToArray().Where(double.IsFinite).Average();
        return (Math.Clamp(low + shift, 0, estimate), Math.Max(estimate, high + shift));
    }
}
