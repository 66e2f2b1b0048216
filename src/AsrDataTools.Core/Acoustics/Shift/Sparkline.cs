namespace AsrDataTools.Acoustics;

/// <summary>Draws two distributions as rows of block characters over shared bins: production, a bar, training.</summary>
public static class Sparkline
{
    private const string Blocks = "▁▂▃▄▅▆▇█";

    /// <summary>Histograms of two sets of values over <paramref name="bins"/> bins of equal width.</summary>
    /// <param name="bins">1 and up; with two or more, the range runs from the 1st to the 99th percentile of both.</param>
    /// <returns>For example <c>▁▂▇█▃▁ | ▁▁▂▅█▆</c>; null when a side is empty.</returns>
    public static string? OfValues(
        ReadOnlySpan<double> reference, ReadOnlySpan<double> referenceWeights, ReadOnlySpan<double> difference, ReadOnlySpan<double> differenceWeights, int bins = 8)
    {
        if (reference.IsEmpty || difference.IsEmpty) return null;
        (double low, double high) = Range(reference, difference);
        return OfMasses(
            Histogram(reference, referenceWeights, low, high, bins),
            Histogram(difference, differenceWeights, low, high, bins));
    }

    /// <summary>Bars for masses of the same bins or categories; each side is scaled to its own total, both to one height.</summary>
    public static string? OfMasses(ReadOnlySpan<double> reference, ReadOnlySpan<double> difference)
    {
        double[] p = Shares(reference);
        double[] q = Shares(difference);
        double largest = Math.Max(p.Max(), q.Max());
        return largest > 0 ? $"{Bars(p, largest)} | {Bars(q, largest)}" : null;
    }

    private static (double Low, double High) Range(ReadOnlySpan<double> reference, ReadOnlySpan<double> difference)
    {
        double[] all = [.. reference, .. difference];
        Array.Sort(all);
        double low = Statistics.Quantile.OfSorted(all, 0.01);
        double high = Statistics.Quantile.OfSorted(all, 0.99);
        return high > low ? (low, high) : (all[0], all[^1]);
    }

    private static double[] Histogram(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, double low, double high, int bins)
    {
        double[] masses = new double[bins];
        double scale = high > low ? bins / (high - low) : 0;
        for (int i = 0; i < values.Length; i++)
        {
            masses[Math.Clamp((int)((values[i] - low) * scale), 0, bins - 1)] += weights[i];
        }

        return masses;
    }

    private static double[] Shares(ReadOnlySpan<double> masses)
    {
        double[] shares = masses.ToArray();
        double total = shares.Sum();
        for (int i = 0; i < shares.Length && total > 0; i++) shares[i] /= total;
        return shares;
    }

    // The lowest block is kept for nothing at all, so that a small share can still be seen.
    private static string Bars(double[] shares, double largest) => string.Concat(shares.Select(share =>
        Blocks[share <= 0 ? 0 : Math.Clamp((int)Math.Ceiling(share / largest * (Blocks.Length - 1)), 1, Blocks.Length - 1)]));
}
