namespace AsrDataTools.Scoring.Diarization;

/// <summary>
/// A stretch of time in whole nanoseconds, so that sums do not depend on their order and equal times are equal; a second is
/// read to the nearest nanosecond.
/// </summary>
internal readonly record struct Interval(long Start, long End)
{
    public const double PerSecond = 1e9;

    // Some 31 years; sums over thousands of speakers still fit.
    private const double MostSeconds = 1e9;

    public long Length => End - Start;

    /// <exception cref="SpeechDataException"><c>TurnTimesInvalid</c>: not numbers, beyond 10⁹ s, or ending before it starts.</exception>
    public static Interval OfSeconds(double start, double end, string recording) =>
        Math.Abs(start) <= MostSeconds && Math.Abs(end) <= MostSeconds && start <= end
            ? new(Nanoseconds(start), Nanoseconds(end))
            : throw new SpeechDataException(
                "TurnTimesInvalid",
                SpeechDataProblem.InvalidData,
                FormattableString.Invariant($"Recording '{recording}': a stretch from {start} s to {end} s is none. Times are numbers of at most 1e9 s, the end not before the start."),
                recording);

    public static long Nanoseconds(double seconds) => (long)Math.Round(seconds * PerSecond);
}
