namespace AsrDataTools.Governance.Policy;

/// <summary>Whose consent is to be on record, and where.</summary>
/// <param name="Ledger">The ledger; absolute.</param>
/// <param name="Purpose">Purposes that each speaker must have consented to.</param>
/// <param name="ExpectedHead">Head of the ledger as it was noted elsewhere, which a cut tail or a rewritten ledger does not reach; null for none.</param>
public sealed record ConsentRequirement(string Ledger, IReadOnlyList<string> Purpose, string? ExpectedHead);
