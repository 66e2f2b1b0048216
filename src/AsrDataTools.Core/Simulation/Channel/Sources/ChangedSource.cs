namespace AsrDataTools.Simulation;

/// <summary>A source whose samples are changed one block after the other, none moved.</summary>
internal sealed class ChangedSource(SampleSource input, SampleChange change) : DerivedSource(input, input.SampleRate)
{
    private long _position;

    public override int Read(Span<float> samples)
    {
        int count = Input.Read(samples);
        change(samples[..count], _position);
        _position += count;
        return count;
    }
}
