using System.Numerics;
using MathNet.Numerics;
using MathNet.Numerics.IntegralTransforms;

namespace AsrDataTools.Simulation;

/// <summary>
/// A source through an impulse response: as many samples, aligned with them, the tail beyond the end cut off. Convolution block by
/// block (Stockham 1966), two blocks in each complex transform.
/// </summary>
internal sealed class ConvolvedSource : DerivedSource
{
    private readonly Complex32[] _filter;
    private readonly Complex32[] _work;
    private readonly float[] _block;
    private readonly float[] _sums;
    private readonly int _half;
    private int _skip;
    private int _ready;
    private int _position;
    private long _owed;
    private bool _ended;

    /// <param name="response">At the rate of the source.</param>
    /// <param name="delay">Samples of the response before the sound itself; they are taken off.</param>
    public ConvolvedSource(SampleSource input, IReadOnlyList<float> response, int delay)
        : base(input, input.SampleRate)
    {
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(2 * response.Count, 1024));
        _half = size - response.Count + 1;
        _block = new float[2 * _half];
        _sums = new float[_half + size];
        _skip = delay;
        _work = new Complex32[size];
        _filter = new Complex32[size];
        for (int n = 0; n < response.Count; n++) _filter[n] = new Complex32(response[n], 0);
        Fourier.Forward(_filter, FourierOptions.NoScaling);
    }

    public override int Read(Span<float> samples)
    {
        int done = 0;
        while (done < samples.Length)
        {
            int count = (int)Math.Min(_owed, Math.Min(_ready - _position, samples.Length - done));
            if (count == 0)
            {
                if (_ended && _owed == 0) break;
                Step();
                continue;
            }

            _sums.AsSpan(_position, count).CopyTo(samples[done..]);
            _position += count;
            _owed -= count;
            done += count;
        }

        return done;
    }

    // The sums of a step end with what the next one's blocks still add to.
    private void Step()
    {
        _sums.AsSpan(_ready).CopyTo(_sums);
        _sums.AsSpan(_sums.Length - _ready).Clear();
        int read = _ended ? 0 : Input.Read(_block);
        _ended |= read < _block.Length;
        _owed += read;
        _block.AsSpan(read).Clear();
        for (int n = 0; n < _work.Length; n++) _work[n] = n < _half ? new Complex32(_block[n], _block[_half + n]) : Complex32.Zero;
        Fourier.Forward(_work, FourierOptions.NoScaling);
        for (int k = 0; k < _work.Length; k++) _work[k] *= _filter[k];
        Fourier.Inverse(_work, FourierOptions.NoScaling);

        // The response is real, so the two blocks stay apart as real and imaginary parts.
        float scale = 1f / _work.Length;
        for (int n = 0; n < _work.Length; n++)
        {
            _sums[n] += _work[n].Real * scale;
            _sums[_half + n] += _work[n].Imaginary * scale;
        }

        _ready = _block.Length;
        _position = Math.Min(_skip, _ready);
        _skip -= _position;
    }
}
