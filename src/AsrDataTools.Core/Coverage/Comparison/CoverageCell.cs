namespace AsrDataTools.Coverage;

/// <summary>One cell of a table of coverage: an accent, in two-way tables of one value of the other dimension.</summary>
internal readonly record struct CoverageCell(string Accent, string? Value);

/// <summary>Letter case does not tell cells apart.</summary>
internal sealed class CoverageCellComparer : IEqualityComparer<CoverageCell>
{
    public bool Equals(CoverageCell left, CoverageCell right) =>
        StringComparer.OrdinalIgnoreCase.Equals(left.Accent, right.Accent) && StringComparer.OrdinalIgnoreCase.Equals(left.Value, right.Value);

    public int GetHashCode(CoverageCell cell) => HashCode.Combine(
        StringComparer.OrdinalIgnoreCase.GetHashCode(cell.Accent), cell.Value is null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(cell.Value));
}
