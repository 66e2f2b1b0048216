namespace AsrDataTools.Acoustics;

/// <summary>Turns an interval of an effect size into a verdict that more data can only sharpen, never flip.</summary>
public static class ShiftVerdict
{
    /// <summary>Fewer clusters than this on a side are too little evidence.</summary>
    public const int MinimumClusters = 10;

    /// <summary>
    /// Wholly at or beyond <paramref name="fail"/>: Fail. Wholly below <paramref name="warn"/>: Pass. Wholly between them: Warn. An
    /// interval that holds a threshold is Warn where it is narrow: no wider than the thresholds are apart and than half the lower
    /// one; more data would at most move it to the verdict next to it. Where it is wider: Unknown.
    /// </summary>
    /// <param name="low">Lower bound of an effect size ≥ 0.</param>
    /// <param name="high">Upper bound.</param>
    public static Verdict Judge(double low, double high, double warn, double fail) =>
        low >= fail ? Verdict.Fail
        : high < warn ? Verdict.Pass
        : low >= warn && high < fail ? Verdict.Warn
        : high - low <= Math.Min(fail - warn, warn / 2) ? Verdict.Warn
        : Verdict.Unknown;

    /// <summary>The interval of |x| when that of x is low … high.</summary>
    public static (double Low, double High) Magnitude(double low, double high) => low <= 0 && high >= 0
        ? (0, Math.Max(-low, high))
        : (Math.Min(Math.Abs(low), Math.Abs(high)), Math.Max(Math.Abs(low), Math.Abs(high)));

    /// <summary>The graver of two: Fail, Unknown, Warn, Pass.</summary>
    public static Verdict Worse(Verdict one, Verdict other) => Gravity(one) >= Gravity(other) ? one : other;

    private static int Gravity(Verdict verdict) => verdict switch
    {
        Verdict.Fail => 3,
        Verdict.Unknown => 2,
        Verdict.Warn => 1,
        _ => 0,
    };
}
