using MathNet.Numerics.Distributions;

namespace AsrDataTools.Statistics;

/// <summary>What <see cref="ShareBootstrap.Draw"/> drew.</summary>
public sealed class ShareReplicates
{
    private readonly ShareBootstrap _data;

    internal ShareReplicates(ShareBootstrap data, int replicates)
    {
        _data = data;
        Shares = NewTable(replicates, data.Shares.Length);
        StandardErrors = NewTable(replicates, data.Shares.Length);
        Distances = new (double, double)[replicates];
    }

    /// <summary>By replicate and category.</summary>
    public double[][] Shares { get; }

    /// <summary>By replicate and category; see <see cref="ShareBootstrap.StandardErrors"/>.</summary>
    public double[][] StandardErrors { get; }

    /// <summary>By replicate; see <see cref="ShareBootstrap.Distance"/>.</summary>
    public (double Value, double Error)[] Distances { get; }

    /// <summary>
    /// The studentised interval of the total variation distance, within 0…1. Noise raises a distance, and raises it again in every
    /// replicate, so that the interval lies lower than the distance of the data where that is mostly noise. Null without a target.
    /// </summary>
    public (double Low, double High)? OfDistance(double confidenceLevel)
    {
        (double value, double error) = _data.Distance;
        if (!(error > 0)) return null;
        double[] pivots = [.. Distances.Select(drawn => (drawn.Value - value) / drawn.Error).Where(double.IsFinite)];
        if (2 * pivots.Length < Distances.Length) return null;
        Array.Sort(pivots);
        (double low, double high) = Moved(pivots, confidenceLevel, _data.AllEffectiveClusters);
        return (Math.Clamp(value - high * error, 0, value), Math.Clamp(value - low * error, value, 1));
    }

    /// <summary>
    /// The studentised interval of a category's share; null where its spread cannot be told (share 0 or 1). Replicates of few clusters
    /// are themselves too alike, so the quantiles are moved out as Student's t with (effective clusters − 1) degrees of freedom asks.
    /// </summary>
    /// <param name="category">From 0.</param>
    /// <param name="confidenceLevel">For example 0.95.</param>
    public (double Low, double High)? Studentised(int category, double confidenceLevel)
    {
        double share = _data.Shares[category];
        double error = _data.StandardErrors[category];
        if (!(share is > 0 and < 1) || !(error > 0)) return null;
        double[] pivots = new double[Shares.Length];
        int count = 0;
        for (int r = 0; r < Shares.Length; r++)
        {
            double pivot = (Logit(Shares[r][category]) - Logit(share)) / StandardErrors[r][category];
            // A draw without the category is one whose share is too small by any measure.
            if (double.IsNaN(pivot)) pivot = Shares[r][category] > share ? double.MaxValue : double.MinValue;
            pivots[count++] = pivot;
        }

        Array.Sort(pivots);
        (double low, double high) = Moved(pivots, confidenceLevel, _data.EffectiveClusters[category]);
        return (Logistic(Logit(share) - high * error), Logistic(Logit(share) - low * error));
    }

    // Quantiles of the pivots, moved out.
    private static (double Low, double High) Moved(double[] pivots, double confidenceLevel, double clusters)
    {
        double tail = (1 - confidenceLevel) / 2;
        double factor = StudentT.InvCDF(0, 1, Math.Max(1, clusters - 1), tail) / Normal.InvCDF(0, 1, tail);
        return (factor * Quantile.OfSorted(pivots, tail), factor * Quantile.OfSorted(pivots, 1 - tail));
    }

    private static double Logit(double share) => Math.Log(share / (1 - share));

    private static double Logistic(double logit) => 1 / (1 + Math.Exp(-logit));

    private static double[][] NewTable(int rows, int columns)
    {
        double[][] table = new double[rows][];
        for (int i = 0; i < rows; i++) table[i] = new double[columns];
        return table;
    }
}
