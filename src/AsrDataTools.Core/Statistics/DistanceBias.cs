namespace AsrDataTools.Statistics;

/// <summary>
/// Takes off a distance what sampling noise adds to it, by its values under permutation of the labels. Lengths (total variation,
/// Kolmogorov–Smirnov, Wasserstein) add up with noise as the sides of a right triangle do, divergences (the stability index,
/// Jensen–Shannon), which are squares to first order, add up plainly. In a bounded distance only what is not yet apart can be
/// moved by noise: (observed − expected) / (1 − expected), as Hubert and Arabie (1985) correct for chance, so that 1 stays 1.
/// </summary>
public static class DistanceBias
{
    /// <summary>A length from 0 up.</summary>
    /// <param name="observed">The distance of the data.</param>
    /// <param name="permuted">Distances under permutation; NaN where there was none.</param>
    public static double OfLength(double observed, ReadOnlySpan<double> permuted) =>
        Math.Sqrt(Math.Max(0, observed * observed - Mean(permuted, 2)));

    /// <summary>A length that is at most 1.</summary>
    /// <inheritdoc cref="OfLength"/>
    public static double OfBoundedLength(double observed, ReadOnlySpan<double> permuted) =>
        Math.Sqrt(OfShare(observed * observed, Mean(permuted, 2)));

    /// <summary>A divergence from 0 up.</summary>
    /// <inheritdoc cref="OfLength"/>
    public static double OfDivergence(double observed, ReadOnlySpan<double> permuted) => Math.Max(0, observed - Mean(permuted, 1));

    /// <summary>A divergence that is at most 1.</summary>
    /// <inheritdoc cref="OfLength"/>
    public static double OfBoundedDivergence(double observed, ReadOnlySpan<double> permuted) => OfShare(observed, Mean(permuted, 1));

    private static double OfShare(double observed, double expected) => expected < 1 ? Math.Max(0, (observed - expected) / (1 - expected)) : 0;

    private static double Mean(ReadOnlySpan<double> values, int power)
    {
        double sum = 0;
        int count = 0;
        foreach (double value in values)
        {
            if (!double.IsFinite(value)) continue;
            sum += power == 2 ? value * value : value;
            count++;
        }

        return count > 0 ? sum / count : 0;
    }
}
