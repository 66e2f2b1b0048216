namespace AsrDataTools.Reporting.Explorer;

/// <summary>
/// Triangles of equal width in mel (2595·log10(1 + f/700), O'Shaughnessy 1987) from 0 Hz to half the sampling rate. No triangle is
/// narrower than the spectrum's own resolution, so that low bands of short frames are interpolated and not empty.
/// </summary>
internal sealed class MelBands
{
    private readonly (int First, float[] Weights)[] _bands;

    /// <param name="count">Number of bands.</param>
    /// <param name="bins">Bins of the power spectrum, 0 Hz and half the rate included.</param>
    /// <param name="sampleRate">Hz.</param>
    public MelBands(int count, int bins, int sampleRate)
    {
        double binHz = sampleRate / 2.0 / (bins - 1);
        double step = Mel(sampleRate / 2.0) / (count + 1);
        _bands = new (int, float[])[count];
        for (int band = 0; band < count; band++)
        {
            double centre = Hertz((band + 1) * step) / binHz;
            double low = Math.Min(Hertz(band * step) / binHz, centre - 1), high = Math.Max(Hertz((band + 2) * step) / binHz, centre + 1);
            int first = Math.Max(0, (int)Math.Ceiling(low)), last = Math.Min(bins - 1, (int)Math.Floor(high));
            _bands[band] = (first, [.. Enumerable.Range(first, last - first + 1).Select(bin => (float)Math.Max(0, bin <= centre ? (bin - low) / (centre - low) : (high - bin) / (high - centre)))]);
        }
    }

    /// <summary>The power in one band of the frame that stands in <paramref name="lane"/> of <see cref="Signal.BatchedFft"/>'s output.</summary>
    public float Power(int band, ReadOnlySpan<float> power, int lanes, int lane)
    {
        (int first, float[] weights) = _bands[band];
        float sum = 0;
        for (int i = 0; i < weights.Length; i++) sum += weights[i] * power[((first + i) * lanes) + lane];
        return sum;
    }

    /// <summary>The band whose centre is nearest to a frequency.</summary>
    public static int Nearest(double hertz, int count, int sampleRate) =>
        Math.Clamp((int)Math.Round(Mel(hertz) / (Mel(sampleRate / 2.0) / (count + 1))) - 1, 0, count - 1);

    private static double Mel(double hertz) => 2595 * Math.Log10(1 + (hertz / 700));

    private static double Hertz(double mel) => 700 * (Math.Pow(10, mel / 2595) - 1);
}
