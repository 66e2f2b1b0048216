using System.Runtime.CompilerServices;

namespace AsrDataTools.Acoustics;

/// <summary>
/// The model behind WADA-SNR (Kim and Stern 2008): amplitudes of clean speech follow a symmetric Gamma distribution of shape 0.4,
/// the noise is Gaussian and independent of it. What the model says of ln E|x| − E ln|x| is integrated once, for ratios of −20 to
/// 100 dB.
/// </summary>
internal static class WadaCurve
{
    public const double LowestDb = -20;
    public const double HighestDb = 100;
    public const double Shape = 0.4;

    private const double StepDb = 0.5;
    private const int Nodes = (int)((HighestDb - LowestDb) / StepDb) + 1;

    // The integral over the logarithm of the speech amplitude goes in steps of as many decibels as the nodes lie apart, so
    // that every node uses the same weights and the same noisy amplitudes, shifted; trapezia are exact for such integrands.
    private const double LogStep = StepDb * 2.302585092994046 / 20;
    private const double LeastLog = -70;
    private const double MostLog = 4;

    private const double EulerGamma = 0.57721566490153286;

    private static readonly Lazy<double[]> Curve = new(Integrate);

    /// <summary>ln E|x| − E ln|x|.</summary>
    /// <param name="snrDb">−20…100.</param>
    public static double Statistic(double snrDb)
    {
        double place = Math.Clamp((snrDb - LowestDb) / StepDb, 0, Nodes - 1);
        int node = Math.Min((int)place, Nodes - 2);
        double below = Curve.Value[node], above = Curve.Value[node + 1];
        return below + ((place - node) * (above - below));
    }

    /// <summary>The ratio at which the model shows the statistic, clamped to −20…100 dB.</summary>
    public static double SnrDb(double statistic)
    {
        double[] curve = Curve.Value;
        int low = 0, high = Nodes - 1;
        if (statistic <= curve[low])
            return LowestDb;
        if (statistic >= curve[high])
            return HighestDb;
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            if (curve[middle] <= statistic)
                low = middle;
            else
                high = middle;
        }

        double below = curve[low], above = curve[high];
        return LowestDb + (StepDb * (low + ((statistic - below) / (above - below))));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double[] Integrate()
    {
        int points = (int)((MostLog - LeastLog) / LogStep) + 1;
        double[] weights = new double[points];
        double sum = 0;
        for (int k = 0; k < points; k++)
        {
            // t = β|s|: t^(α−1) e^(−t) dt, of which one t goes into d ln t.
            double log = LeastLog + (k * LogStep);
            weights[k] = Math.Exp((Shape * log) - Math.Exp(log));
            sum += weights[k];
        }

        // E s² = α(α+1)/β², which is the ratio since the noise has variance 1.
        double scale = LeastLog - (0.5 * Math.Log(Shape * (Shape + 1))) + (LowestDb * Math.Log(10) / 20);
        Means[] noisy = new Means[points + Nodes - 1];
        for (int k = 0; k < noisy.Length; k++)
            noisy[k] = OfNoisy(Math.Exp(scale + (k * LogStep)));

        double[] curve = new double[Nodes];
        for (int node = 0; node < Nodes; node++)
        {
            double magnitude = 0, log = 0;
            for (int k = 0; k < points; k++)
            {
                magnitude += weights[k] * noisy[node + k].Magnitude;
                log += weights[k] * noisy[node + k].LogMagnitude;
            }

            curve[node] = Math.Log(magnitude / sum) - (log / sum);
        }

        return curve;
    }

    /// <summary>
    /// E|s + n| and E ln|s + n| of a fixed amplitude in noise of variance 1: (s + n)² is noncentral chi-square, a Poisson
    /// mixture of chi-squares of 1, 3, 5 … degrees of freedom.
    /// </summary>
    private static Means OfNoisy(double amplitude)
    {
        double square = amplitude * amplitude;
        if (amplitude > 12)
        {
            // E ln|1 + n/s| by the moments of n; the chance that n changes the sign of s + n is nil.
            double inverse = 1 / square;
            return new Means(amplitude, Math.Log(amplitude) - (inverse * (0.5 + (inverse * (0.75 + (2.5 * inverse))))));
        }

        double poisson = Math.Exp(-square / 2), chi = Math.Sqrt(2 / Math.PI), digamma = -EulerGamma - (2 * Math.Log(2));
        double magnitude = 0, log = 0, left = 1;
        for (int j = 0; left > 1e-15 && j < 300; j++)
        {
            magnitude += poisson * chi;
            log += poisson * digamma;
            left -= poisson;
            poisson *= square / 2 / (j + 1);
            chi *= (j + 1) / (j + 0.5);
            digamma += 1 / (j + 0.5);
        }

        return new Means(magnitude, (log + Math.Log(2)) / 2);
    }

    private readonly record struct Means(double Magnitude, double LogMagnitude);
}
