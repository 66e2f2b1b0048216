using AsrDataTools.Audio;

namespace AsrDataTools.Acoustics;

/// <summary>
/// Buffers and trackers of one thread, kept from one recording to the next, so that a short prompt costs no more than its
/// samples do.
/// </summary>
internal sealed class ProfileWorkspace
{
    private const int BlockFrames = 32768;

    [ThreadStatic]
    private static ProfileWorkspace? _current;

    private readonly Dictionary<int, Stack<ChannelMeasurement>> _idle = [];
    private AudioBlock? _block;

    public static ProfileWorkspace Current => _current ??= new ProfileWorkspace();

    public AudioBlock Block(int channels)
    {
        if (_block?.Channels != channels)
            _block = new AudioBlock(channels, channels <= 8 ? BlockFrames : Math.Max(1024, 8 * BlockFrames / channels));
        return _block;
    }

    public ChannelMeasurement Rent(int sampleRate) =>
        _idle.TryGetValue(sampleRate, out Stack<ChannelMeasurement>? stack) && stack.TryPop(out ChannelMeasurement? item)
            ? item
            : new ChannelMeasurement(sampleRate);

    public void Return(ChannelMeasurement item)
    {
        item.Reset();
        if (!_idle.TryGetValue(item.SampleRate, out Stack<ChannelMeasurement>? stack))
        {
            // Corpora have few rates; what has many is not worth keeping.
            if (_idle.Count >= 4)
                _idle.Clear();
            _idle[item.SampleRate] = stack = new Stack<ChannelMeasurement>();
        }

        if (stack.Count < 2)
            stack.Push(item);
    }
}
