namespace AsrDataTools.Governance.PersonalData;

/// <summary>A word of spoken numbers.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Value">Its number, or the code of its letter.</param>
internal readonly record struct SpokenWord(SpokenWordKind Kind, int Value);
