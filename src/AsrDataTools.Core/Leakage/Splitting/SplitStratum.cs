namespace AsrDataTools.Leakage.Splitting;

/// <summary>One value of a property in one split.</summary>
public sealed record SplitStratum
{
    public required string Property { get; init; }

    public required string Value { get; init; }

    public required string Split { get; init; }

    /// <summary>Of the seconds, or utterances, of the split that have a value.</summary>
    public double? Share { get; init; }

    /// <summary>Its share in production, or in the whole corpus where production was not given; for training in what is left for it.</summary>
    public double? TargetShare { get; init; }
}
