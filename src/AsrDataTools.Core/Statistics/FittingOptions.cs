namespace AsrDataTools.Statistics;

/// <summary>When <see cref="IterativeProportionalFitting"/> is done.</summary>
public sealed record FittingOptions
{
    /// <summary>Largest |mass − target| of a category, as a share of the whole, that counts as fitted.</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>Most rounds over all margins; as many again under a limit.</summary>
    public int Iterations { get; init; } = 1000;

    /// <summary>Largest factor of a cell over the mean factor, ≥ 1; null for no limit.</summary>
    public double? MaximumFactor { get; init; }

    /// <summary>
    /// Least part by which the errors of all categories together have to fall in a round; the fit ends when they do not. 0 to go on regardless. Where no table has the
    /// margins, or none within the limit, going on only drives ever more cells to nothing.
    /// </summary>
    public double LeastGain { get; init; }
}
