namespace AsrDataTools.Simulation;

/// <summary>Samples that never end: a maker is asked for more whenever they do.</summary>
/// <param name="open">Opens the samples, given the number of the round from 0.</param>
internal sealed class EndlessSource(int sampleRate, Func<int, SampleSource> open) : SampleSource(sampleRate)
{
    private SampleSource? _current;
    private int _round;

    public override int Read(Span<float> samples)
    {
        int done = 0, empty = 0;
        while (done < samples.Length)
        {
            _current ??= open(_round++);
            int count = _current.Read(samples[done..]);
            done += count;
            if (done == samples.Length) break;
            _current.Dispose();
            _current = null;

            // A recording that gives nothing twice in a row will never give anything.
            empty = count == 0 ? empty + 1 : 0;
            if (empty == 2) break;
        }

        return done;
    }

    protected override void Dispose(bool disposing) => _current?.Dispose();
}
