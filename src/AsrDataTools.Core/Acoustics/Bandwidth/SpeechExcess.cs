namespace AsrDataTools.Acoustics;

/// <summary>Mean power of chosen frames of speech less that of the pauses, bin by bin: what follows speech activity.</summary>
internal sealed class SpeechExcess
{
    // Of the mean of n powers of noise, one standard deviation being 1/√n; frames overlap and bins leak, which halves n.
    private const double Deviations = 2.5;
    private const double Independence = 0.5;

    // Noise is not quite as loud in speech as in the pauses.
    private const double Drift = 0.02;

    // Sums of the bins below each, so that the mean of any stretch is one difference.
    private readonly double[] _excess;
    private readonly double[] _pause;
    private readonly double _counted;

    /// <param name="mean">Mean power of the frames, by bin.</param>
    /// <param name="frames">How many.</param>
    /// <param name="spectrum">Of the recording, with its pauses.</param>
    /// <param name="bins">Bins from 0 that count; what lies above is taken for empty.</param>
    /// <param name="rounding">Mean |X[k]|² of rounding, which pauses of digital silence lack.</param>
    public SpeechExcess(Func<int, double> mean, long frames, LongTermSpectrum spectrum, int bins, double rounding)
    {
        Frames = frames;
        _excess = new double[spectrum.Bins + 1];
        _pause = new double[spectrum.Bins + 1];
        for (int k = 0; k < spectrum.Bins; k++)
        {
            double pause = k < bins ? Math.Max(spectrum.Pause(k), rounding) : 0;
            _pause[k + 1] = _pause[k] + pause;
            _excess[k + 1] = _excess[k] + (k < bins ? mean(k) - pause : 0);
        }

        _counted = Independence * Math.Min(frames, Math.Max(1, spectrum.PauseFrames));
    }

    public long Frames { get; }

    public int Bins => _excess.Length - 1;

    /// <summary>Mean excess of the bins; may be negative by chance.</summary>
    /// <param name="from">First bin.</param>
    /// <param name="to">One past the last.</param>
    public double Mean(int from, int to) => Mean(_excess, from, to);

    /// <summary>What noise alone may feign of a mean excess.</summary>
    public double Chance(int from, int to) => Mean(_pause, from, to) * (Drift + (Deviations / Math.Sqrt(_counted * (to - from))));

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
