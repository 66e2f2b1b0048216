namespace AsrDataTools.Acoustics;

/// <summary>What is resampled as a whole, since its recordings resemble each other.</summary>
public enum ShiftClustering
{
    /// <summary>Speakers where both sides name at least 10, else recordings.</summary>
    Auto,

    /// <summary>Speakers; a profile without one is a cluster by its recording.</summary>
    Speaker,

    /// <summary>Recordings as the manifest names them, else files.</summary>
    Recording,
}

/// <summary>Settings of <see cref="AcousticComparison"/>; the defaults are the documented ones.</summary>
public sealed record AcousticComparisonOptions
{
    /// <summary>Names of the measures to compare, <c>Joint</c> among them; null for those compared by default and the joint row.</summary>
    public IReadOnlyCollection<string>? Measures { get; init; }

    /// <summary>Level of the intervals, 0.5…0.999.</summary>
    public double ConfidenceLevel { get; init; } = 0.95;

    /// <summary>Bootstrap replicates and, as many again, permutations; at least 100.</summary>
    public int Replicates { get; init; } = 1000;

    /// <summary>Same seed and data, same result.</summary>
    public long Seed { get; init; } = 1;

    public ShiftClustering ClusterBy { get; init; }

    /// <summary>Weight of each production profile, ≥ 0; null for 1 each.</summary>
    public IReadOnlyList<double>? ReferenceWeights { get; init; }

    /// <summary>Weight of each training profile, ≥ 0; null for 1 each.</summary>
    public IReadOnlyList<double>? DifferenceWeights { get; init; }

    /// <summary>
    /// |Cliff's delta|, total variation or 2·AUC − 1 below which a difference passes, 0…1. 0.33 parts small from medium
    /// (Romano et al. 2006).
    /// </summary>
    public double WarnThreshold { get; init; } = 0.33;

    /// <summary>The same beyond which it fails. 0.474 parts medium from large.</summary>
    public double FailThreshold { get; init; } = 0.474;

    /// <summary>
    /// Wasserstein-1 in standard deviations of production below which a change of shape passes. Of two normal populations of one
    /// deviation that are 0.6 deviations apart Cliff's delta is 0.33, of 0.9 apart 0.474.
    /// </summary>
    public double ShapeWarnThreshold { get; init; } = 0.6;

    /// <summary>The same beyond which it fails.</summary>
    public double ShapeFailThreshold { get; init; } = 0.9;

    /// <summary>Share of production seconds without neighbours in training up to which production counts as covered.</summary>
    public double UncoveredWarnThreshold { get; init; } = 0.1;

    /// <summary>The same beyond which the joint row fails.</summary>
    public double UncoveredFailThreshold { get; init; } = 0.25;

    /// <summary>Profiles of either side that the joint row looks at; more are drawn down to it.</summary>
    public int MaximumJointProfiles { get; init; } = 4000;

    /// <summary>What remarks call the side that is held against production.</summary>
    public string DifferenceName { get; init; } = "training";

    /// <summary>Threads.</summary>
    public int ThrottleLimit { get; init; } = Environment.ProcessorCount;
}
