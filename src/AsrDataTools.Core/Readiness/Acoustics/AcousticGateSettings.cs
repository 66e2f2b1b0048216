using AsrDataTools.Acoustics;

namespace AsrDataTools.Readiness;

/// <summary>How the acoustic gate compares, and what it asks for.</summary>
public sealed record AcousticGateSettings
{
    /// <summary>Measures, intervals and thresholds, as <c>Compare-AcousticProfile</c> has them.</summary>
    public AcousticComparisonOptions Comparison { get; init; } = new();

    /// <summary>
    /// The part of its production share that uncovered audio must reach in training, 0…1 (exclusive); what is to be
    /// collected or simulated follows from it.
    /// </summary>
    public double CoverageFloor { get; init; } = 0.8;
}
