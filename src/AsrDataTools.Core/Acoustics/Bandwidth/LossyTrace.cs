namespace AsrDataTools.Acoustics;

/// <summary>
/// The low-pass of a lossy encoder (MP3, AAC, Opus), kept when its output is decoded: a cliff where no sampling rate ends.
/// </summary>
internal static class LossyTrace
{
    private const double LeastCliffDb = 22;

    // Closer to half the rate the recording's own filter may end the band; below, telephones and microphones do.
    private const double HighestShare = 0.46;
    private const double LowestHz = 6000;

    // Encoders choose by bit rate; finer steps would tell recordings of one encoder apart.
    private const double StepHz = 500;

    /// <summary><c>lossy low-pass at 16.5 kHz</c>; null without a trace.</summary>
    public static string? Find(BandLimits band, FrameGrid grid)
    {
        if (band is not { HighHz: double edge, CliffDb: >= LeastCliffDb })
            return null;
        return edge >= LowestHz && edge <= HighestShare * grid.SampleRate && CustomaryRates.Ending(edge, grid) is null
            ? FormattableString.Invariant($"lossy low-pass at {Math.Round(edge / StepHz) * StepHz / 1000:0.0} kHz")
            : null;
    }
}
