namespace AsrDataTools.Scoring.Words;

/// <summary>What was said and what was recognised in one utterance.</summary>
public sealed record TranscriptPair
{
    public required string Id { get; init; }

    public required string Reference { get; init; }

    /// <summary>Empty where nothing was recognised; that is all deletions.</summary>
    public required string Hypothesis { get; init; }

    /// <summary>Null where it is not known.</summary>
    public string? Speaker { get; init; }

    public string? Recording { get; init; }

    /// <summary>Whether the texts are in the notation of NIST's files, with alternates and optional words.</summary>
    public bool InNistNotation { get; init; }

    /// <summary>No hypothesis came for this reference; it is scored as empty.</summary>
    public bool IsHypothesisMissing { get; init; }

    /// <summary>A property or column by name, for groups; null where there is none.</summary>
    public Func<string, object?> Property { get; init; } = static _ => null;
}
