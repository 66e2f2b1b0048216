namespace AsrDataTools;

public enum Severity
{
    Information,
    Warning,
    Error,
}

/// <summary>One thing that is wrong in one place, and what to do about it.</summary>
public sealed record Finding
{
    /// <summary>Identifier of the rule that found it.</summary>
    public required string Rule { get; init; }

    public Severity Severity { get; init; }

    /// <summary>What the rule asks could not be determined here: neither a fault nor a pass.</summary>
    public bool IsUnknown { get; init; }

    public required string Message { get; init; }

    /// <summary>Absolute path of the file concerned.</summary>
    public string? Path { get; init; }

    /// <summary>Id of the utterance concerned, where it is about one.</summary>
    public string? Id { get; init; }

    /// <summary>Speaker concerned, where it is about one and all that they said.</summary>
    public string? Speaker { get; init; }

    public double? StartSeconds { get; init; }

    public double? EndSeconds { get; init; }

    /// <summary>How much of the recording is concerned, seconds: what lies beyond the end, what two segments share.</summary>
    public double? ExtentSeconds { get; init; }

    public long? Line { get; init; }

    public string? Remedy { get; init; }

    /// <summary>Stable key under which a baseline suppresses this finding.</summary>
    public string? SuppressionId { get; init; }
}
