using AsrDataTools.Audio;

namespace AsrDataTools.Simulation;

/// <summary>One channel of a recording, or of a span of it.</summary>
internal sealed class RecordingSource : SampleSource
{
    private const int BlockFrames = 8192;

    private readonly AudioReader _reader;
    private readonly AudioBlock _block;
    private readonly int _channel;
    private int _position;
    private bool _ended;

    /// <param name="reader">Goes with the source.</param>
    /// <param name="channel">Counted from 1.</param>
    public RecordingSource(AudioReader reader, int channel)
        : base(reader.Format.SampleRate)
    {
        _reader = reader;
        _block = new AudioBlock(reader.Format.Channels, BlockFrames);
        _channel = channel - 1;
    }

    public override int Read(Span<float> samples)
    {
        int done = 0;
        while (done < samples.Length)
        {
            if (_position == _block.Frames)
            {
                _position = 0;
                if (_ended || !_reader.Read(_block))
                {
                    _ended = true;
                    break;
                }
            }

            ReadOnlySpan<float> ready = _block.Samples(_channel)[_position..];
            int count = Math.Min(ready.Length, samples.Length - done);
            ready[..count].CopyTo(samples[done..]);
            _position += count;
            done += count;
        }

        return done;
    }

    protected override void Dispose(bool disposing) => _reader.Dispose();
}
