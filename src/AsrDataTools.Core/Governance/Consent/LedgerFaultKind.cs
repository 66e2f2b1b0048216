namespace AsrDataTools.Governance.Consent;

/// <summary>How a ledger was tampered with, as far as its first bad entry shows.</summary>
public enum LedgerFaultKind
{
    /// <summary>A line is no record in canonical form.</summary>
    Unreadable = 1,

    /// <summary>A record is not what its own hash, or the hash in the record after it, was made of.</summary>
    Altered,

    /// <summary>Records are missing between two that stand.</summary>
    Deleted,

    /// <summary>A record stands before one that it follows.</summary>
    Reordered,

    /// <summary>A record stands twice.</summary>
    Duplicated,

    /// <summary>Fewer records than the expected head counts: the end is missing.</summary>
    Cut,

    /// <summary>Every record follows from the one before, and yet they are not those of the expected head.</summary>
    Rewritten,
}
