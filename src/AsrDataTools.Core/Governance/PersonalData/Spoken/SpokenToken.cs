namespace AsrDataTools.Governance.PersonalData;

/// <summary>A word of a spoken number in its text.</summary>
/// <param name="Word">What it does.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="AfterPause">A comma stands before it.</param>
internal readonly record struct SpokenToken(SpokenWord Word, int Start, int End, bool AfterPause);
