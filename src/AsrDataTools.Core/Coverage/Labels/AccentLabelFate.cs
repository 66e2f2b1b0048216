namespace AsrDataTools.Coverage;

/// <summary>What became of one distinct label of a manifest or of traffic.</summary>
public sealed record AccentLabelFate
{
    /// <summary>As written; null for rows without a label.</summary>
    public string? Raw { get; init; }

    /// <summary>Canonical label; null where it stands for no one accent.</summary>
    public string? Accent { get; init; }

    /// <summary>The accent of traffic that it was counted for; null where it could not be told, which widens the bounds.</summary>
    public string? CountsFor { get; init; }

    public AccentLabelStatus Status { get; init; }

    /// <summary>Training or Traffic.</summary>
    public required string Source { get; init; }

    public long Rows { get; init; }

    /// <summary>Hours of training; null for traffic and where the manifest has no durations.</summary>
    public double? Hours { get; init; }

    public string? Remark { get; init; }
}
