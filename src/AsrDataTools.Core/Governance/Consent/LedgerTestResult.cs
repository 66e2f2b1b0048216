namespace AsrDataTools.Governance.Consent;

/// <summary>Whether a ledger is what it was.</summary>
public sealed record LedgerTestResult
{
    /// <summary>Absolute path of the ledger.</summary>
    public required string Path { get; init; }

    /// <summary>Fail where it was tampered with, Warn where a writer was interrupted or a clock is wrong, else Pass.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Number of whole lines.</summary>
    public long Size => Head.Size;

    /// <summary>RFC 9162 Merkle root over them.</summary>
    public string Root => Head.Root;

    /// <summary>Size and root, with the HMAC where a key was given: what to keep elsewhere and to expect the next time.</summary>
    public required LedgerHead Head { get; init; }

    /// <summary>Number of the first bad entry; null where there is none, or only the head shows that something is wrong.</summary>
    public long? FirstBadEntry { get; init; }

    /// <summary>The line at which it shows.</summary>
    public long? Line { get; init; }

    /// <summary>What was done to it; null for nothing.</summary>
    public LedgerFaultKind? Fault { get; init; }

    /// <summary>Bytes of an unfinished last line; 0 for none.</summary>
    public long TornBytes { get; init; }

    /// <summary>Why the verdict, and what was not checked.</summary>
    public TextList Reasons { get; init; } = TextList.Empty;

    /// <summary>Records with wrong times.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];
}
