namespace AsrDataTools.Acoustics;

/// <summary>
/// How evidence becomes decibels, and how far these are off. Pauses need no weights: where they are long enough and contain the
/// noise alone, speech above them is the ratio. What the band levels say is weighed; the weights and the errors are what
/// <c>AsrDataTools.Benchmarks -- accuracy snr-calibration</c> prints: least squares over single prompts, error quantiles
/// of these and of phrases with pauses, two voices (en, es) at 8 and 16 kHz, white, pink and babble noise of −5 to 45 dB. Run it again
/// when speech activity or <see cref="SnrEvidence"/> changes.
/// </summary>
internal static class SnrCalibration
{
    /// <summary>Of <see cref="SnrEvidence.Steady"/>.</summary>
    private static readonly double[] Steady = [-0.499, 1.082, -0.061, 0.606, 0.412];

    /// <summary>Of <see cref="SnrEvidence.Unsteady"/>.</summary>
    private static readonly double[] Unsteady = [-6.838, 1.320, 0.024, -0.635, 1.467, 0.779, 0.399, -1.642, -1.896];

    /// <summary>Estimates, dB, for which the errors are tabulated.</summary>
    internal static readonly double[] Knots = [0, 10, 20, 30, 40];

    // By knot: how far the truth lies below and above the estimate, dB, at 5 % and 95 % of the worst voice and rate; 1 dB at
    // least, since noises of other spectra than those fitted on are off by about as much.
    private static readonly (double Below, double Above)[] SteadyErrors = [(5.1, 2.4), (1.0, 1.8), (1.1, 3.7), (1.9, 1.0), (1.9, 1.3)];
    private static readonly (double Below, double Above)[] SteadyPauseErrors = [(1.5, 1.1), (1.0, 1.0), (1.0, 1.0), (1.0, 1.0), (1.0, 3.2)];
    private static readonly (double Below, double Above)[] UnsteadyErrors = [(8.8, 6.1), (2.8, 5.8), (3.5, 21.8), (5.7, 16.8), (8.3, 10.8)];
    private static readonly (double Below, double Above)[] UnsteadyPauseErrors = [(7.4, 3.9), (2.1, 1.5), (1.9, 1.0), (1.6, 3.9), (1.0, 3.1)];

    /// <summary>Levels in the shortest recordings of the calibration, 1.5 s; errors of shorter ones grow with the root.</summary>
    private const double CalibratedGroups = 37;

    /// <summary>0 for steady noise, 1 for unsteady.</summary>
    public static double Gate(SnrEvidence evidence) => Math.Clamp((evidence.Unsteadiness - 1.8) / 1.2, 0, 1);

    /// <summary>How far pauses are to be believed, 0…1: wholly from 0.3 s on, and not where they hold speech that was not heard.</summary>
    /// <param name="evidence">With pauses or without.</param>
    /// <param name="bands">What the band levels say, dB. If that is a better ratio by far, pauses are not of noise alone.
    /// Of noise that comes and goes they say too much themselves, the more the better the ratio is.</param>
    public static double PauseGate(SnrEvidence evidence, double bands)
    {
        if (evidence.PauseRatio is not double pauses)
            return 0;
        double length = Math.Clamp((evidence.PauseFrames - 5) / 25.0, 0, 1);
        double allowed = 2.5 + (0.3 * Gate(evidence) * Math.Max(0, pauses));
        return length * (1 - Math.Clamp((bands - pauses - allowed) / 2, 0, 1));
    }

    /// <summary>From the band levels alone, dB.</summary>
    public static double Bands(SnrEvidence evidence)
    {
        double gate = Gate(evidence);
        return ((1 - gate) * Dot(Steady, evidence.Steady())) + (gate * Dot(Unsteady, evidence.Unsteady()));
    }

    /// <summary>From all evidence, dB.</summary>
    /// <param name="evidence">With pauses or without.</param>
    /// <param name="bands">What the band levels say, dB.</param>
    public static double Ratio(SnrEvidence evidence, double bands) => evidence.PauseRatio is double pauses
        ? bands + (PauseGate(evidence, bands) * (pauses - bands))
        : bands;

    /// <summary>How far the truth may lie below and above an estimate, dB, both positive.</summary>
    /// <param name="evidence">With pauses or without.</param>
    /// <param name="bands">What the band levels say, dB.</param>
    public static (double Below, double Above) Errors(SnrEvidence evidence, double bands)
    {
        double ratio = Ratio(evidence, bands);
        double unsteady = Gate(evidence), pauses = PauseGate(evidence, bands), shortness = Math.Sqrt(Math.Max(1, CalibratedGroups / evidence.Groups));
        (double below, double above) = (0, 0);
        Add((1 - unsteady) * (1 - pauses), SteadyErrors);
        Add((1 - unsteady) * pauses, SteadyPauseErrors);
        Add(unsteady * (1 - pauses), UnsteadyErrors);
        Add(unsteady * pauses, UnsteadyPauseErrors);
        return (shortness * below, shortness * above);

        void Add(double weight, (double Below, double Above)[] errors)
        {
            double place = Math.Clamp((ratio - Knots[0]) / (Knots[1] - Knots[0]), 0, Knots.Length - 1);
            int knot = Math.Min((int)place, Knots.Length - 2);
            double share = place - knot;
            below += weight * (((1 - share) * errors[knot].Below) + (share * errors[knot + 1].Below));
            above += weight * (((1 - share) * errors[knot].Above) + (share * errors[knot + 1].Above));
        }
    }

    private static double Dot(double[] weights, double[] values)
    {
        double sum = 0;
        for (int i = 0; i < weights.Length; i++)
            sum += weights[i] * values[i];
        return sum;
    }
}
