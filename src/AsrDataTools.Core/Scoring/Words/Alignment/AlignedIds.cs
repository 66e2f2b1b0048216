namespace AsrDataTools.Scoring.Words;

/// <summary>One step of an alignment by word numbers; −1 where a side has no word.</summary>
internal readonly record struct AlignedIds(EditKind Kind, int Reference, int Hypothesis);
