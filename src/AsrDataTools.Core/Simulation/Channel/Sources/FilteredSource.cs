using System.Numerics.Tensors;

namespace AsrDataTools.Simulation;

/// <summary>A source through a linear-phase filter without delay: as many samples, silent outside.</summary>
internal sealed class FilteredSource : DerivedSource
{
    private const int BlockSamples = 8192;

    private readonly float[] _taps;
    private readonly float[] _window;
    private int _start;
    private int _held;
    private bool _ended;

    /// <param name="taps">Odd in number and symmetrical.</param>
    public FilteredSource(SampleSource input, float[] taps)
        : base(input, input.SampleRate)
    {
        _taps = taps;
        _window = new float[BlockSamples + (2 * taps.Length)];
        _held = taps.Length / 2;
    }

    public override int Read(Span<float> samples)
    {
        int done = 0;
        while (done < samples.Length)
        {
            int ready = Math.Min(_held - _taps.Length + 1, samples.Length - done);
            if (ready <= 0)
            {
                if (_ended) break;
                Refill();
                continue;
            }

            for (int i = 0; i < ready; i++) samples[done + i] = TensorPrimitives.Dot(_window.AsSpan(_start + i, _taps.Length), _taps);
            _start += ready;
            _held -= ready;
            done += ready;
        }

        return done;
    }

    private void Refill()
    {
        _window.AsSpan(_start, _held).CopyTo(_window);
        _start = 0;
        int read = Input.Read(_window.AsSpan(_held, BlockSamples));
        _held += read;
        if (read == BlockSamples) return;
        _ended = true;
        _window.AsSpan(_held, _taps.Length / 2).Clear();
        _held += _taps.Length / 2;
    }
}
