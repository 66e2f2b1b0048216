using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Scoring.Robustness;

/// <summary>How a gap is measured and judged.</summary>
public sealed record RobustnessOptions
{
    /// <summary>How conditions are told apart and what is resampled.</summary>
    public WordErrorOptions Summing { get; init; } = new();

    public WordScoringOptions Scoring { get; init; } = new();

    /// <summary>A gap wholly below it passes.</summary>
    public double WarnGap { get; init; } = 0.02;

    /// <summary>A gap wholly at or above it fails.</summary>
    public double FailGap { get; init; } = 0.05;

    /// <summary>Hours that the recogniser is trained on; null where that is not known.</summary>
    public double? TrainingHours { get; init; }
}
