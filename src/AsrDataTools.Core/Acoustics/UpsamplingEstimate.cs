namespace AsrDataTools.Acoustics;

/// <summary>
/// Whether the content was sampled at a lower rate: its band then ends in a cliff just below half of a customary rate, with
/// nothing above that follows speech. Interpolation without a filter leaves images above the cliff and is not found here.
/// </summary>
internal sealed record UpsamplingEstimate(bool? IsUpsampled, int? OriginalSampleRate, string? Abstained)
{
    // Not 32 kHz: a band that ends at 16 kHz is usually the work of an MP3 or AAC encoder.
    private static readonly int[] CustomaryRates = [8000, 11025, 12000, 16000, 22050, 24000, 44100, 48000, 96000];

    // These end the band on their own, whatever the rate.
    private static readonly string[] BandLimitingCodecs = ["mp3", "aac", "vorbis", "opus", "wma", "ac3", "speex", "amr", "gsm", "g722"];

    public static UpsamplingEstimate Of(BandLimits band, string? codec, int sampleRate)
    {
        if (band.HighHz is not double high)
            return new UpsamplingEstimate(null, null, band.Abstained);
        foreach (int rate in CustomaryRates)
        {
            double half = rate / 2.0;
            if (rate > 0.92 * sampleRate)
                break;
            // Telephone lines end at 3.4 kHz, other paths closer to half the rate.
            double least = rate == 8000 ? 3200 : 0.86 * half;
            if (high < least || high > 1.04 * half || band.CliffDb is null)
                continue;
            return Array.Exists(BandLimitingCodecs, c => codec?.Contains(c, StringComparison.OrdinalIgnoreCase) == true)
                ? new UpsamplingEstimate(null, null, FormattableString.Invariant($"the {codec} coding itself may end the band at {high:0} Hz"))
                : new UpsamplingEstimate(true, rate, null);
        }

        return new UpsamplingEstimate(false, null, null);
    }
}
