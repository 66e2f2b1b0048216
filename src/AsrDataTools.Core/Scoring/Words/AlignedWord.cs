namespace AsrDataTools.Scoring.Words;

/// <summary>One step of an alignment.</summary>
public sealed record AlignedWord
{
    public EditKind Kind { get; init; }

    /// <summary>Null for an insertion.</summary>
    public string? Reference { get; init; }

    /// <summary>Null for a deletion, and for an optional word that was left out.</summary>
    public string? Hypothesis { get; init; }
}
