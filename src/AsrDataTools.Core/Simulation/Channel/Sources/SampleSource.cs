namespace AsrDataTools.Simulation;

/// <summary>One channel of samples of full scale 1.0, pulled from first to last, once. Not for several threads at a time.</summary>
/// <param name="sampleRate">Hz.</param>
public abstract class SampleSource(int sampleRate) : IDisposable
{
    public int SampleRate { get; } = sampleRate;

    /// <summary>Fills with the next samples, wholly except at the end.</summary>
    /// <returns>How many; 0 when there are no more.</returns>
    public abstract int Read(Span<float> samples);

    /// <summary>All that is left.</summary>
    public float[] ReadAll()
    {
        List<float> all = [];
        float[] block = new float[8192];
        for (int count; (count = Read(block)) > 0;) all.AddRange(block.AsSpan(0, count));
        return [.. all];
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
