using MathNet.Numerics.Distributions;

namespace AsrDataTools.Statistics;

/// <summary>Score interval of a proportion (Wilson 1927), which keeps its level near 0 and 1 and for few observations.</summary>
public static class WilsonInterval
{
    /// <param name="share">Observed proportion, 0…1.</param>
    /// <param name="count">Independent observations behind it, at least 1.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <returns>Bounds within 0…1.</returns>
    public static (double Low, double High) Of(double share, int count, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        double z = Normal.InvCDF(0, 1, (1 + level) / 2);
        double spread = z * z / count;
        double centre = (share + (spread / 2)) / (1 + spread);
        double half = Math.Sqrt((spread * share * (1 - share)) + (spread * spread / 4)) / (1 + spread);
        return (Math.Max(0, centre - half), Math.Min(1, centre + half));
    }
}
