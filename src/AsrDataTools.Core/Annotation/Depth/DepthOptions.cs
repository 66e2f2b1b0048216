namespace AsrDataTools.Annotation.Depth;

/// <summary>What is asked of an annotation.</summary>
public sealed record DepthOptions
{
    public const int HighestLevel = 5;

    /// <summary>Recordings below which no interval is given.</summary>
    public const int LeastForInterval = 10;

    public static DepthOptions Default { get; } = new();

    /// <summary>The level that speech must have, 0 to 5.</summary>
    public int RequiredLevel { get; init; } = 4;

    /// <summary>Share of speech seconds that must have it, above 0 up to 1.</summary>
    public double RequiredShare { get; init; } = 0.95;

    public IReadOnlyList<DepthTag> RequiredTags { get; init; } = [];

    public double ConfidenceLevel { get; init; } = 0.95;

    /// <summary>Bootstrap replicates over recordings.</summary>
    public int Replicates { get; init; } = 1000;

    public long Seed { get; init; } = 1;
}
