namespace AsrDataTools.Simulation;

/// <summary>
/// Makes white noise pink, −3 dB an octave from 10 Hz up: first-order sections whose poles lie two octaves apart and whose zeros
/// lie midway between them.
/// </summary>
internal sealed class PinkFilter
{
    private readonly double[] _poles;
    private readonly double[] _zeros;
    private readonly double[] _states;

    /// <param name="sampleRate">Hz.</param>
    public PinkFilter(int sampleRate)
    {
        double[] corners = [.. CornersBelow(sampleRate / 4.0)];
        _poles = [.. corners.Select(corner => Math.Exp(-2 * Math.PI * corner / sampleRate))];
        _zeros = [.. corners.Select(corner => Math.Exp(-4 * Math.PI * corner / sampleRate))];
        _states = new double[corners.Length];
    }

    /// <summary>Filters the next samples in place.</summary>
    public void Apply(Span<float> samples)
    {
        double[] poles = _poles, zeros = _zeros, states = _states;
        for (int i = 0; i < samples.Length; i++)
        {
            double sample = samples[i];
            for (int k = 0; k < states.Length; k++)
            {
                double state = sample + poles[k] * states[k];
                sample = state - zeros[k] * states[k];
                states[k] = state;
            }

            samples[i] = (float)sample;
        }
    }

    private static IEnumerable<double> CornersBelow(double limit)
    {
        for (double hertz = 10; hertz < limit; hertz *= 4) yield return hertz;
    }
}
