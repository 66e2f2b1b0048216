namespace AsrDataTools.Readiness;

/// <summary>What a baseline did in a run, and which of its entries did nothing.</summary>
/// <param name="Path">The file; absolute.</param>
/// <param name="Accepted">Facts and gates that it accepts.</param>
/// <param name="New">What speaks against the corpus and is not accepted, or is worse than was.</param>
/// <param name="Expired">Entries that no longer count.</param>
/// <param name="Settled">Entries whose fact no longer speaks against the corpus.</param>
/// <param name="Unknown">Entries that fit nothing that the gates asked say.</param>
public sealed record BaselineUse(string Path, int Accepted, TextList New, TextList Expired, TextList Settled, TextList Unknown);
