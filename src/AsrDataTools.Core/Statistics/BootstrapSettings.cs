namespace AsrDataTools.Statistics;

/// <summary>How a bootstrap interval is made.</summary>
/// <param name="ConfidenceLevel">For example 0.95.</param>
/// <param name="Replicates">Number of draws.</param>
/// <param name="Seed">Same seed and data, same interval.</param>
public sealed record BootstrapSettings(double ConfidenceLevel = 0.95, int Replicates = 1000, long Seed = 1);
