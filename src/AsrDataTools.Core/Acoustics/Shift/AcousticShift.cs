namespace AsrDataTools.Acoustics;

/// <summary>
/// How one measure differs between production (the reference) and training (the difference). Distances are reported less
/// their mean under permutation of cluster labels, floored at 0. The row whose Measure is <c>Joint</c> judges all measures together.
/// </summary>
public sealed record AcousticShift
{
    /// <summary>Measure of the row that judges all measures together.</summary>
    public const string Joint = "Joint";

    public required string Measure { get; init; }

    /// <summary>Median in production; for a categorical measure its most frequent value is in <see cref="ReferenceMode"/>.</summary>
    public double? ReferenceMedian { get; init; }

    public double? DifferenceMedian { get; init; }

    public string? ReferenceMode { get; init; }

    public string? DifferenceMode { get; init; }

    /// <summary>Median difference, training less production, in the measure's unit.</summary>
    public double? MedianDifference { get; init; }

    /// <summary>Population stability index; 0.1 and 0.25 are the customary bands.</summary>
    public double? Psi { get; init; }

    /// <summary>Kolmogorov–Smirnov D, 0…1.</summary>
    public double? Ks { get; init; }

    /// <summary>Wasserstein-1 over the standard deviation of production.</summary>
    public double? Wasserstein { get; init; }

    /// <summary>Interval of <see cref="Wasserstein"/>, which tells of a change of shape that leaves the middle in place.</summary>
    public double? WassersteinLow { get; init; }

    public double? WassersteinHigh { get; init; }

    /// <summary>Jensen–Shannon divergence, base 2, 0…1.</summary>
    public double? JensenShannon { get; init; }

    /// <summary>Cliff's delta, -1…1; positive when training is larger. Pairs within the measure's tolerance are ties.</summary>
    public double? CliffsDelta { get; init; }

    /// <summary>Categorical measures: total variation distance, 0…1, the share of training that is of another kind.</summary>
    public double? TotalVariation { get; init; }

    /// <summary>
    /// Interval of the effect size at the level asked for: of Cliff's delta, of the total variation distance for a
    /// categorical measure, of the area under the curve for the joint row.
    /// </summary>
    public double? Low { get; init; }

    public double? High { get; init; }

    /// <summary>Permutation p-value, adjusted by Benjamini–Hochberg over the measures.</summary>
    public double? PValue { get; init; }

    /// <summary>Profiles with a value.</summary>
    public int ReferenceCount { get; init; }

    public int DifferenceCount { get; init; }

    /// <summary>Share of the profiles that have no value, 0…1.</summary>
    public double ReferenceMissingShare { get; init; }

    public double DifferenceMissingShare { get; init; }

    /// <summary>Clusters (speakers or recordings) behind the two sides.</summary>
    public int ReferenceClusters { get; init; }

    public int DifferenceClusters { get; init; }

    public Verdict Verdict { get; init; }

    /// <summary>What decided the verdict, with the thresholds that were used: "change of shape (W1/σ 1.04…1.55, warn 0.5, fail 1)".</summary>
    public string? DecidedBy { get; init; }

    /// <summary>The verdict is Unknown only as to whether it is Warn or Fail: the interval lies beyond the warn threshold.</summary>
    public bool IsAtLeastWarn { get; init; }

    /// <summary>Production over training, as text bars.</summary>
    public string? Sparkline { get; init; }

    /// <summary>Joint row: area under the curve of the cross-validated classifier, 0.5 … 1.</summary>
    public double? Auc { get; init; }

    /// <summary>Joint row: the measures that drive the difference, strongest first.</summary>
    public TextList Drivers { get; init; } = TextList.Empty;

    /// <summary>Joint row: share of production seconds that training has no neighbours for, 0…1.</summary>
    public double? UncoveredShare { get; init; }

    /// <summary>Interval of <see cref="UncoveredShare"/>.</summary>
    public double? UncoveredLow { get; init; }

    public double? UncoveredHigh { get; init; }

    /// <summary>Joint row: production recordings that lie farthest from training.</summary>
    public TextList UncoveredExamples { get; init; } = TextList.Empty;

    /// <summary>Why the verdict is Unknown, or what limits it: "intervals do not cover new speakers".</summary>
    public TextList Remarks { get; init; } = TextList.Empty;
}
