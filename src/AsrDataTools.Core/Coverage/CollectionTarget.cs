namespace AsrDataTools.Coverage;

/// <summary>One line of a purchase order: what to collect of one stratum.</summary>
public sealed record CollectionTarget
{
    /// <summary>Canonical label, such as en-IN.</summary>
    public required string Accent { get; init; }

    /// <summary>
    /// Channel or place to record in; of a table by another property its name and value, <c>Gender=female</c>. Null where the plan is by
    /// accent alone.
    /// </summary>
    public string? Environment { get; init; }

    /// <summary>Speech that training has, hours.</summary>
    public double Hours { get; init; }

    /// <summary>Share of traffic, 0…1.</summary>
    public double TrafficShare { get; init; }

    /// <summary>Speech to add, hours.</summary>
    public double AddHours { get; init; }

    /// <summary>New speakers to hire.</summary>
    public int AddSpeakers { get; init; }

    /// <summary>Speech of each new speaker, minutes; null where none is hired.</summary>
    public double? MinutesPerSpeaker => AddSpeakers > 0 ? 60 * AddHours / AddSpeakers : null;

    /// <summary>Price of <see cref="AddHours"/> and <see cref="AddSpeakers"/>, in the caller's currency; null without prices.</summary>
    public double? Cost { get; init; }

    /// <summary>Coverage ratio before and …</summary>
    public double? RatioBefore { get; init; }

    /// <summary>… after the whole plan is collected.</summary>
    public double? RatioAfter { get; init; }

    /// <summary>What to know before ordering: no speaker is named, coverage is not settled …</summary>
    public TextList Remarks { get; init; } = TextList.Empty;
}
