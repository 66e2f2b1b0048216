using System.Globalization;
using AsrDataTools.Coverage;

namespace AsrDataTools.Readiness;

/// <summary>What the accent gate rests on.</summary>
/// <param name="Coverage">One row an accent, as <c>Test-AccentCoverage</c> gives it, then the row that sums up.</param>
/// <param name="Targets">What to collect so that every accent reaches the floor; only what needs something.</param>
/// <param name="Traffic">Where the traffic is from, in words.</param>
public sealed record AccentEvidence(IReadOnlyList<AccentCoverage> Coverage, IReadOnlyList<CollectionTarget> Targets, string Traffic)
{
    /// <summary>Share of traffic whose accent cannot be told, 0…1.</summary>
    public double TrafficUnlabelledShare { get; init; }

    /// <summary>Labels of training that could not be counted for one accent, those with most hours first.</summary>
    public IReadOnlyList<AccentLabelFate> Labels { get; init; } = [];

    /// <summary>The rows of single accents, those with most traffic first.</summary>
    internal IReadOnlyList<AccentCoverage> Accents => [.. Coverage
        .Where(row => row.Within is null && row.Accent != AccentCoverage.Overall)
        .OrderByDescending(row => row.TrafficShare ?? 0)
        .ThenByDescending(row => row.Hours ?? 0)
        .ThenBy(row => row.Accent, StringComparer.Ordinal)];

    /// <summary>The row that sums up; null where there is none.</summary>
    internal AccentCoverage? Overall => Coverage.FirstOrDefault(row => row is { Within: null, Accent: AccentCoverage.Overall });

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Accents.Count} accents against {Traffic}, {Targets.Count} to collect");
}
