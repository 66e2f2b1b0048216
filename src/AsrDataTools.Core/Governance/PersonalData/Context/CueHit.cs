namespace AsrDataTools.Governance.PersonalData;

/// <summary>A cue near a candidate.</summary>
/// <param name="Cue">What it speaks of.</param>
/// <param name="Distance">Words between, from 0; what stands behind the candidate counts two more, since people say first what a number is.</param>
/// <param name="Phrase">The cue itself.</param>
/// <param name="IsBehind">It stands behind the candidate.</param>
internal readonly record struct CueHit(Cue Cue, int Distance, string Phrase, bool IsBehind);
