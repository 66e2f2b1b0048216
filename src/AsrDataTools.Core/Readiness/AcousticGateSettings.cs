namespace AsrDataTools.Readiness;

/// <summary>The acoustic gate's thresholds. Null means: as <c>Compare-AcousticProfile</c> does it.</summary>
public sealed record AcousticGateSettings
{
    /// <summary>Effect size (0…1) below which a measure passes.</summary>
    public double? WarnThreshold { get; init; }

    /// <summary>Effect size (0…1) beyond which a measure fails.</summary>
    public double? FailThreshold { get; init; }

    /// <summary>Level of the intervals, 0.5 to below 1.</summary>
    public double ConfidenceLevel { get; init; } = 0.95;

    /// <summary>Bootstrap and permutation replicates, at least 50.</summary>
    public int? Replicates { get; init; }

    /// <summary>Names of the measures to compare, wildcards allowed; empty for the customary ones.</summary>
    public IReadOnlyList<string> Measure { get; init; } = [];

    /// <summary>Share of production seconds without a neighbour in training, above which the gate warns; 0…1.</summary>
    public double UncoveredWarnThreshold { get; init; } = 0.05;

    /// <summary>Share of production seconds without a neighbour in training, above which the gate fails; 0…1.</summary>
    public double UncoveredFailThreshold { get; init; } = 0.20;

    /// <summary>
    /// The part of its production share that uncovered audio must reach in training, 0…1 (exclusive); what is to be
    /// collected or simulated follows from it.
    /// </summary>
    public double CoverageFloor { get; init; } = 0.8;
}
