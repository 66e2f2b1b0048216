namespace AsrDataTools.Reporting.Explorer;

/// <summary>
/// Lowest and highest sample of short stretches, streamed: 5 ms each, and twice as long whenever more of them than a screen can show
/// would be kept.
/// </summary>
internal sealed class WaveformSketch
{
    private const double BaseSeconds = 0.005;

    private readonly float[] _low;
    private readonly float[] _high;
    private readonly int _sampleRate;
    private long _stretch;
    private long _inStretch;
    private int _count;

    /// <param name="limit">Most stretches kept; even.</param>
    public WaveformSketch(int sampleRate, int limit = 8192)
    {
        _sampleRate = sampleRate;
        _stretch = Math.Max(1, (long)Math.Round(sampleRate * BaseSeconds));
        _low = new float[limit];
        _high = new float[limit];
    }

    /// <summary>Length of a stretch, seconds.</summary>
    public double StepSeconds => _stretch / (double)_sampleRate;

    public void Add(ReadOnlySpan<float> samples)
    {
        while (!samples.IsEmpty)
        {
            if (_inStretch == 0) Open();
            int part = (int)Math.Min(samples.Length, _stretch - _inStretch);
            ReadOnlySpan<float> taken = samples[..part];
            _low[_count - 1] = Math.Min(_low[_count - 1], System.Numerics.Tensors.TensorPrimitives.Min(taken));
            _high[_count - 1] = Math.Max(_high[_count - 1], System.Numerics.Tensors.TensorPrimitives.Max(taken));
            _inStretch = (_inStretch + part) % _stretch;
            samples = samples[part..];
        }
    }

    /// <summary>Pairs of signed bytes, lowest and highest, full scale 127; rounded outwards, so that the faintest sound is not silence.</summary>
    public byte[] ToBytes()
    {
        byte[] bytes = new byte[2 * _count];
        for (int i = 0; i < _count; i++)
        {
            bytes[2 * i] = (byte)(sbyte)Math.Clamp(MathF.Floor(_low[i] * 127), -127, 127);
            bytes[(2 * i) + 1] = (byte)(sbyte)Math.Clamp(MathF.Ceiling(_high[i] * 127), -127, 127);
        }

        return bytes;
    }

    private void Open()
    {
        if (_count == _low.Length) Halve();
        _low[_count] = float.PositiveInfinity;
        _high[_count] = float.NegativeInfinity;
        _count++;
    }

    private void Halve()
    {
        for (int i = 0; i < _count / 2; i++)
        {
            _low[i] = Math.Min(_low[2 * i], _low[(2 * i) + 1]);
            _high[i] = Math.Max(_high[2 * i], _high[(2 * i) + 1]);
        }

        _count /= 2;
        _stretch *= 2;
    }
}
