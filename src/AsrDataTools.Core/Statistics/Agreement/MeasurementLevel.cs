namespace AsrDataTools.Statistics.Agreement;

/// <summary>What differences between two values mean; decides how heavy a disagreement is.</summary>
public enum MeasurementLevel
{
    /// <summary>Categories without order: alike or not.</summary>
    Nominal,

    /// <summary>Ranks: the number of values in between.</summary>
    Ordinal,

    /// <summary>A scale with equal steps: the squared difference.</summary>
    Interval,

    /// <summary>A scale with a true zero: the squared difference relative to the sum.</summary>
    Ratio,
}
