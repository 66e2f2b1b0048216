namespace AsrDataTools.Simulation;

/// <summary>Samples that are made of another source's, which goes with it.</summary>
internal abstract class DerivedSource(SampleSource input, int sampleRate) : SampleSource(sampleRate)
{
    protected SampleSource Input { get; } = input;

    protected override void Dispose(bool disposing) => Input.Dispose();
}
