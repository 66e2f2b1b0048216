using AsrDataTools.Audio;

namespace AsrDataTools.Leakage;

/// <summary>
/// The samples of a span, channel by channel, as the first 128 bits of SHA-256 over the rate and the samples as 32-bit floats: the same for
/// every container and lossless coding, and for 16 bits stored in 24 or 32.
/// </summary>
internal sealed class SpanDigest
{
    /// <summary>Of digests: another where the same samples have another one.</summary>
    public const int Version = 1;

    public SpanDigest(IReadOnlyList<UInt128?> channels, long frames, int rate)
    {
        Channels = channels;
        Frames = frames;
        SampleRate = rate;
    }

    /// <summary>One a channel, in order; null for a channel without a signal, which is like any other without one.</summary>
    public IReadOnlyList<UInt128?> Channels { get; }

    /// <summary>Samples a channel.</summary>
    public long Frames { get; }

    public int SampleRate { get; }

    /// <summary>No channel has a signal.</summary>
    public bool IsSilent => Channels.All(channel => channel is null);

    /// <summary>Decodes the span of an item.</summary>
    /// <exception cref="SpeechDataException">It cannot be decoded.</exception>
    public static SpanDigest Of(LeakageItem item, CancellationToken cancellation)
    {
        using AudioReader reader = AudioFile.Open(item.Path!, new AudioOpenOptions
        {
            StartSeconds = item.StartSeconds,
            DurationSeconds = item.Utterance.DurationSeconds,
            Cancellation = cancellation,
        });
        using SampleHash hash = new(reader.Format, item.Utterance.Channel);
        AudioBlock block = AudioBlock.OfThread(reader.Format.Channels);
        while (reader.Read(block)) hash.Add(block);
        return hash.Finish();
    }
}
