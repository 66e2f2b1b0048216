using System.Collections.Concurrent;
using AsrDataTools.Signal;

namespace AsrDataTools.Simulation;

/// <summary>A source at another rate, or played faster or slower.</summary>
internal sealed class ResampledSource : DerivedSource
{
    private static readonly ConcurrentDictionary<(int Input, int Output), Resampler> Filters = [];

    private readonly StreamingResampler _resampler;
    private readonly List<float> _ready = [];
    private readonly float[] _block = new float[8192];
    private int _position;
    private bool _ended;

    private ResampledSource(SampleSource input, Resampler filter, int sampleRate)
        : base(input, sampleRate) => _resampler = new(filter);

    /// <summary>The source at a rate; itself where it has that rate.</summary>
    public static SampleSource Of(SampleSource input, int sampleRate) =>
        input.SampleRate == sampleRate ? input : new ResampledSource(input, Filter(input.SampleRate, sampleRate), sampleRate);

    /// <summary>The source played faster by hundredths: 105 takes 1/1.05 of the time and raises the pitch as much.</summary>
    public static SampleSource Faster(SampleSource input, int hundredths) =>
        hundredths == 100 ? input : new ResampledSource(input, Filter(hundredths, 100), input.SampleRate);

    public override int Read(Span<float> samples)
    {
        int done = 0;
        while (done < samples.Length)
        {
            int count = Math.Min(_ready.Count - _position, samples.Length - done);
            if (count == 0)
            {
                if (_ended) break;
                Refill();
                continue;
            }

            System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_ready).Slice(_position, count).CopyTo(samples[done..]);
            _position += count;
            done += count;
        }

        return done;
    }

    private void Refill()
    {
        _ready.Clear();
        _position = 0;
        int read = Input.Read(_block);
        if (read > 0) _resampler.Add(_block.AsSpan(0, read), _ready);
        if (read == _block.Length) return;
        _ended = true;
        _resampler.Finish(_ready);
    }

    private static Resampler Filter(int input, int output) => Filters.GetOrAdd((input, output), key => new Resampler(key.Input, key.Output));
}
