namespace AsrDataTools.Acoustics;

/// <summary>
/// Signal-to-noise ratio from the distribution of amplitudes alone (WADA-SNR, Kim and Stern 2008): ln E|x| − E ln|x| of all
/// samples, looked up on <see cref="WadaCurve"/>. Digital silence of 5 ms and more and the constant offset are no part of the waveform.
/// </summary>
/// <param name="SnrDb">−10…100; 100 stands for whatever is more peaked than the model's clean speech.</param>
/// <param name="Abstained">Why the ratio is null.</param>
internal readonly record struct WadaSnr(double? SnrDb, string? Abstained)
{
    /// <summary>Below it the curve is so flat that the statistic's own scatter moves the result by decibels.</summary>
    private const double LowestDb = -10;

    /// <summary>Of fewer samples E ln|x| scatters by more than the curve's slope allows: a quarter second at 8 kHz.</summary>
    private const long FewestSamples = 2000;

    // What an offset does to E ln|x| where the waveform is smaller than it.
    private const double NegligibleOffset = 0.02;
    private const double LargestOffset = 0.05;

    /// <param name="levels">Of the whole recording.</param>
    /// <param name="summary">Finished with the digital silence known.</param>
    /// <param name="digitalSilence">Zero samples in runs of 5 ms and more.</param>
    public static WadaSnr Of(LevelStatistics levels, LevelSummary summary, long digitalSilence)
    {
        if (summary is not { MeanMagnitude: double magnitude, MeanLogMagnitude: double log, DcOffset: double offset, BitsInUse: int bits })
            return new WadaSnr(null, "digital silence throughout");
        long samples = summary.SampleCount - digitalSilence;
        if (samples < FewestSamples)
            return new WadaSnr(null, FormattableString.Invariant($"fewer than {FewestSamples} samples of sound"));
        if (Math.Abs(offset) > NegligibleOffset * magnitude)
        {
            if (!levels.IsInteger16 && Math.Abs(offset) > LargestOffset * magnitude)
                return new WadaSnr(null, "constant offset");
            if (levels.IsInteger16)
                (magnitude, log) = WithoutOffset(levels, samples, digitalSilence, bits);
        }

        double statistic = Math.Log(magnitude) - log;
        if (!double.IsFinite(statistic))
            return new WadaSnr(null, "constant level");
        double ratio = WadaCurve.SnrDb(statistic);
        return ratio > LowestDb
            ? new WadaSnr(ratio, null)
            : new WadaSnr(null, FormattableString.Invariant($"amplitudes as of noise alone: below {LowestDb} dB the measure is blind"));
    }

    /// <summary>Both means about the mean of what sounds, rounded to a step; of 16-bit samples every value's count is known.</summary>
    private static (double Magnitude, double Log) WithoutOffset(LevelStatistics levels, long samples, long digitalSilence, int bits)
    {
        double sum = 0;
        for (int value = levels.Lowest; value <= levels.Highest; value++)
            sum += (double)value * levels.CountOf(value);
        int middle = (int)Math.Round(sum / samples);
        double magnitudes = 0, logs = 0;
        double zero = Math.Log(Math.ScaleB(0.5, 16 - bits)) - 1;
        for (int value = levels.Lowest; value <= levels.Highest; value++)
        {
            double count = levels.CountOf(value) - (value == 0 ? digitalSilence : 0);
            int distance = Math.Abs(value - middle);
            magnitudes += count * distance;
            logs += count * (distance == 0 ? zero : Math.Log(distance));
        }

        return (magnitudes / samples, logs / samples);
    }
}
