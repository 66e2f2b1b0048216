using AsrDataTools.Coverage;
using AsrDataTools.Readiness;
using AsrDataTools.Reporting.Charts;

namespace AsrDataTools.Reporting;

/// <summary>What a report shows of the accent gate.</summary>
/// <param name="Traffic">Where the traffic is from.</param>
/// <param name="Coverage">Accent by accent, those with most traffic first, then the row that sums up.</param>
/// <param name="Targets">What to collect.</param>
/// <param name="Chart">Null when there are no shares to draw.</param>
public sealed record AccentReport(string Traffic, IReadOnlyList<AccentCoverage> Coverage, IReadOnlyList<CollectionTarget> Targets, AccentShareChart? Chart)
{
    internal static AccentReport Of(AccentEvidence evidence, double minimumRatio) => new(
        evidence.Traffic,
        evidence.Overall is { } overall ? [.. evidence.Accents, overall] : evidence.Accents,
        evidence.Targets,
        AccentShareChart.Of(evidence, minimumRatio));
}
