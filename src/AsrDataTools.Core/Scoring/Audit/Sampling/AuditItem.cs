namespace AsrDataTools.Scoring.Audit;

/// <summary>One utterance of the sheet.</summary>
public sealed record AuditItem
{
    /// <summary>Its number on the sheet, from 1.</summary>
    public required int Item { get; init; }

    public required string Id { get; init; }

    public required AuditPart Part { get; init; }

    public required string Stratum { get; init; }

    /// <summary>How likely it was to be drawn, 0…1; null for a suspect, which was not left to chance.</summary>
    public double? InclusionProbability { get; init; }

    /// <summary>Words of the transcript.</summary>
    public required int Words { get; init; }

    public required string Transcript { get; init; }

    /// <summary>Words in which the recogniser differs; null without one.</summary>
    public int? Disagreement { get; init; }

    public string? Speaker { get; init; }

    /// <summary>Absolute path of the recording; null where the delivery names none.</summary>
    public string? AudioPath { get; init; }

    public double? StartSeconds { get; init; }

    public double? DurationSeconds { get; init; }

    public int? Channel { get; init; }

    /// <summary>The audio to listen to, relative to the folder of the sheet; null where it could not be cut.</summary>
    public string? Clip { get; init; }
}
