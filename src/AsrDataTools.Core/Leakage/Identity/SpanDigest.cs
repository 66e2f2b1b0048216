using System.Runtime.InteropServices;
using System.Security.Cryptography;
using AsrDataTools.Audio;

namespace AsrDataTools.Leakage;

/// <summary>
/// The samples of a span, channel by channel, as the first 128 bits of SHA-256 over the rate and the samples as 32-bit floats: the same for
/// every container and lossless coding, and for 16 bits stored in 24 or 32.
/// </summary>
internal sealed class SpanDigest
{
    /// <summary>The smallest step of A-law, of 32768: what a line without a signal holds.</summary>
    private const float SilentReach = 8f / 32768;

    private const int BlockFrames = 1 << 16;

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
        int only = item.Utterance.Channel is { } channel && channel <= reader.Format.Channels ? channel - 1 : -1;
        int count = reader.Format.Channels;
        IncrementalHash[] hashes = [.. Enumerable.Range(0, count).Select(_ => IncrementalHash.CreateHash(HashAlgorithmName.SHA256))];
        (float Low, float High)[] reach = [.. Enumerable.Repeat((float.MaxValue, float.MinValue), count)];
        long frames = 0;
        try
        {
            int rate = reader.Format.SampleRate;
            foreach (IncrementalHash hash in hashes) hash.AppendData(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in rate)));
            AudioBlock block = new(count, BlockFrames);
            float[] plain = new float[BlockFrames];
            while (reader.Read(block))
            {
                frames += block.Frames;
                for (int c = 0; c < count; c++)
                {
                    if (only >= 0 && c != only) continue;
                    Span<float> samples = plain.AsSpan(0, block.Frames);

                    // Adding 0 turns −0 into 0; else the two would differ in their bytes alone.
                    System.Numerics.Tensors.TensorPrimitives.Add(block.Samples(c), 0f, samples);
                    hashes[c].AppendData(MemoryMarshal.AsBytes(samples));
                    reach[c] = (Math.Min(reach[c].Low, System.Numerics.Tensors.TensorPrimitives.Min<float>(samples)), Math.Max(reach[c].High, System.Numerics.Tensors.TensorPrimitives.Max<float>(samples)));
                }
            }

            UInt128?[] digests = [.. hashes.Select((hash, c) => reach[c].High - reach[c].Low <= 2 * SilentReach || (only >= 0 && c != only) ? (UInt128?)null : Digest(hash))];
            return new SpanDigest(only >= 0 ? [digests[only]] : digests, frames, rate);
        }
        finally
        {
            foreach (IncrementalHash hash in hashes) hash.Dispose();
        }
    }

    private static UInt128 Digest(IncrementalHash hash)
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(bytes);
        return MemoryMarshal.Read<UInt128>(bytes);
    }
}
