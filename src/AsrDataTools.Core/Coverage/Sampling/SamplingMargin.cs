namespace AsrDataTools.Coverage;

/// <summary>One value of one property: its share of production, and of training without and with the weights.</summary>
public sealed record SamplingMargin
{
    public required string Property { get; init; }

    /// <summary>The value, the bin, or <c>(no value)</c>.</summary>
    public required string Value { get; init; }

    /// <summary>Share of production that has a value, 0…1; null in the row without a value.</summary>
    public double? ProductionShare { get; init; }

    /// <summary>Share of training that has a value; in the row without a value share of all training.</summary>
    public double ShareBefore { get; init; }

    /// <summary>The same by weight.</summary>
    public double ShareAfter { get; init; }

    /// <summary>What <see cref="ShareAfter"/> was to be: the share of production, scaled where training lacks some of it.</summary>
    public double Target { get; init; }

    /// <summary>Rows of training.</summary>
    public long Utterances { get; init; }

    /// <summary>Mean weight of the rows, by the unit; null without rows.</summary>
    public double? MeanWeight { get; init; }

    /// <summary>What no weight can mend.</summary>
    public string? Remark { get; init; }
}
