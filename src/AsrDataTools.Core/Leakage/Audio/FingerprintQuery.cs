namespace AsrDataTools.Leakage;

/// <summary>What is searched for.</summary>
/// <param name="item">What it was made of.</param>
/// <param name="codes">Its sub-fingerprints.</param>
/// <param name="doubts">For each the key bits that are least sure; empty where that is not known.</param>
/// <param name="density">How close they lie.</param>
internal readonly ref struct FingerprintQuery(FingerprintItem item, ReadOnlySpan<ulong> codes, ReadOnlySpan<ushort> doubts, FingerprintDensity density)
{
    public FingerprintItem Item { get; } = item;

    public ReadOnlySpan<ulong> Codes { get; } = codes;

    public ReadOnlySpan<ushort> Doubts { get; } = doubts;

    public double HopSeconds { get; } = FingerprintGrid.HopSeconds(density);

    /// <summary>Sub-fingerprints of the query for each indexed one.</summary>
    public int Step { get; } = density == FingerprintDensity.Query ? 2 : 1;
}
