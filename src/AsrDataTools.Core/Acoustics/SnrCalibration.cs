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
    private static readonly double[] Steady = [-0.323, 1.104, -0.076, -0.023, 0.828, 0.249, 0.295, 0.424, -0.849];

    /// <summary>Of <see cref="SnrEvidence.Unsteady"/>.</summary>
    private static readonly double[] Unsteady = [-3.938, 1.339, -0.296, -0.163, 1.832, 0.404, 0.299, -0.007, -1.698, -0.506, 0.862, -0.478, 0.332, -1.908, -0.112, 0.063, 0.522];

    /// <summary>Estimates, dB, for which the errors are tabulated.</summary>
    internal static readonly double[] Knots = [0, 10, 20, 30, 40];

    // By knot: how far the truth lies below and above the estimate, dB, at 5 % and 95 %.
    private static readonly (double Below, double Above)[] SteadyErrors = [(0.8, 2.2), (1.2, 2.1), (1.0, 1.6), (1.1, 0.9), (1.1, 1.0)];
    private static readonly (double Below, double Above)[] SteadyPauseErrors = [(3.2, 3.9), (1.4, 1.0), (0.6, 0.5), (0.5, 0.5), (0.5, 1.1)];
    private static readonly (double Below, double Above)[] UnsteadyErrors = [(5.3, 4.2), (2.1, 9.7), (3.1, 19.6), (3.8, 13.5), (6.0, 7.9)];
    private static readonly (double Below, double Above)[] UnsteadyPauseErrors = [(4.2, 4.4), (2.3, 1.9), (1.4, 2.6), (3.4, 4.7), (4.3, 5.1)];

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
