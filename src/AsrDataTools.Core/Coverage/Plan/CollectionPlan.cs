namespace AsrDataTools.Coverage;

/// <summary>What to collect of each stratum, and what that comes to.</summary>
public sealed record CollectionPlan
{
    /// <summary>One for each stratum, in the order given; those that need nothing have 0 hours to add.</summary>
    public required IReadOnlyList<CollectionTarget> Targets { get; init; }

    /// <summary>Hours of training before and …</summary>
    public double HoursBefore { get; init; }

    /// <summary>… after collection.</summary>
    public double HoursAfter { get; init; }

    public double AddHours { get; init; }

    public int AddSpeakers { get; init; }

    /// <summary>Null without prices.</summary>
    public double? Cost { get; init; }

    /// <summary>Least coverage ratio of any stratum of traffic before and …</summary>
    public double FloorBefore { get; init; }

    /// <summary>… after collection.</summary>
    public double FloorAfter { get; init; }

    /// <summary>Of the budget what is not spent; null without one.</summary>
    public double? BudgetLeft { get; init; }

    /// <summary>What the floor that was asked for would take beyond the budget; 0 where it is reached.</summary>
    public double CostLacking { get; init; }

    /// <summary>Hours of that.</summary>
    public double HoursLacking { get; init; }
}
