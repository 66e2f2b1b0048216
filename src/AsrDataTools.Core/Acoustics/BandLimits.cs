namespace AsrDataTools.Acoustics;

/// <summary>
/// Lower and upper edge of the band that speech fills, from the long-term spectrum of speech less that of the pauses: what
/// does not follow speech activity is not speech and does not widen the band. The upper edge is where the spectrum falls
/// off a cliff, higher than speech itself makes them, that nothing above climbs again; without one, the highest frequency within 50 dB of the strongest. The lower
/// edge is where it first comes within 12 dB of the strongest. Edges are known to about a bin, 40 to 75 Hz.
/// </summary>
/// <param name="LowHz">Lower edge, Hz.</param>
/// <param name="HighHz">Upper edge, Hz; null where noise hides it.</param>
/// <param name="CliffDb">Height of the cliff at the upper edge, dB; null without one.</param>
/// <param name="Abstained">Why the edges are null.</param>
internal sealed record BandLimits(double? LowHz, double? HighHz, double? CliffDb, string? Abstained)
{
    private const int LeastSpeechFrames = 20;
    private const double EdgeTolerance = 1.03;
    private const double UpperFallDb = 50;
    private const double LowerFallDb = 12;
    private const double SureCliffDb = 22;
    private const double ShortSureCliffDb = 30;
    private const int ShortSpeechFrames = 100;

    // A filter that lets images through leaves a low cliff, but a deep notch where band and images meet.
    private const double LeastCliffDb = 12;
    private const double LeastNotchDb = 25;
    private const double CliffFromHz = 3000;
    private const double RangeDb = 100;

    /// <summary>The class whose band the speech fills.</summary>
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
            return new BandLimits(null, null, null, "less than 0.2 s of speech");
        (double[] level, double[] bound) = Levels(spectrum);
        int from = grid.Bin(250), to = Math.Min(grid.Bin(3400), level.Length - 1);
        double peak = level.AsSpan(from..(to + 1)).ToArray().Max();
        if (double.IsNegativeInfinity(peak))
            return new BandLimits(null, null, null, "speech does not stand out of the pauses");
        for (int k = 0; k < level.Length; k++)
        {
            level[k] = Math.Max(level[k] - peak, -RangeDb);
            bound[k] = Math.Max(bound[k] - peak, -RangeDb);
        }

        double low = LowEdge(level, to, grid);
        double sure = spectrum.SpeechFrames < ShortSpeechFrames ? ShortSureCliffDb : SureCliffDb;
        if (Cliff(level, bound, grid, sure) is (int edge, double height))
            return new BandLimits(low, edge * grid.BinHz, height, null);

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

    /// <summary>
    /// Excess of speech over pauses, dB, mean of three bins; and the most that it can be, where chance in the pauses hides it.
    /// </summary>
    private static (double[] Level, double[] Bound) Levels(LongTermSpectrum spectrum)
    {
        double chance = spectrum.PauseFrames == 0 ? 0 : 0.02 + (3 / Math.Sqrt(Math.Min(spectrum.PauseFrames, spectrum.SpeechFrames)));
        double[] raw = new double[spectrum.Bins], most = new double[spectrum.Bins];
        for (int k = 0; k < raw.Length; k++)
        {
            double excess = spectrum.Speech(k) - spectrum.Pause(k), hidden = chance * spectrum.Pause(k);
            raw[k] = excess > hidden ? excess : 0;
            most[k] = Math.Max(excess, hidden);
        }

        return (Decibels(raw), Decibels(most));
    }

    private static double[] Decibels(double[] power)
    {
        double[] level = new double[power.Length];
        for (int k = 0; k < level.Length; k++)
        {
            int from = Math.Max(0, k - 1), to = Math.Min(power.Length - 1, k + 1);
            double sum = 0;
            for (int j = from; j <= to; j++)
                sum += power[j];
            level[k] = 10 * Math.Log10(sum / (to - from + 1));
        }

        return level;
    }

    /// <summary>The lowest place above which nothing comes near the level just below it; the edge is 10 dB down the cliff.</summary>
    private static (int Edge, double Height)? Cliff(double[] level, double[] bound, FrameGrid grid, double sure)
    {
        double[] highestAbove = new double[level.Length + 1];
        highestAbove[^1] = double.NegativeInfinity;
        for (int k = level.Length - 1; k >= 0; k--)
            highestAbove[k] = Math.Max(highestAbove[k + 1], bound[k]);

        int near = Math.Max(1, grid.Bin(150)), far = Math.Max(near + 2, grid.Bin(750)), beyond = Math.Max(2, grid.Bin(200));
        for (int k = Math.Max(grid.Bin(CliffFromHz), far); k + beyond < level.Length; k++)
        {
            double below = 0;
            for (int j = k - far; j < k - near; j++)
                below += level[j];
            below /= far - near;
            double height = below - highestAbove[k + beyond];
            if (height < LeastCliffDb || below < -UpperFallDb)
                continue;
            double notch = below - bound.AsSpan(k, beyond).ToArray().Min();
            if (height < sure && notch < LeastNotchDb)
                continue;
            int edge = k + beyond;
            while (edge > k - near && level[edge] < below - 10)
                edge--;
            return (edge, height);
        }

        return null;
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
