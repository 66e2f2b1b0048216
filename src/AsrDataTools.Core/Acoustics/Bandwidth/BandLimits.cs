namespace AsrDataTools.Acoustics;

/// <summary>
/// Lower and upper edge of the band that speech fills, from the long-term spectrum of speech less that of the pauses: what
/// does not follow speech activity is not speech and does not widen the band, nor do images of it above half of an original
/// rate. The upper edge is where the spectrum falls off a <see cref="BandCliff"/>; without one, the highest frequency within
/// 50 dB of the strongest. The lower edge is where it first comes within 12 dB of the strongest. Edges are known to about a
/// bin, 40 to 75 Hz.
/// </summary>
/// <param name="LowHz">Lower edge, Hz.</param>
/// <param name="HighHz">Upper edge, Hz; null where noise hides it.</param>
/// <param name="CliffDb">Height of the cliff at the upper edge, dB; null without one.</param>
/// <param name="Abstained">Why the edges are null.</param>
internal sealed record BandLimits(double? LowHz, double? HighHz, double? CliffDb, string? Abstained)
{
    private const int LeastSpeechFrames = 20;
    private const int LeastBrightFrames = 10;
    private const double EdgeTolerance = 1.03;
    private const double UpperFallDb = 50;
    private const double LowerFallDb = 12;
    private const double RangeDb = 100;

    // Of many bins one passes what a single one passes by chance seldom.
    private const double Surely = 2;

    /// <summary>The class whose band the speech fills.</summary>
    public BandClass? Class => HighHz switch
    {
        null => null,
        <= 4000 * EdgeTolerance => BandClass.Narrowband,
        <= 8000 * EdgeTolerance => BandClass.Wideband,
        <= 14000 => BandClass.SuperWideband,
        _ => BandClass.Fullband,
    };

    /// <param name="spectrum">Of a whole recording.</param>
    /// <param name="bright">Frames in which a cliff stands higher above the noise.</param>
    /// <param name="floors">Low ends of its band levels.</param>
    /// <param name="grid">Its frames.</param>
    /// <param name="original">The rate whose images fill the spectrum above its half, Hz; null without images.</param>
    /// <param name="bits">Stored bits of a sample; null where nothing was rounded.</param>
    public static BandLimits Of(
        LongTermSpectrum spectrum, IReadOnlyList<BrightSpectrum> bright, BandFloors floors, FrameGrid grid, int? original, int? bits)
    {
        if (spectrum.SpeechFrames < LeastSpeechFrames)
            return new BandLimits(null, null, null, "less than 0.2 s of speech");
        int bins = original is int rate ? Math.Min(grid.Bin(rate / 2.0), spectrum.Bins) : spectrum.Bins;
        double rounding = bits is int resolution ? grid.Fft.WindowEnergy * Math.Pow(2, 2 - (2 * resolution)) / 12 : 0;
        UnderlyingNoise noise = new(spectrum, floors, grid, rounding);
        SpeechExcess whole = new(spectrum.Speech, spectrum.SpeechFrames, noise, bins);
        double peak = whole.Peak(grid);
        if (peak <= 0)
            return new BandLimits(null, null, null, "speech does not stand out of the pauses");
        (double[] level, double[] bound) = Levels(whole, peak);
        int from = grid.Bin(250), to = Math.Min(grid.Bin(3400), level.Length - 1);
        double low = LowEdge(level, to, grid);
        if (Cliff(whole, noise, bright, grid, bins) is BandCliff cliff)
            return new BandLimits(low, cliff.EdgeHz, cliff.HeightDb, null);

        int high = level.Length - 1;
        while (high > from && level[high] < -UpperFallDb)
            high--;
        double highHz = Math.Min(high * grid.BinHz, grid.SampleRate / 2.0);
        for (int k = high + 1; k < level.Length; k++)
        {
            if (bound[k] > -UpperFallDb && highHz < 0.45 * grid.SampleRate)
                return new BandLimits(low, null, null, FormattableString.Invariant($"noise hides what may lie above {highHz:0} Hz"));
        }

        return new BandLimits(low, highHz, null, null);
    }

    /// <summary>The highest of the cliffs that all speech and its bright frames show.</summary>
    private static BandCliff? Cliff(
        SpeechExcess whole, UnderlyingNoise noise, IReadOnlyList<BrightSpectrum> bright, FrameGrid grid, int bins)
    {
        BandCliff? best = BandCliff.Find(whole, grid);
        foreach (BrightSpectrum chosen in bright)
        {
            if (chosen.Frames < LeastBrightFrames)
                continue;
            BandCliff? cliff = BandCliff.Find(new SpeechExcess(chosen.Mean, chosen.Frames, noise, bins), grid);
            if (cliff?.HeightDb > (best?.HeightDb ?? 0))
                best = cliff;
        }

        return best;
    }

    /// <summary>
    /// Speech above the pauses, dB to the strongest, mean of three bins; and the most that it can be, where chance in the
    /// pauses hides it.
    /// </summary>
    private static (double[] Level, double[] Bound) Levels(SpeechExcess excess, double peak)
    {
        double[] level = new double[excess.Bins], bound = new double[excess.Bins];
        for (int k = 0; k < level.Length; k++)
        {
            double power = excess.Smooth(k), hidden = Surely * excess.Chance(Math.Max(0, k - 1), Math.Min(excess.Bins, k + 2));
            level[k] = Math.Max(-RangeDb, 10 * Math.Log10(power > hidden ? power / peak : 0));
            bound[k] = Math.Max(-RangeDb, 10 * Math.Log10(Math.Max(Math.Max(power, hidden), 0) / peak));
        }

        return (level, bound);
    }

    /// <summary>Interpolated between bins, since a bin is wide down there.</summary>
    private static double LowEdge(double[] level, int to, FrameGrid grid)
    {
        int k = 1;
        while (k < to && level[k] < -LowerFallDb)
            k++;
        double step = level[k] - level[k - 1];
        double back = step > 0 ? Math.Clamp((level[k] + LowerFallDb) / step, 0, 1) : 0;
        return (k - back) * grid.BinHz;
    }
}
