namespace AsrDataTools.Statistics;

/// <summary>
/// Intervals for a statistic of one sample of clusters (recordings, speakers, units): clusters are drawn whole, with replacement,
/// as many as there are (Davison and Hinkley 1997, section 3.8).
/// </summary>
public static class ClusterBootstrap
{
    /// <summary>How often each cluster is drawn → the statistic; null where it has no value.</summary>
    /// <param name="draws">One number per cluster, together as many as there are clusters. Not to be kept.</param>
    public delegate double? Estimate(ReadOnlySpan<int> draws);

    /// <summary>The percentile interval with tails for few clusters as <see cref="BootstrapInterval"/> has them.</summary>
    /// <param name="clusters">Number of clusters.</param>
    /// <param name="estimate">The statistic.</param>
    /// <returns>Null with fewer than two clusters, or where fewer than half of the replicates have a value.</returns>
    public static (double Low, double High)? Interval(
        int clusters, Estimate estimate, BootstrapSettings settings, CancellationToken cancellation)
    {
        if (clusters < 2) return null;
        double[] values = new double[settings.Replicates];
        int[] draws = new int[clusters];
        for (int replicate = 0; replicate < values.Length; replicate++)
        {
            cancellation.ThrowIfCancellationRequested();
            SeededRandom random = new(settings.Seed, replicate);
            Array.Clear(draws);
            for (int i = 0; i < clusters; i++) draws[random.Next(clusters)]++;
            values[replicate] = estimate(draws) ?? double.NaN;
        }

        return BootstrapInterval.Percentile(values, BootstrapInterval.TailShare(settings.ConfidenceLevel, clusters));
    }

    /// <summary>The interval of a ratio of sums, such as a pooled error rate.</summary>
    /// <param name="numerators">One for each cluster.</param>
    /// <param name="denominators">One for each cluster.</param>
    public static (double Low, double High)? Ratio(
        double[] numerators, double[] denominators, BootstrapSettings settings, CancellationToken cancellation) => Interval(
        numerators.Length,
        draws =>
        {
            double numerator = 0;
            double denominator = 0;
            for (int i = 0; i < draws.Length; i++)
            {
                numerator += draws[i] * numerators[i];
                denominator += draws[i] * denominators[i];
            }

            return denominator > 0 ? numerator / denominator : null;
        },
        settings,
        cancellation);
}
