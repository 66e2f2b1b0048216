namespace AsrDataTools.Acoustics;

/// <summary>Mean power of chosen frames of speech less that of the pauses, bin by bin: what follows speech activity.</summary>
internal sealed class SpeechExcess
{
    // Of the mean of n powers of noise, one standard deviation being 1/√n; frames overlap and bins leak, which halves n.
    private const double Deviations = 2.5;
    private const double Independence = 0.5;

    // Sums of the bins below each, so that the mean of any stretch is one difference.
    private readonly double[] _excess;
    private readonly double[] _pause;
    private readonly double[] _drift;
    private readonly double _counted;

    /// <param name="mean">Mean power of the frames, by bin.</param>
    /// <param name="frames">How many.</param>
    /// <param name="noise">What goes on under speech.</param>
    /// <param name="bins">Bins from 0 that count; what lies above is taken for empty.</param>
    public SpeechExcess(Func<int, double> mean, long frames, UnderlyingNoise noise, int bins)
    {
        Frames = frames;
        _excess = new double[noise.Bins + 1];
        _pause = new double[noise.Bins + 1];
        _drift = new double[noise.Bins + 1];
        for (int k = 0; k < noise.Bins; k++)
        {
            double pause = k < bins ? noise.Power(k) : 0;
            _pause[k + 1] = _pause[k] + pause;
            _drift[k + 1] = _drift[k] + (pause * noise.Drift(k));
            _excess[k + 1] = _excess[k] + (k < bins ? mean(k) - pause : 0);
        }

        _counted = Independence * Math.Min(frames, noise.Frames);
    }

    public long Frames { get; }

    public int Bins => _excess.Length - 1;

    /// <summary>Mean excess of the bins; may be negative by chance.</summary>
    /// <param name="from">First bin.</param>
    /// <param name="to">One past the last.</param>
    public double Mean(int from, int to) => Mean(_excess, from, to);

    /// <summary>What noise alone may feign of a mean excess.</summary>
    public double Chance(int from, int to) =>
        Mean(_drift, from, to) + (Mean(_pause, from, to) * Deviations / Math.Sqrt(_counted * (to - from)));

    /// <summary>Mean of three bins.</summary>
    public double Smooth(int bin) => Mean(Math.Max(0, bin - 1), Math.Min(Bins, bin + 2));

    /// <summary>The strongest bin where speech is strongest, 250 Hz to 3.4 kHz.</summary>
    public double Peak(FrameGrid grid)
    {
        double peak = 0;
        for (int k = grid.Bin(250); k <= Math.Min(grid.Bin(3400), Bins - 1); k++)
            peak = Math.Max(peak, Smooth(k));
        return peak;
    }

    private static double Mean(double[] sums, int from, int to) => (sums[to] - sums[from]) / (to - from);
}
