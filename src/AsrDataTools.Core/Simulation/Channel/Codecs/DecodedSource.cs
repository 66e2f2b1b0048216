using AsrDataTools.Audio;

namespace AsrDataTools.Simulation;

/// <summary>What came out of a codec, in step with what went in: its delay taken off, as many samples.</summary>
internal sealed class DecodedSource : SampleSource
{
    private readonly SampleSource _decoded;
    private readonly string _path;
    private int _skip;
    private long _left;

    /// <param name="reader">Of the coded file; goes with the source, as the file does.</param>
    /// <param name="sampleRate">Hz, to which what is decoded at another rate is brought.</param>
    /// <param name="delay">Samples to leave out first.</param>
    /// <param name="length">Samples to give; what the codec did not keep is silence.</param>
    public DecodedSource(AudioReader reader, int sampleRate, int delay, long length, string path)
        : base(sampleRate)
    {
        _decoded = ResampledSource.Of(new RecordingSource(reader, 1), sampleRate);
        _path = path;
        _skip = delay;
        _left = length;
    }

    public override int Read(Span<float> samples)
    {
        while (_skip > 0)
        {
            int dropped = _decoded.Read(new float[_skip]);
            _skip = dropped == 0 ? 0 : _skip - dropped;
        }

        samples = samples[..(int)Math.Min(samples.Length, _left)];
        int count = _decoded.Read(samples);
        samples[count..].Clear();
        _left -= samples.Length;
        return samples.Length;
    }

    protected override void Dispose(bool disposing)
    {
        _decoded.Dispose();
        File.Delete(_path);
    }
}
