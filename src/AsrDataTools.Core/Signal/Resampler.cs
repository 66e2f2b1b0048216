using System.Numerics.Tensors;

namespace AsrDataTools.Signal;

/// <summary>
/// Changes the sampling rate by a rational factor with a polyphase windowed-sinc filter (Crochiere &amp; Rabiner 1983):
/// flat to 90 % of the lower Nyquist frequency, at least 90 dB down from the lower Nyquist frequency on, no delay.
/// </summary>
public sealed class Resampler
{
    private const double AttenuationDb = 94;
    private const double TransitionShare = 0.1;

    private readonly float[][] _phases;
    private readonly int _up;
    private readonly int _down;
    private readonly int _half;
    private readonly int _taps;

    /// <param name="inputRate">Hz.</param>
    /// <param name="outputRate">Hz.</param>
    public Resampler(int inputRate, int outputRate)
        : this(inputRate, outputRate, TransitionShare, AttenuationDb)
    {
    }

    /// <summary>A filter that is shorter where less is asked of it.</summary>
    /// <param name="inputRate">Hz.</param>
    /// <param name="outputRate">Hz.</param>
    /// <param name="transitionShare">Share of the lower Nyquist frequency, below it, over which the filter falls off.</param>
    /// <param name="attenuationDb">From the lower Nyquist frequency on, above 50 dB.</param>
    internal Resampler(int inputRate, int outputRate, double transitionShare, double attenuationDb)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputRate, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputRate, 1);
        int divisor = (int)System.Numerics.BigInteger.GreatestCommonDivisor(inputRate, outputRate);
        _up = outputRate / divisor;
        _down = inputRate / divisor;

        // Rates as shares of the rate at which the filter runs, _up times the input's.
        double nyquist = 0.5 / Math.Max(_up, _down);
        int length = FirDesign.KaiserLength(attenuationDb, transitionShare * nyquist);
        double[] prototype = FirDesign.LowPass(length, (1 - transitionShare / 2) * nyquist, attenuationDb);
        _half = length / 2;
        _taps = length / _up + 1;
        _phases = new float[_up][];
        for (int phase = 0; phase < _up; phase++)
        {
            // Reversed, so that an output is a plain dot product with the input; the gain makes up for the inserted zeros.
            _phases[phase] = new float[_taps];
            for (int tap = 0; tap < _taps; tap++)
            {
                int index = phase + tap * _up;
                if (index < length) _phases[phase][_taps - 1 - tap] = (float)(prototype[index] * _up);
            }
        }
    }

    /// <summary>Samples at the output rate; as long in seconds as the input, which is taken as silent outside.</summary>
    public float[] Apply(ReadOnlySpan<float> input)
    {
        if (_up == _down) return input.ToArray();

        float[] output = new float[(int)OutputLength(input.Length)];
        float[] padded = new float[input.Length + 2 * _taps];
        input.CopyTo(padded.AsSpan(_taps));
        for (int i = 0; i < output.Length; i++)
        {
            (long start, float[] phase) = Tap(i);
            output[i] = TensorPrimitives.Dot(padded.AsSpan((int)start, _taps), phase);
        }

        return output;
    }

    /// <summary>Inputs that one output rests on.</summary>
    internal int Taps => _taps;

    /// <summary>Outputs of so many inputs.</summary>
    internal long OutputLength(long inputs) => (inputs * _up + _down - 1) / _down;

    /// <summary>
    /// What an output is the dot product of: the inputs from a place on, counted with <see cref="Taps"/> zeros before the
    /// first input, and the filter's phase.
    /// </summary>
    internal (long Start, float[] Phase) Tap(long output)
    {
        long position = output * _down + _half;
        return (position / _up + 1, _phases[position % _up]);
    }
}
