namespace AsrDataTools.Acoustics;

/// <summary>
/// Whether the content was sampled at a lower rate: images of a band that ends at half of it lie above, or the band ends in a
/// cliff just below half of a customary rate, with nothing above that follows speech.
/// </summary>
internal sealed record UpsamplingEstimate(bool? IsUpsampled, int? OriginalSampleRate, string? Abstained)
{
    /// <summary>A band that ends at half of this is usually the work of an MP3 or AAC encoder, not of sampling.</summary>
    private const int EncodersRate = 32000;

    // These end the band on their own, whatever the rate.
    private static readonly string[] BandLimitingCodecs = ["mp3", "aac", "vorbis", "opus", "wma", "ac3", "speex", "amr", "gsm", "g722"];

    /// <param name="band">Its edges, of the original where there are images.</param>
    /// <param name="imagesOf">The rate whose images were found, Hz; null without images.</param>
    /// <param name="codec">Of the recording.</param>
    /// <param name="grid">How it is cut into frames.</param>
    public static UpsamplingEstimate Of(BandLimits band, int? imagesOf, string? codec, FrameGrid grid)
    {
        if (imagesOf is not null)
            return new UpsamplingEstimate(true, imagesOf, null);
        if (band.HighHz is not double high)
            return new UpsamplingEstimate(null, null, band.Abstained);
        if (band.CliffDb is null || CustomaryRates.Ending(high, grid) is not int rate || rate == EncodersRate)
            return new UpsamplingEstimate(false, null, null);
        return Array.Exists(BandLimitingCodecs, c => codec?.Contains(c, StringComparison.OrdinalIgnoreCase) == true)
            ? new UpsamplingEstimate(null, null, FormattableString.Invariant($"the {codec} coding itself may end the band at {high:0} Hz"))
            : new UpsamplingEstimate(true, rate, null);
    }
}
