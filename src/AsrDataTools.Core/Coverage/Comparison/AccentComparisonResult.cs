namespace AsrDataTools.Coverage;

/// <summary>What <see cref="AccentComparison"/> found.</summary>
/// <param name="Rows">One-way rows, then two-way rows, then the row that sums up.</param>
/// <param name="Labels">What became of each label of training and of traffic.</param>
public sealed record AccentComparisonResult(IReadOnlyList<AccentCoverage> Rows, IReadOnlyList<AccentLabelFate> Labels)
{
    public AccentCoverage Overall => Rows[^1];
}
