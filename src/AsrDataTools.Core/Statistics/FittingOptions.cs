namespace AsrDataTools.Statistics;

/// <summary>When <see cref="IterativeProportionalFitting"/> is done.</summary>
public sealed record FittingOptions
{
    /// <summary>Largest |mass − target| of a category, as a share of the whole, that counts as fitted.</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>Most rounds over all margins.</summary>
    public int Iterations { get; init; } = 1000;

    /// <summary>Largest factor of a cell over the mean factor, ≥ 1; null for no limit.</summary>
    public double? MaximumFactor { get; init; }
}
