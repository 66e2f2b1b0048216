using MathNet.Numerics.Distributions;

namespace AsrDataTools.Statistics;

/// <summary>
/// A rate Σ events / Σ exposure over clusters whose members resemble each other: the Poisson regression with one coefficient
/// and the correction of <see cref="ClusterSandwich"/>, in closed form. With clusters of one size its variance is the usual one
/// of a mean, with clusters − 1 degrees of freedom.
/// </summary>
public sealed class ClusteredRatio
{
    private readonly double[] _share;

    /// <param name="events">Events of each cluster, at least 0.</param>
    /// <param name="exposures">Exposure of each cluster, at least 0; above 0 in sum.</param>
    public ClusteredRatio(IReadOnlyList<double> events, IReadOnlyList<double> exposures)
    {
        double exposure = exposures.Sum();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exposure, nameof(exposures));
        Value = events.Sum() / exposure;
        _share = [.. exposures.Select(value => value / exposure)];
        Influences = [.. events.Select((count, i) => Weight(i) * (count - Value * exposures[i]) / exposure)];
        Variance = Influences.Sum(influence => influence * influence);
        double own = _share.Where((_, i) => Weight(i) > 0).Sum(w => w * w * (1 - 2 * w) / ((1 - w) * (1 - w)));
        double cross = _share.Where((_, i) => Weight(i) > 0).Sum(w => w * w / (1 - w));
        DegreesOfFreedom = own + cross * cross is double squares && squares > 0 ? 1 / squares : 0;
    }

    public double Value { get; }

    public double Variance { get; }

    /// <summary>Of Student's t; 0 where one cluster has all exposure.</summary>
    public double DegreesOfFreedom { get; }

    /// <summary>How far each cluster moves the rate, corrected for its having moved it; their squares add up to the variance.</summary>
    public IReadOnlyList<double> Influences { get; }

    /// <summary>The factor (1 − share of exposure)^−½ by which a cluster's residual is too small; 0 where it has all.</summary>
    public double Weight(int cluster) => _share[cluster] < 1 ? 1 / Math.Sqrt(1 - _share[cluster]) : 0;

    /// <summary>The interval, as <see cref="Interval(double, IReadOnlyCollection{double}, double, double)"/> makes it.</summary>
    public (double Low, double High)? Interval(double confidenceLevel) => Interval(Value, Influences, DegreesOfFreedom, confidenceLevel);

    /// <summary>
    /// The interval of a positive quantity that a few clusters move far up and none far down, as error rates are: Student's t
    /// through Hall's transformation, which takes its skewness out (Hall 1992, Journal of the Royal Statistical Society B 54).
    /// </summary>
    /// <param name="value">The estimate, at least 0.</param>
    /// <param name="influences">How far each cluster moves it.</param>
    /// <returns>Null where the data do not tell.</returns>
    public static (double Low, double High)? Interval(double value, IReadOnlyCollection<double> influences, double degreesOfFreedom, double confidenceLevel)
    {
        double variance = influences.Sum(influence => influence * influence);
        if (!(value > 0 && variance > 0 && degreesOfFreedom > 0)) return null;
        double error = Math.Sqrt(variance), reach = Reach(degreesOfFreedom, confidenceLevel);
        double skewness = influences.Sum(influence => influence * influence * influence) / (variance * error);
        return (Math.Max(0, value - error * Unskewed(reach, skewness)), value - error * Unskewed(-reach, skewness));
    }

    // The inverse of T + κT²/3 + κ²T³/27 + κ/6, which is nearly free of the skewness κ of the estimate.
    private static double Unskewed(double quantile, double skewness) => Math.Abs(skewness) < 1e-6
        ? quantile
        : 3 / skewness * (Math.Cbrt(1 + skewness * (quantile - skewness / 6)) - 1);

    /// <summary>Student's t beyond which half of the rest lies.</summary>
    public static double Reach(double degreesOfFreedom, double confidenceLevel) => -StudentT.InvCDF(0, 1, degreesOfFreedom, (1 - confidenceLevel) / 2);
}
