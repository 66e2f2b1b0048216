using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using AsrDataTools.Audio;

namespace AsrDataTools.Leakage;

/// <summary>Makes a <see cref="SpanDigest"/> of the blocks that go by.</summary>
internal sealed class SampleHash : IDisposable
{
    /// <summary>The smallest step of A-law, of 32768: what a line without a signal holds.</summary>
    private const float SilentReach = 8f / 32768;

    // Hashed in pieces that stay in the cache, and on the stack: a buffer of its own for each of millions of short recordings would be most of what is allocated.
    private const int Piece = 4096;

    private readonly int _rate;
    private readonly int _only;
    private readonly IncrementalHash[] _hashes;
    private readonly (float Low, float High)[] _reach;
    private long _left;
    private long _frames;

    /// <param name="format">Of the recording.</param>
    /// <param name="channel">Counted from 1; null, or one that the recording lacks, for all.</param>
    /// <param name="frames">Most frames that count.</param>
    public SampleHash(AudioFormat format, int? channel, long frames = long.MaxValue)
    {
        _rate = format.SampleRate;
        _only = channel is { } number && number <= format.Channels ? number - 1 : -1;
        _left = frames;
        _hashes = [.. Enumerable.Range(0, format.Channels).Select(_ => IncrementalHash.CreateHash(HashAlgorithmName.SHA256))];
        _reach = [.. Enumerable.Repeat((float.MaxValue, float.MinValue), format.Channels)];
        foreach (IncrementalHash hash in _hashes) hash.AppendData(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in _rate)));
    }

    public void Add(AudioBlock block)
    {
        int frames = (int)Math.Min(block.Frames, _left);
        if (frames == 0) return;
        Span<float> plain = stackalloc float[Piece];
        for (int c = 0; c < _hashes.Length; c++)
        {
            if (_only >= 0 && c != _only) continue;
            for (ReadOnlySpan<float> left = block.Samples(c)[..frames]; left.Length > 0;)
            {
                Span<float> samples = plain[..Math.Min(Piece, left.Length)];

                // Adding 0 turns −0 into 0; else the two would differ in their bytes alone.
                TensorPrimitives.Add(left[..samples.Length], 0f, samples);
                _hashes[c].AppendData(MemoryMarshal.AsBytes(samples));
                _reach[c] = (Math.Min(_reach[c].Low, TensorPrimitives.Min<float>(samples)), Math.Max(_reach[c].High, TensorPrimitives.Max<float>(samples)));
                left = left[samples.Length..];
            }
        }

        _frames += frames;
        _left -= frames;
    }

    /// <summary>The digest of all that was added.</summary>
    public SpanDigest Finish()
    {
        UInt128?[] digests = [.. _hashes.Select((hash, c) => _reach[c].High - _reach[c].Low <= 2 * SilentReach || (_only >= 0 && c != _only) ? (UInt128?)null : Digest(hash))];
        return new(_only >= 0 ? [digests[_only]] : digests, _frames, _rate);
    }

    public void Dispose()
    {
        foreach (IncrementalHash hash in _hashes) hash.Dispose();
    }

    private static UInt128 Digest(IncrementalHash hash)
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(bytes);
        return MemoryMarshal.Read<UInt128>(bytes);
    }
}
