namespace AsrDataTools.Scoring.Words;

/// <summary>How scores are summed up.</summary>
public sealed record WordErrorOptions
{
    /// <summary>Properties or columns whose values part the utterances; empty for one row over all.</summary>
    public IReadOnlyList<string> GroupBy { get; init; } = [];

    /// <summary>Width of the bands into which numbers are sorted; null for about five round ones.</summary>
    public double? BinWidth { get; init; }

    public ErrorClustering ClusterBy { get; init; }

    public double ConfidenceLevel { get; init; } = 0.95;

    public int Replicates { get; init; } = 10_000;

    public long Seed { get; init; } = 1;
}
