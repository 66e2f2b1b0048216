using AsrDataTools.Statistics;

namespace AsrDataTools.Annotation.Timing;

/// <summary>How far the annotated edges of one kind lie from the heard ones.</summary>
/// <param name="Deviations">Annotated less heard, ms, of those that have a heard edge within reach.</param>
/// <param name="Silent">Edges that lie in silence, no heard one within reach: beyond every tolerance.</param>
internal sealed record EdgeStatistics(float[] Deviations, int Silent)
{
    /// <summary>Ms.</summary>
    public static IReadOnlyList<int> Tolerances { get; } = [20, 50, 100, 200];

    public int Edges => Deviations.Length + Silent;

    public int[] Within { get; } = [.. Tolerances.Select(tolerance => Deviations.Count(deviation => Math.Abs(deviation) <= tolerance))];

    public double? Share(int tolerance) => Edges > 0 ? (double)Within[tolerance] / Edges : null;

    /// <summary>Median and 90 % quantile of absolute deviations of several kinds of edges, ms.</summary>
    public static (double? Median, double? High) Absolute(IEnumerable<EdgeStatistics> kinds)
    {
        double[] sorted = [.. kinds.SelectMany(kind => kind.Deviations).Select(deviation => (double)Math.Abs(deviation)).Order()];
        return sorted.Length == 0 ? default : (Quantile.OfSorted(sorted, 0.5), Quantile.OfSorted(sorted, 0.9));
    }

    /// <summary>Median, median absolute deviation from it, and the 10 % and 90 % quantiles.</summary>
    public (double? Median, double? Mad, double? Low, double? High) Spread()
    {
        if (Deviations.Length == 0) return default;
        double[] sorted = [.. Deviations.Select(deviation => (double)deviation).Order()];
        double median = Quantile.OfSorted(sorted, 0.5);
        return (median, Mad(sorted, median), Quantile.OfSorted(sorted, 0.1), Quantile.OfSorted(sorted, 0.9));
    }

    /// <summary>Median absolute deviation.</summary>
    public static double Mad(IEnumerable<double> values, double median) => Quantile.OfSorted([.. values.Select(value => Math.Abs(value - median)).Order()], 0.5);
}
