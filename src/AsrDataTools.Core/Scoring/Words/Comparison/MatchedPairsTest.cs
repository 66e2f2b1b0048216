using MathNet.Numerics.Distributions;

namespace AsrDataTools.Scoring.Words;

/// <summary>
/// Matched-pairs sentence-segment word error test, MAPSSWE (Gillick and Cox 1989): the mean difference of errors per segment over
/// its standard error is about normal.
/// </summary>
internal static class MatchedPairsTest
{
    /// <returns>Z, positive where the first system makes more errors, and its two-sided probability; null without segments.</returns>
    public static (double Z, double PValue)? Of(IReadOnlyList<ErrorSegment> segments)
    {
        if (segments.Count == 0) return null;
        double mean = segments.Average(segment => (double)(segment.First - segment.Second));
        double squares = segments.Sum(segment => Math.Pow(segment.First - segment.Second - mean, 2));
        double z = squares == 0 ? 0 : mean / Math.Sqrt(squares / (segments.Count - 1) / segments.Count);
        return (z, 2 * Normal.CDF(0, 1, -Math.Abs(z)));
    }
}
