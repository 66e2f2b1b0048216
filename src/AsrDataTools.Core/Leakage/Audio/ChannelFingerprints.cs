using AsrDataTools.Audio;

namespace AsrDataTools.Leakage;

/// <summary>Makes the fingerprints of a span of the blocks that go by, one for each channel that is asked for.</summary>
internal sealed class ChannelFingerprints
{
    private readonly FingerprintItem _item;
    private readonly string _path;
    private readonly int _rate;
    private readonly int[] _channels;
    private readonly FingerprintExtractor[] _extractors;
    private long _frames;

    /// <param name="item">What is fingerprinted, its length not known yet.</param>
    /// <param name="density">Of the fingerprints.</param>
    /// <param name="reader">Of the span; it is not read here.</param>
    /// <exception cref="SpeechDataException">The recording has no such channel (<c>ChannelNotFound</c>).</exception>
    public ChannelFingerprints(FingerprintItem item, FingerprintDensity density, AudioReader reader)
    {
        _item = item;
        _path = reader.Path;
        _rate = reader.Format.SampleRate;
        _channels = FingerprintSource.Channels(item.RequestedChannel, reader);
        double seconds = (reader.Span.FrameCount ?? 0) / (double)_rate;
        _extractors = Array.ConvertAll(_channels, _ => new FingerprintExtractor(_rate, density, seconds));
    }

    public void Add(AudioBlock block)
    {
        _frames += block.Frames;
        for (int i = 0; i < _channels.Length; i++) _extractors[i].Add(block.Samples(_channels[i]));
    }

    /// <summary>In order; of channels that are alike throughout, only the first.</summary>
    /// <exception cref="SpeechDataException">Nothing was added (<c>AudioNoSamples</c>).</exception>
    public IReadOnlyList<(FingerprintItem Item, AudioFingerprint Fingerprint)> Finish()
    {
        if (_frames == 0) throw AudioError.NoSamples(_path, "none lies in the span that was asked for");
        FingerprintItem item = _item with { DurationSeconds = _frames / (double)_rate };
        AudioFingerprint[] fingerprints = Array.ConvertAll(_extractors, extractor => extractor.Finish());
        return
        [
            .. Enumerable.Range(0, _channels.Length)
                .Where(i => !fingerprints[..i].Any(earlier => earlier.Codes.SequenceEqual(fingerprints[i].Codes)))
                .Select(i => (item with { Channel = _channels[i] + 1 }, fingerprints[i])),
        ];
    }
}
