namespace AsrDataTools.Acoustics;

/// <summary>
/// Lower and upper edge of the band that speech fills: where the long-term spectrum of speech, less that of the pauses,
/// falls below its level inside the band. What does not follow speech activity is not speech and does not widen the band.
/// </summary>
internal sealed record BandLimits(double? LowHz, double? HighHz, double? DropDb, string? Abstained)
{
    private const int LeastSpeechFrames = 20;
    private const double EdgeTolerance = 1.03;
    private const double UpperFallDb = 50;
    private const double LowerFallDb = 20;

    /// <summary>The class whose band the speech fills; an edge is known to about a bin, so 8 kHz itself is still wideband.</summary>
    public BandClass? Class => HighHz switch
    {
        null => null,
        <= 4000 * EdgeTolerance => BandClass.Narrowband,
        <= 8000 * EdgeTolerance => BandClass.Wideband,
        <= 14000 => BandClass.SuperWideband,
        _ => BandClass.Fullband,
    };

    public static BandLimits Of(LongTermSpectrum spectrum, FrameGrid grid)
    {
        if (spectrum.SpeechFrames < LeastSpeechFrames)
            return new BandLimits(null, null, null, "no speech");
        double[] excess = Excess(spectrum);
        int from = grid.Bin(250), to = Math.Min(grid.Bin(3400), excess.Length - 1);
        double peak = 0;
        for (int k = from; k <= to; k++)
            peak = Math.Max(peak, excess[k]);
        if (peak <= 0)
            return new BandLimits(null, null, null, "speech does not stand out of the pauses");

        int high = excess.Length - 1;
        double upper = peak * Math.Pow(10, -UpperFallDb / 10);
        while (high > from && excess[high] < upper)
            high--;
        int low = Math.Max(1, grid.Bin(60));
        double lower = peak * Math.Pow(10, -LowerFallDb / 10);
        while (low < to && excess[low] < lower)
            low++;
        return new BandLimits(low * grid.BinHz, Math.Min(high * grid.BinHz, grid.SampleRate / 2.0), Drop(excess, high, grid), null);
    }

    /// <summary>Speech less pauses, mean of three bins, 0 where it is within the pauses' chance.</summary>
    private static double[] Excess(LongTermSpectrum spectrum)
    {
        double significance = spectrum.PauseFrames == 0 ? 0 : 0.02 + (3 / Math.Sqrt(Math.Min(spectrum.PauseFrames, spectrum.SpeechFrames)));
        double[] raw = new double[spectrum.Bins];
        for (int k = 0; k < raw.Length; k++)
        {
            double pause = spectrum.Pause(k);
            double excess = spectrum.Speech(k) - pause;
            raw[k] = excess > significance * pause ? excess : 0;
        }

        double[] smooth = new double[raw.Length];
        for (int k = 0; k < raw.Length; k++)
        {
            int from = Math.Max(0, k - 1), to = Math.Min(raw.Length - 1, k + 1);
            double sum = 0;
            for (int j = from; j <= to; j++)
                sum += raw[j];
            smooth[k] = sum / (to - from + 1);
        }

        return smooth;
    }

    /// <summary>Fall from 500 Hz below the upper edge to 500 Hz above it, dB; null at half the sampling rate.</summary>
    private static double? Drop(double[] excess, int high, FrameGrid grid)
    {
        int reach = Math.Max(2, grid.Bin(500));
        if (high + reach >= excess.Length || high < reach)
            return null;
        double below = excess[high - reach];
        double above = Math.Max(excess[high + reach], below * 1e-12);
        return 10 * Math.Log10(below / above);
    }
}
