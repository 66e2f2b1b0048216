using MathNet.Numerics.Distributions;

namespace AsrDataTools.Statistics;

/// <summary>
/// Interval of a share of independent trials that holds for few trials and for shares near 0 and 1 (Wilson, "Probable Inference,
/// the Law of Succession, and Statistical Inference", JASA 22, 1927).
/// </summary>
public static class WilsonInterval
{
    /// <summary>The interval of <paramref name="events"/> in <paramref name="trials"/>, each within 0 to 1.</summary>
    /// <param name="events">0 to <paramref name="trials"/>.</param>
    /// <param name="trials">At least 1.</param>
    /// <param name="confidenceLevel">0 to 1, both excluded.</param>
    public static (double Low, double High) Of(long events, long trials, double confidenceLevel = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(trials);
        double z = -Normal.InvCDF(0, 1, (1 - confidenceLevel) / 2), share = (double)events / trials, square = z * z;
        double middle = (share + (square / (2 * trials))) / (1 + (square / trials));
        double reach = z / (1 + (square / trials)) * Math.Sqrt((share * (1 - share) / trials) + (square / (4.0 * trials * trials)));
        return (Math.Max(0, middle - reach), Math.Min(1, middle + reach));
    }
}
