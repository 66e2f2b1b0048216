namespace AsrDataTools.Governance.Consent;

/// <summary>One line of a ledger.</summary>
public sealed record ConsentRecord : ConsentEntry
{
    /// <summary>Place in the ledger, from 1.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it was written, by the writer's clock, UTC, whole milliseconds.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The first day on which it holds, UTC.</summary>
    public DateOnly EffectiveDay => EffectiveFrom ?? DateOnly.FromDateTime(RecordedAt.UtcDateTime);

    /// <summary>SHA-256 of the record before, 64 hexadecimal digits; zeros in the first.</summary>
    public string PreviousHash => PreviousDigest.ToString();

    /// <summary>SHA-256 of this record's canonical form without its hash, 64 hexadecimal digits.</summary>
    public string Hash => Digest.ToString();

    internal Sha256Digest PreviousDigest { get; init; }

    internal Sha256Digest Digest { get; init; }
}
