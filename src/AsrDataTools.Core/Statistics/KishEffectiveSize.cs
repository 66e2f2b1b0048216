namespace AsrDataTools.Statistics;

/// <summary>
/// The number of equally weighted observations that weighted ones are worth, (Σm·w)² / Σm·w² (Kish 1965), where m is how many
/// observations, or seconds, bear the weight w.
/// </summary>
public static class KishEffectiveSize
{
    /// <param name="weights">Weight of each group, ≥ 0.</param>
    /// <param name="masses">Observations or seconds of each group; empty for 1 each.</param>
    /// <returns>0 without weight.</returns>
    public static double Of(ReadOnlySpan<double> weights, ReadOnlySpan<double> masses = default)
    {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            double mass = masses.IsEmpty ? 1 : masses[i];
            sum += mass * weights[i];
            squares += mass * weights[i] * weights[i];
        }

        return squares > 0 ? sum * sum / squares : 0;
    }
}
