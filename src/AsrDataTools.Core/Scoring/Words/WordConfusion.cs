namespace AsrDataTools.Scoring.Words;

/// <summary>An error and how often it was made.</summary>
public sealed record WordConfusion
{
    public EditKind Kind { get; init; }

    /// <summary>Null for an insertion.</summary>
    public string? Reference { get; init; }

    /// <summary>Null for a deletion.</summary>
    public string? Hypothesis { get; init; }

    public int Count { get; init; }

    /// <summary>Of all errors, 0…1.</summary>
    public double Share { get; init; }
}
