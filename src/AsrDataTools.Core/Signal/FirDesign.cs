namespace AsrDataTools.Signal;

/// <summary>Linear-phase FIR filters by the window method with a Kaiser window (Kaiser 1974; Oppenheim &amp; Schafer, section 7.6).</summary>
public static class FirDesign
{
    /// <summary>Taps, always odd, that reach an attenuation across a transition band.</summary>
    /// <param name="attenuationDb">Stopband attenuation, above 21 dB.</param>
    /// <param name="transition">Width of the transition band as a share of the sampling rate.</param>
    public static int KaiserLength(double attenuationDb, double transition) =>
        (int)Math.Ceiling((attenuationDb - 7.95) / (14.36 * transition)) | 1;

    /// <summary>A low-pass of unit gain at 0 Hz.</summary>
    /// <param name="length">Taps, odd.</param>
    /// <param name="cutoff">The −6 dB point as a share of the sampling rate, 0…0.5.</param>
    /// <param name="attenuationDb">Stopband attenuation, above 50 dB.</param>
    public static double[] LowPass(int length, double cutoff, double attenuationDb)
    {
        double beta = 0.1102 * (attenuationDb - 8.7);
        double centre = (length - 1) / 2.0;
        double[] taps = new double[length];
        double sum = 0;
        for (int i = 0; i < length; i++)
        {
            double x = i - centre;
            double sinc = x == 0 ? 2 * cutoff : Math.Sin(2 * Math.PI * cutoff * x) / (Math.PI * x);
            double position = centre == 0 ? 0 : x / centre;
            taps[i] = sinc * BesselI0(beta * Math.Sqrt(Math.Max(0, 1 - position * position))) / BesselI0(beta);
            sum += taps[i];
        }

        for (int i = 0; i < length; i++) taps[i] /= sum;
        return taps;
    }

    /// <summary>A band-pass: the difference of two low-passes.</summary>
    public static double[] BandPass(int length, double lowCutoff, double highCutoff, double attenuationDb)
    {
        double[] low = LowPass(length, lowCutoff, attenuationDb);
        double[] high = LowPass(length, highCutoff, attenuationDb);
        for (int i = 0; i < length; i++) high[i] -= low[i];
        return high;
    }

    // The modified Bessel function of order 0 by its power series; converges quickly for the arguments of a window.
    private static double BesselI0(double x)
    {
        double sum = 1, term = 1;
        for (int k = 1; term > 1e-17 * sum; k++)
        {
            double factor = x / (2 * k);
            term *= factor * factor;
            sum += term;
        }

        return sum;
    }
}
