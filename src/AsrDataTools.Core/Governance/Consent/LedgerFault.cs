namespace AsrDataTools.Governance.Consent;

/// <summary>The first bad entry of a ledger.</summary>
/// <param name="Kind">What was done to it.</param>
/// <param name="Entry">Its number, from 1: the record that is bad, missing or out of place. Null where only the head shows it.</param>
/// <param name="Line">The line at which it shows, from 1; null where only the head shows it.</param>
/// <param name="Message">What is wrong, in a sentence.</param>
public sealed record LedgerFault(LedgerFaultKind Kind, long? Entry, long? Line, string Message);
