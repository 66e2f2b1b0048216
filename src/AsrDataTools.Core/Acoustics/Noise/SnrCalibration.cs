namespace AsrDataTools.Acoustics;

/// <summary>
/// How evidence becomes decibels, and how far these are off: all constants that were fitted rather than derived. They are what
/// <c>AsrDataTools.Benchmarks -- accuracy snr-calibration</c> prints: least squares and error quantiles over prompts of the tuning
/// languages (en, es), at 8 and 16 kHz, with and without pauses, in white, pink and babble noise of −5 to 45 dB. Run it again when
/// speech activity or <see cref="SnrEvidence"/> changes.
/// </summary>
internal static class SnrCalibration
{
    /// <summary>Of <see cref="SnrEvidence.Steady"/>.</summary>
    private static readonly double[] Steady = [-0.650, 1.124, -0.088, -0.032, 0.597, 0.383, 0.186, 0.422, -0.792];

    /// <summary>Of <see cref="SnrEvidence.Unsteady"/>.</summary>
    private static readonly double[] Unsteady = [-3.836, 1.395, -0.343, -0.221, 1.358, 0.806, 0.186, 0.028, -1.612, -1.539, 0.569, -0.607, 0.426, -1.875, -0.175, 0.624, 0.277];

    /// <summary>Estimates, dB, for which the errors are tabulated.</summary>
    internal static readonly double[] Knots = [0, 10, 20, 30, 40];

    // By knot: how far the truth lies below and above the estimate, dB, at 5 % and 95 %; 1 dB at least, since noises of other
    // spectra than those fitted on are off by about as much.
    private static readonly (double Below, double Above)[] SteadyErrors = [(2.7, 2.3), (1.1, 1.8), (1.0, 1.7), (1.3, 1.0), (1.3, 1.0)];
    private static readonly (double Below, double Above)[] SteadyPauseErrors = [(2.7, 2.8), (1.4, 1.0), (1.0, 1.0), (1.0, 1.0), (1.0, 1.0)];
    private static readonly (double Below, double Above)[] UnsteadyErrors = [(5.1, 4.6), (2.8, 5.5), (3.3, 17.1), (4.1, 14.7), (7.0, 5.5)];
    private static readonly (double Below, double Above)[] UnsteadyPauseErrors = [(4.0, 3.5), (1.2, 2.2), (3.1, 2.9), (3.3, 4.8), (4.0, 5.4)];

    /// <summary>Levels in the shortest recordings of the calibration, 1.5 s; errors of shorter ones grow with the root.</summary>
    private const double CalibratedGroups = 37;

    /// <summary>0 for steady noise, 1 for unsteady.</summary>
    public static double Gate(SnrEvidence evidence) => Math.Clamp((evidence.Unsteadiness - 1.8) / 1.2, 0, 1);

    /// <summary>0 without pauses, 1 with 0.9 s of them.</summary>
    public static double PauseGate(SnrEvidence evidence) => Math.Clamp((evidence.Pauses - 0.25) / 0.5, 0, 1);

    public static double Ratio(SnrEvidence evidence)
    {
        double gate = Gate(evidence);
        return ((1 - gate) * Dot(Steady, evidence.Steady())) + (gate * Dot(Unsteady, evidence.Unsteady()));
    }

    /// <summary>How far the truth may lie below and above an estimate, dB, both positive.</summary>
    public static (double Below, double Above) Errors(SnrEvidence evidence, double ratio)
    {
        double unsteady = Gate(evidence), pauses = PauseGate(evidence), shortness = Math.Sqrt(Math.Max(1, CalibratedGroups / evidence.Groups));
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
