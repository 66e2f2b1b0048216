namespace AsrDataTools.Statistics;

/// <summary>A fitted Poisson regression, ln E(count) = ln(exposure) + Σ β·x.</summary>
/// <param name="Coefficients">One for each column, in their order.</param>
/// <param name="Converged">Whether the likelihood came to rest; without it no coefficient has a value.</param>
/// <param name="Iterations">Steps taken.</param>
/// <param name="Dispersion">Pearson's χ² over its degrees of freedom; 1 where errors are Poisson, above where they clump. Null where nothing is left to judge by.</param>
/// <param name="Dependencies">Names of columns that cannot be told apart, set by set.</param>
public sealed record PoissonFit(
    IReadOnlyList<PoissonCoefficient> Coefficients,
    bool Converged,
    int Iterations,
    double? Dispersion,
    IReadOnlyList<TextList> Dependencies);

/// <summary>One coefficient, on the scale of the logarithm.</summary>
/// <param name="Name">Name of its column.</param>
/// <param name="Estimate">Null where it cannot be told; ±∞ where a value of the column goes with no event at all.</param>
/// <param name="StandardError">Robust to clusters; null where the clusters do not tell.</param>
/// <param name="DegreesOfFreedom">Of Student's t.</param>
public readonly record struct PoissonCoefficient(string Name, double? Estimate, double? StandardError, double? DegreesOfFreedom);
