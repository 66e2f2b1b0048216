using AsrDataTools.Statistics;

namespace AsrDataTools.Annotation.Timing;

/// <summary>How times are judged.</summary>
public sealed record TimingOptions
{
    public static TimingOptions Default { get; } = new();

    /// <summary>How far a heard edge may lie from an annotated one to be its own, seconds, once the constant offset and the drift are taken off.</summary>
    public double ReachSeconds { get; init; } = 0.5;

    /// <summary>Fewer edges with a heard one give no drift and no constant offset of their own.</summary>
    public int LeastEdges { get; init; } = 20;

    /// <summary>How the intervals of a delivery are made, over its recordings; the level is that of a recording's own intervals too.</summary>
    public BootstrapSettings Bootstrap { get; init; } = new();
}
