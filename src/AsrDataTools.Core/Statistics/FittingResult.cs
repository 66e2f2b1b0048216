namespace AsrDataTools.Statistics;

/// <summary>A fitted table.</summary>
public sealed record FittingResult
{
    /// <summary>By how much each cell's seed is multiplied, ≥ 0; 0 for an empty cell.</summary>
    public required double[] Factors { get; init; }

    /// <summary>Rounds over all margins.</summary>
    public int Iterations { get; init; }

    /// <summary>Largest |mass − target| of a category, as a share of the whole.</summary>
    public double LargestError { get; init; }

    /// <summary>Margin and category of <see cref="LargestError"/>.</summary>
    public (int Margin, int Category) Worst { get; init; }

    /// <summary>
    /// Whether the error came within the tolerance. If not, the margins contradict the empty cells (no table has both), a limit on the
    /// factors stands in the way, or the rounds were too few.
    /// </summary>
    public bool Converged { get; init; }
}
