namespace AsrDataTools.Coverage;

/// <summary>Hours of training whose accent or other value cannot be told.</summary>
/// <param name="Accent">The accent, where it can; null otherwise.</param>
/// <param name="Candidates">What the accent may be; empty for any.</param>
/// <param name="Value">The value of the other dimension, where it can be told.</param>
internal sealed record OpenHours(string? Accent, IReadOnlyList<string> Candidates, string? Value)
{
    public double Seconds { get; set; }

    public bool MayBe(CoverageCell cell) =>
        (Accent is null || Is(Accent, cell.Accent))
        && (Candidates.Count == 0 || Candidates.Any(candidate => Is(candidate, cell.Accent)))
        && (Value is null || cell.Value is null || Is(Value, cell.Value));

    private static bool Is(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}
