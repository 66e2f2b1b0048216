namespace AsrDataTools.Simulation;

/// <summary>Samples that are in memory.</summary>
internal sealed class SamplesSource(ReadOnlyMemory<float> samples, int sampleRate) : SampleSource(sampleRate)
{
    private int _position;

    public override int Read(Span<float> target)
    {
        int count = Math.Min(target.Length, samples.Length - _position);
        samples.Span.Slice(_position, count).CopyTo(target);
        _position += count;
        return count;
    }
}
