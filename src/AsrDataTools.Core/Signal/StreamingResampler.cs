using System.Numerics.Tensors;

namespace AsrDataTools.Signal;

/// <summary>
/// Runs a <see cref="Resampler"/>'s filter over samples that come in blocks of any length; the outputs are those that
/// <see cref="Resampler.Apply"/> gives for all samples at once.
/// </summary>
internal sealed class StreamingResampler
{
    private readonly Resampler _filter;
    private float[] _window;
    private int _count;
    private long _dropped;
    private long _taken;
    private long _made;

    /// <param name="filter">Between two different rates.</param>
    public StreamingResampler(Resampler filter)
    {
        _filter = filter;
        _count = filter.Taps;
        _window = new float[_count + 4096];
    }

    /// <summary>Takes samples and appends what can be made of all samples so far.</summary>
    public void Add(ReadOnlySpan<float> input, List<float> output)
    {
        _taken += input.Length;
        Append(input);
        Make(output, long.MaxValue);
    }

    /// <summary>Appends the last outputs, as if silence followed.</summary>
    public void Finish(List<float> output)
    {
        Append(new float[_filter.Taps]);
        Make(output, _filter.OutputLength(_taken));
    }

    private void Append(ReadOnlySpan<float> input)
    {
        if (_count + input.Length > _window.Length)
            Array.Resize(ref _window, Math.Max(2 * _window.Length, _count + input.Length));
        input.CopyTo(_window.AsSpan(_count));
        _count += input.Length;
    }

    private void Make(List<float> output, long most)
    {
        for (; _made < most; _made++)
        {
            (long start, float[] phase) = _filter.Tap(_made);
            if (start + _filter.Taps > _dropped + _count)
                break;
            output.Add(TensorPrimitives.Dot(_window.AsSpan((int)(start - _dropped), _filter.Taps), phase));
        }

        // Outputs go forward, so what lies before the next one's window is done with.
        int done = (int)Math.Min(_count, _filter.Tap(_made).Start - _dropped);
        _window.AsSpan(done, _count - done).CopyTo(_window);
        _count -= done;
        _dropped += done;
    }
}
