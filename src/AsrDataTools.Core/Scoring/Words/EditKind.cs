namespace AsrDataTools.Scoring.Words;

/// <summary>What one step of an alignment is.</summary>
public enum EditKind : byte
{
    Correct,
    Substitution,
    Deletion,
    Insertion,
}
