namespace AsrDataTools.Acoustics;

/// <summary>
/// What a recording says of its signal-to-noise ratio, as the numbers that <see cref="SnrCalibration"/> weighs: the low end of
/// the band levels (<see cref="BandFloors"/>), and the pauses.
/// </summary>
internal sealed class SnrEvidence
{
    /// <summary>Fewer levels have no low end to speak of: 0.8 s.</summary>
    public const int FewestGroups = 20;

    /// <summary>Speech that stands less than this above the noise, as a share of the noise, cannot be told from its scatter.</summary>
    private const double LeastExcess = 0.2;

    /// <summary>A band whose noise is less than this share of all noise has no say in how steady that is.</summary>
    private const double LeastShare = 0.001;

    // A share of the levels, and where in the noise's own distribution that share is expected to end, in standard deviations:
    // speech covers the noise most of the time, so that a small share of all is a larger one of the noise.
    private static readonly (double Share, double Deviations)[] Points = [(0.02, -2), (0.05, -1.3), (0.1, -0.8), (0.2, -0.4)];

    private const double SteadyLow = -2.05, SteadyHigh = -1.28;

    private readonly double[] _ratios = new double[Points.Length];

    private SnrEvidence(BandFloors floors, NoiseEstimate noise, double speech, long pauseFrames)
    {
        double[] degrees = [.. Enumerable.Range(0, floors.Bands).Select(floors.Degrees)];
        for (int point = 0; point < Points.Length; point++)
        {
            double power = Noise(floors, noise.OffsetPower, Points[point], degrees);
            _ratios[point] = 10 * Math.Log10(Math.Max(speech - power, LeastExcess * power) / power);
        }

        Groups = floors.Groups;
        Unsteadiness = Spread(floors, degrees);
        PauseRatio = noise.PauseRatioDb;
        PauseFrames = pauseFrames;
    }

    /// <summary>Speech above what 5 % of the levels of each band do not reach, dB, uncalibrated.</summary>
    public double Ratio => _ratios[1];

    /// <summary>Spread of the lowest levels over what steady noise shows: about 1 in steady noise, 5 and more in babble.</summary>
    public double Unsteadiness { get; }

    /// <summary>Speech above the mean of the pauses, dB; null without pauses.</summary>
    public double? PauseRatio { get; }

    /// <summary>Frames of 10 ms that the pauses last.</summary>
    public long PauseFrames { get; }

    /// <summary>Levels of 40 ms that this rests on.</summary>
    public int Groups { get; }

    /// <summary>Null where there is too little sound, or speech does not stand out of the noise at all.</summary>
    /// <param name="floors">Of the whole recording.</param>
    /// <param name="spectrum">Of the same frames.</param>
    /// <param name="noise">From that spectrum.</param>
    public static SnrEvidence? Of(BandFloors floors, LongTermSpectrum spectrum, NoiseEstimate noise)
    {
        if (floors.Groups < FewestGroups || noise.SpeechPower is not double speech || !(speech > 0))
            return null;
        SnrEvidence evidence = new(floors, noise, speech, spectrum.PauseFrames);
        return double.IsFinite(evidence.Ratio) && evidence.Ratio > 10 * Math.Log10(LeastExcess) + 0.01 ? evidence : null;
    }

    /// <summary>Of the band levels, for noise that keeps its level.</summary>
    public double[] Steady()
    {
        double x = Ratio;
        return [1, x, Math.Max(0, x - 8), Math.Clamp(_ratios[0] - x, -2, 3), Math.Clamp(x - _ratios[2], -2, 3)];
    }

    /// <summary>Of the band levels, for noise that comes and goes, and for recordings in which speech hardly ever uncovers it.</summary>
    public double[] Unsteady()
    {
        double x = Ratio, noisy = Math.Clamp((24 - x) / 24, 0, 1);
        double a = Math.Clamp(_ratios[0] - x, -3, 6), b = Math.Clamp(x - _ratios[2], -3, 8), c = Math.Clamp(_ratios[2] - _ratios[3], -3, 12);
        return [1, x, Math.Max(0, x - 8), Math.Max(0, x - 20), a, b, c, noisy * a, noisy * b];
    }

    /// <summary>Noise power over all bands, each from the level that a share of its levels does not reach.</summary>
    private static double Noise(BandFloors floors, double offsetPower, (double Share, double Deviations) point, double[] degrees)
    {
        double sum = 0, lowest = 0;
        for (int band = 0; band < degrees.Length; band++)
        {
            double power = floors.Quantile(band, point.Share) / Chance(degrees[band], point.Deviations);
            if (band == 0)
                lowest = power;
            else
                sum += power;

            // A large offset drowns the noise of the lowest band; its neighbour's stands in.
            if (band == 1 && offsetPower > lowest / 2)
                lowest = power * floors.Bins(0) / floors.Bins(1);
            else if (band == 1)
                lowest -= offsetPower;
        }

        return sum + lowest;
    }

    /// <summary>The median over bands.</summary>
    private static double Spread(BandFloors floors, double[] degrees)
    {
        double[] low = [.. degrees.Select((_, band) => floors.Quantile(band, Points[0].Share))];
        double least = LeastShare * low.Sum();
        List<double> spreads = [];
        for (int band = 0; band < degrees.Length; band++)
        {
            if (low[band] >= least)
                spreads.Add(Math.Log(floors.Quantile(band, 0.1) / low[band]) / Math.Log(Chance(degrees[band], SteadyHigh) / Chance(degrees[band], SteadyLow)));
        }

        spreads.Sort();
        return spreads[spreads.Count / 2];
    }

    /// <summary>Quantile of a chi-square variable over its mean (Wilson and Hilferty 1931).</summary>
    private static double Chance(double degrees, double deviations)
    {
        double spread = 2 / (9 * degrees);
        return Math.Pow(1 - spread + (deviations * Math.Sqrt(spread)), 3);
    }
}
