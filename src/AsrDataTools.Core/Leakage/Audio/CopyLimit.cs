namespace AsrDataTools.Leakage;

/// <summary>
/// What tells a copy from another take. One voice that says the same words twice makes audio that agrees far better than
/// chance, though not as well as a copy, and the shorter the stretch the better it may agree. The limit lies below all takes
/// among the prompts of five voices (docs/methods/fingerprint.md).
/// </summary>
public static class CopyLimit
{
    /// <summary>The limit for stretches of 1.5 s and more.</summary>
    public const double Most = 0.19;

    /// <summary>Stretches that say less than so many seconds are never told.</summary>
    public const double LeastSeconds = 0.8;

    private const double FullSeconds = 1.5;
    private const double Slope = 0.1;

    /// <summary>The largest bit error rate of a copy; below 0 where no stretch is long enough.</summary>
    /// <param name="comparedSeconds">Seconds that say something on both sides.</param>
    public static double BitErrorRate(double comparedSeconds) =>
        comparedSeconds < LeastSeconds ? -1 : Most - (Slope * Math.Max(0, FullSeconds - comparedSeconds));
}
