namespace AsrDataTools.Coverage;

/// <summary>One line of a purchase order: what to collect of one stratum.</summary>
public sealed record CollectionTarget
{
    /// <summary>Canonical label, such as en-IN.</summary>
    public required string Accent { get; init; }

    /// <summary>Channel or place to record in; null where the plan is by accent alone.</summary>
    public string? Environment { get; init; }

    /// <summary>Speech to add, hours.</summary>
    public double AddHours { get; init; }

    /// <summary>New speakers to hire.</summary>
    public int AddSpeakers { get; init; }

    /// <summary>Price of <see cref="AddHours"/>, in the caller's currency; null without a price.</summary>
    public double? Cost { get; init; }

    /// <summary>Coverage ratio before and …</summary>
    public double? RatioBefore { get; init; }

    /// <summary>… after the whole plan is collected.</summary>
    public double? RatioAfter { get; init; }
}
