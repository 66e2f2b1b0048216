using System.Runtime.InteropServices;

namespace AsrDataTools.Leakage;

/// <summary>The sub-fingerprints of one channel of one recording, or of a span of it.</summary>
public sealed class AudioFingerprint
{
    // Bytes, for that is how they are made, stored and found again: none of it copies them.
    private readonly ReadOnlyMemory<byte> _codes;
    private readonly ReadOnlyMemory<byte> _doubts;

    internal AudioFingerprint(FingerprintDensity density, ReadOnlyMemory<byte> codes, ReadOnlyMemory<byte> doubts)
    {
        Density = density;
        _codes = codes;
        _doubts = doubts;
        InformativeCount = Count - Codes.Count(SubFingerprint.None);
    }

    public FingerprintDensity Density { get; }

    /// <summary>Sub-fingerprints.</summary>
    public int Count => _codes.Length / sizeof(ulong);

    /// <summary>Sub-fingerprints that say something: not of silence, steady tones or steady noise.</summary>
    public int InformativeCount { get; }

    internal ReadOnlySpan<ulong> Codes => MemoryMarshal.Cast<byte, ulong>(_codes.Span);

    /// <summary>For each sub-fingerprint the key bits that are least sure; empty unless made for querying.</summary>
    internal ReadOnlySpan<ushort> Doubts => MemoryMarshal.Cast<byte, ushort>(_doubts.Span);
}
