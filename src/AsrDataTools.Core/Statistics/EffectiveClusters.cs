namespace AsrDataTools.Statistics;

/// <summary>
/// The number of equally large clusters that clusters of unequal size are worth, (Σm)² / Σm² (Kish 1965): ten speakers of whom
/// one has half of the recordings are worth 3.6.
/// </summary>
public static class EffectiveClusters
{
    /// <param name="clusters">Cluster of each observation, from 0.</param>
    /// <param name="weights">Weight of each observation.</param>
    /// <returns>0 without weight.</returns>
    public static double Of(ReadOnlySpan<int> clusters, ReadOnlySpan<double> weights)
    {
        Dictionary<int, double> masses = [];
        for (int i = 0; i < clusters.Length; i++) masses[clusters[i]] = masses.GetValueOrDefault(clusters[i]) + weights[i];
        double sum = masses.Values.Sum();
        return sum > 0 ? sum * sum / masses.Values.Sum(m => m * m) : 0;
    }
}
