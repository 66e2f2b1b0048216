namespace AsrDataTools.Acoustics;

/// <summary>
/// The two second-order filters of ITU-R BS.1770-5 annex 1 at any sampling rate: the analogue prototypes behind the standard's
/// 48 kHz coefficients, brought to the rate by the bilinear transform (as derived by De Man, "Evaluation of implementations of the
/// EBU R128 loudness measurement", AES 145, 2018). At 48 kHz they equal the standard's tables 1 and 2.
/// </summary>
internal sealed class KWeighting
{
    private const double ShelfHz = 1681.974450955533;
    private const double ShelfGainDb = 3.999843853973347;
    private const double ShelfQ = 0.7071752369554196;
    private const double ShelfBandExponent = 0.4996667741545416;
    private const double HighPassHz = 38.13547087602444;
    private const double HighPassQ = 0.5003270373238773;

    public KWeighting(int sampleRate)
    {
        double k = Math.Tan(Math.PI * ShelfHz / sampleRate);
        double high = Math.Pow(10, ShelfGainDb / 20);
        double band = Math.Pow(high, ShelfBandExponent);
        double a0 = 1 + (k / ShelfQ) + (k * k);
        ShelfB0 = (high + (band * k / ShelfQ) + (k * k)) / a0;
        ShelfB1 = 2 * ((k * k) - high) / a0;
        ShelfB2 = (high - (band * k / ShelfQ) + (k * k)) / a0;
        ShelfA1 = 2 * ((k * k) - 1) / a0;
        ShelfA2 = (1 - (k / ShelfQ) + (k * k)) / a0;

        k = Math.Tan(Math.PI * HighPassHz / sampleRate);
        a0 = 1 + (k / HighPassQ) + (k * k);
        HighPassA1 = 2 * ((k * k) - 1) / a0;
        HighPassA2 = (1 - (k / HighPassQ) + (k * k)) / a0;
    }

    public double ShelfB0 { get; }

    public double ShelfB1 { get; }

    public double ShelfB2 { get; }

    public double ShelfA1 { get; }

    public double ShelfA2 { get; }

    /// <summary>The high-pass has the numerator 1, -2, 1.</summary>
    public double HighPassA1 { get; }

    public double HighPassA2 { get; }
}
