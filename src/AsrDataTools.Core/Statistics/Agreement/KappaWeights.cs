namespace AsrDataTools.Statistics.Agreement;

/// <summary>How heavy a disagreement between categories i and j is in Cohen's κ.</summary>
public enum KappaWeights
{
    /// <summary>Every disagreement alike (Cohen 1960).</summary>
    None,

    /// <summary>|i − j|, for ordered categories (Cicchetti and Allison 1971).</summary>
    Linear,

    /// <summary>(i − j)², for ordered categories (Fleiss and Cohen 1973).</summary>
    Quadratic,
}
