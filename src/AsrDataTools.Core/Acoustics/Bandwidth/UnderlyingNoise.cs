namespace AsrDataTools.Acoustics;

/// <summary>
/// The noise that goes on under speech, bin by bin: the mean of the pauses. Where a band of them is far louder than what the low end of
/// its levels (<see cref="BandFloors"/>) allows for, a breath or a fricative passed for a pause, and where nothing was found to be
/// a pause, the noise may lie all under speech: there that low end tells.
/// </summary>
internal sealed class UnderlyingNoise
{
    /// <summary>Of the pauses over the floor, 9 dB: noise that comes and goes stays below it.</summary>
    private const double MostOverFloor = 8;

    /// <summary>Fewer levels have no low end to speak of: 0.8 s.</summary>
    private const int FewestGroups = 20;

    // Speech covers the noise most of the time, so that a small share of all levels is a larger one of the noise's.
    private const double FloorShare = 0.05;
    private const double FloorDeviations = -1.3;

    // Noise is not quite as loud in speech as in the pauses, and a floor not as exact as a mean.
    private const double PauseDrift = 0.02;
    private const double FloorDrift = 0.1;

    private readonly double[] _power;
    private readonly double[] _drift;

    /// <param name="spectrum">Of a whole recording, with its pauses.</param>
    /// <param name="floors">Of the same frames.</param>
    /// <param name="grid">How it is cut into frames.</param>
    /// <param name="rounding">Mean |X[k]|² of rounding, which pauses of digital silence lack.</param>
    public UnderlyingNoise(LongTermSpectrum spectrum, BandFloors floors, FrameGrid grid, double rounding)
    {
        _power = new double[spectrum.Bins];
        _drift = new double[spectrum.Bins];
        bool pauses = spectrum.PauseFrames > 0 || spectrum.SilentFrames > 0, levels = floors.Groups >= FewestGroups;
        for (int band = 0; band < floors.Bands; band++)
        {
            int from = band == 0 ? 0 : grid.BandBins[band], end = grid.BandBins[band + 1];
            double pause = Enumerable.Range(from, end - from).Average(spectrum.Pause);
            double floor = levels ? Math.Max(Floor(floors, band) / (2 * grid.PowerScale * floors.Bins(band)), rounding) : double.PositiveInfinity;
            bool spoken = pause > MostOverFloor * floor;
            bool low = spoken || (levels && !pauses);

            // What lies above the highest band is known from pauses alone.
            int last = band == floors.Bands - 1 ? _power.Length - 1 : end - 1;
            for (int k = from; k <= last; k++)
            {
                double power = low && k <= end ? floor : spoken ? spectrum.Pause(k) * (floor / pause) : spectrum.Pause(k);
                _power[k] = Math.Max(power, rounding);
                _drift[k] = low ? FloorDrift : PauseDrift;
            }
        }

        Frames = Math.Max(1, pauses || !levels ? spectrum.PauseFrames : (long)(FloorShare * BandFloors.GroupFrames * floors.Groups));
    }

    /// <summary>That the noise was averaged over.</summary>
    public long Frames { get; }

    public int Bins => _power.Length;

    /// <summary>Mean |X[k]|².</summary>
    public double Power(int bin) => _power[bin];

    /// <summary>By how much it may be another under speech, as a share of it.</summary>
    public double Drift(int bin) => _drift[bin];

    /// <summary>Mean square of the noise in a band: a quantile of the levels over that of a chi-square variable (Wilson and Hilferty 1931).</summary>
    private static double Floor(BandFloors floors, int band)
    {
        double spread = 2 / (9 * floors.Degrees(band));
        return floors.Quantile(band, FloorShare) / Math.Pow(1 - spread + (FloorDeviations * Math.Sqrt(spread)), 3);
    }
}
