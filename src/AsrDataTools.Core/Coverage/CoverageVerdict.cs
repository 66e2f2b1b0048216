namespace AsrDataTools.Coverage;

/// <summary>How a stratum's share of training stands to its share of traffic.</summary>
public enum CoverageVerdict
{
    /// <summary>Too few speakers, too much unlabelled, or an interval that spans the thresholds.</summary>
    Unknown,

    /// <summary>Traffic has it, training has none, and too little without a usable label for it to be at its floor.</summary>
    Missing,

    /// <summary>Less than the floor ratio, beyond chance.</summary>
    Under,

    Proportional,

    /// <summary>More than the ceiling ratio, beyond chance; harmless unless it crowds out others.</summary>
    Over,
}
