namespace AsrDataTools.Pipeline;

/// <summary>The files that a ledger consists of: they name every speaker and stay.</summary>
internal static class LedgerFiles
{
    public static HashSet<string> Of(params IEnumerable<string> ledgers) => [.. ledgers, .. ledgers.Select(Governance.Consent.LedgerLock.PathOf)];
}
