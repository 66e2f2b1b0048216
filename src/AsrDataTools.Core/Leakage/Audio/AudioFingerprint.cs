namespace AsrDataTools.Leakage;

/// <summary>The sub-fingerprints of one channel of one recording, or of a span of it.</summary>
public sealed class AudioFingerprint
{
    private readonly ulong[] _codes;
    private readonly ushort[] _doubts;

    internal AudioFingerprint(FingerprintDensity density, ulong[] codes, ushort[] doubts)
    {
        Density = density;
        _codes = codes;
        _doubts = doubts;
        InformativeCount = codes.Length - codes.AsSpan().Count(SubFingerprint.None);
    }

    public FingerprintDensity Density { get; }

    /// <summary>Sub-fingerprints.</summary>
    public int Count => _codes.Length;

    /// <summary>Sub-fingerprints that say something: not of silence, steady tones or steady noise.</summary>
    public int InformativeCount { get; }

    /// <summary>Seconds that say something.</summary>
    public double InformativeSeconds => InformativeCount * FingerprintGrid.HopSeconds(Density);

    internal ReadOnlySpan<ulong> Codes => _codes;

    /// <summary>For each sub-fingerprint the key bits that are least sure; empty unless made for querying.</summary>
    internal ReadOnlySpan<ushort> Doubts => _doubts;
}
