namespace AsrDataTools.Governance.Consent;

/// <summary>What was added to a ledger.</summary>
/// <param name="Records">The records, as they stand on the disk.</param>
/// <param name="RecoveredBytes">Length of an unfinished last line, left by an interrupted writer, that was taken away first; 0 for none.</param>
public sealed record LedgerAppend(IReadOnlyList<ConsentRecord> Records, long RecoveredBytes);
