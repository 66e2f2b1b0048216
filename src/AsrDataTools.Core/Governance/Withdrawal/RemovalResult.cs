namespace AsrDataTools.Governance.Withdrawal;

/// <summary>What became of one item.</summary>
public sealed record RemovalResult
{
    public required SpeechDataKind Kind { get; init; }

    public required string Path { get; init; }

    public string? Id { get; init; }

    public required RemovalAction Action { get; init; }

    /// <summary>SHA-256 of the file before, 64 hexadecimal digits; null for packages and for what was gone.</summary>
    public string? Sha256Before { get; init; }

    /// <summary>Length of the file before, bytes.</summary>
    public long? BytesBefore { get; init; }

    /// <summary>Why it was refused.</summary>
    public string? Reason { get; init; }
}
