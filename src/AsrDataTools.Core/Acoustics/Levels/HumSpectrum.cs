using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using AsrDataTools.Signal;

namespace AsrDataTools.Acoustics;

/// <summary>
/// The power that each bin from 40 to 320 Hz holds even in its quietest fifth of windows. Hum is always there; a voice at the same
/// frequency is not, since it pauses and moves. Kept as a histogram of decibels a bin, so that a day takes no more memory than a minute.
/// </summary>
internal sealed class HumSpectrum
{
    private const int Lanes = 16;
    private const double LowestHz = 35;
    private const double HighestHz = 325;
    private const double HighestLineHz = 300;
    private const double QuietShare = 0.2;
    private const int FewestWindows = 4;
    private const double NearHz = 4;
    private const double FarHz = 14;

    // Telephone filters take this band away. Noise, breath and the edge of a voice leave more than the share below in any other.
    private const double LowBandHz = 140;
    private const double LowBandDb = -60;

    // Decibels from -200 to +56 re full scale; what lies beyond is in the first or last level.
    private const int Levels = 256;
    private const float LowestDb = -200;

    private readonly double _binHz;
    private readonly float _scale;
    private readonly int _firstBin;
    private readonly int _bins;
    private readonly int _lowBins;
    private int[] _counts = [];
    private double _lowBand;
    private long _windows;
    private int _highest;

    /// <param name="binHz">Hz between bins.</param>
    /// <param name="powerScale">Turns a two-sided sum of |X|² into mean square.</param>
    public HumSpectrum(double binHz, double powerScale)
    {
        _binHz = binHz;
        _scale = (float)(2 * powerScale);
        _firstBin = (int)(LowestHz / binHz);
        _bins = (int)Math.Ceiling(HighestHz / binHz) - _firstBin;
        _lowBins = (int)(LowBandHz / binHz) - _firstBin;
    }

    /// <param name="power">One vector a bin, one window a lane.</param>
    /// <param name="windows">How many of the lanes count.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<Vector512<float>> power, int windows)
    {
        if (_counts.Length == 0)
            _counts = new int[_bins * Levels];
        Vector512<float> floor = Vector512.Create(1e-20f), ceiling = Vector512.Create(1e6f);
        Vector512<float> sum = Vector512<float>.Zero;
        float decibels = (float)(10 * Math.Log10(2));
        for (int bin = 0; bin < _bins; bin++)
        {
            Vector512<float> mean = Vector512.Min(power[_firstBin + bin] * _scale, ceiling);
            if (bin < _lowBins)
                sum += mean;
            Vector512<float> level = (FastLog.Log2(Vector512.Max(mean, floor)) * decibels) - Vector512.Create(LowestDb);
            Vector512<int> index = Vector512.ConvertToInt32(Vector512.Max(level, Vector512<float>.Zero));
            Span<int> counts = _counts.AsSpan(bin * Levels, Levels);
            for (int lane = 0; lane < windows; lane++)
            {
                int place = Math.Min(Levels - 1, index[lane]);
                counts[place]++;
                _highest = Math.Max(_highest, place);
            }
        }

        for (int lane = 0; lane < windows; lane++)
            _lowBand += sum[lane];
        _windows += windows;
    }

    /// <summary>The strongest line of the mains frequency whose lines stand out more.</summary>
    /// <param name="rms">Of all samples, full scale 1.0.</param>
    public HumEstimate Estimate(double rms)
    {
        if (_windows < FewestWindows)
            return new HumEstimate(null, null, null, FormattableString.Invariant($"shorter than {FewestWindows / _binHz:0.0} s"));
        if (10 * Math.Log10(_lowBand / _windows / (rms * rms)) is not > LowBandDb)
            return new HumEstimate(null, null, null, FormattableString.Invariant($"nothing below {LowBandHz:0} Hz"));

        double[] quiet = [.. Enumerable.Range(0, _bins).Select(Quiet)];
        Comb fifty = Follow(quiet, 50), sixty = Follow(quiet, 60);
        Comb comb = fifty.Sum >= sixty.Sum ? fifty : sixty;
        double db = Math.Max(0, 10 * Math.Log10(comb.Strongest * QuietOverMean()));
        return db >= HumEstimate.PlainDb ? new HumEstimate(db, comb.MainsHz, comb.LineHz) : new HumEstimate(db, null, null);
    }

    public void Reset()
    {
        for (int bin = 0; bin < _bins && _windows > 0; bin++)
            _counts.AsSpan(bin * Levels, _highest + 1).Clear();
        _highest = 0;
        _lowBand = 0;
        _windows = 0;
    }

    private Comb Follow(double[] quiet, int mains)
    {
        double strongest = 0, sum = 0;
        int line = mains, lines = (int)(HighestLineHz / mains);
        for (int harmonic = 1; harmonic <= lines; harmonic++)
        {
            double ratio = LineOverNoise(quiet, harmonic * mains);
            sum += ratio / lines;
            if (ratio <= strongest)
                continue;
            strongest = ratio;
            line = harmonic * mains;
        }

        return new Comb(mains, line, strongest, sum);
    }

    /// <summary>Power in the three bins about a line, which hold all of it, over three bins of the median beside it.</summary>
    private double LineOverNoise(double[] quiet, double hertz)
    {
        int centre = (int)Math.Round(hertz / _binHz) - _firstBin;
        double line = 0;
        for (int offset = -1; offset <= 1; offset++)
            line = Math.Max(line, quiet[centre + offset - 1] + quiet[centre + offset] + quiet[centre + offset + 1]);

        List<double> beside = [];
        for (int bin = 0; bin < _bins; bin++)
        {
            double distance = Math.Abs(((bin + _firstBin) * _binHz) - hertz);
            if (distance is >= NearHz and <= FarHz && !IsLine((bin + _firstBin) * _binHz))
                beside.Add(quiet[bin]);
        }

        beside.Sort();
        return line / (3 * beside[beside.Count / 2]);
    }

    /// <summary>Lines of the other mains frequency are no noise.</summary>
    private static bool IsLine(double hertz) =>
        Math.Abs(hertz - (50 * Math.Round(hertz / 50))) < NearHz || Math.Abs(hertz - (60 * Math.Round(hertz / 60))) < NearHz;

    private double Quiet(int bin)
    {
        double rank = QuietShare * (_windows - 1);
        long before = 0;
        ReadOnlySpan<int> counts = _counts.AsSpan(bin * Levels, Levels);
        for (int level = 0; level < Levels; level++)
        {
            // Windows of one level lie evenly within it.
            if (before + counts[level] > rank)
                return Math.Pow(10, (LowestDb + level + ((rank - before + 0.5) / counts[level])) / 10);
            before += counts[level];
        }

        return Math.Pow(10, (LowestDb + Levels) / 10);
    }

    /// <summary>Of noise, whose power in a bin is exponentially distributed: the expected quantile over the mean (Rényi 1953).</summary>
    private double QuietOverMean()
    {
        double rank = QuietShare * (_windows - 1), expected = 0;
        int whole = (int)rank;
        for (int i = 0; i <= whole; i++)
            expected += 1.0 / (_windows - i);
        return expected + ((rank - whole) / (_windows - whole - 1));
    }

    private readonly record struct Comb(int MainsHz, int LineHz, double Strongest, double Sum);
}
