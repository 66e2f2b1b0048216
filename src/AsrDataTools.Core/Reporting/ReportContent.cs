using AsrDataTools.Readiness;

namespace AsrDataTools.Reporting;

/// <summary>What a report is made of: the results of one audit, findings, or both.</summary>
/// <param name="Results">Rows of <c>Test-ProductionReadiness</c>.</param>
/// <param name="Findings">As <c>Test-DataGovernance</c>, <c>Test-Annotation</c> and their like emit them.</param>
/// <param name="GeneratedAt">The date in the report.</param>
public sealed record ReportContent(IReadOnlyList<GateResult> Results, IReadOnlyList<Finding> Findings, DateTimeOffset GeneratedAt)
{
    private ReadinessReport? _report;

    /// <summary>Null where nothing of <c>Measure-RobustnessGap</c> was given.</summary>
    public RobustnessReport? Robustness { get; init; }

    /// <summary>The findings given, and those that gates rest on.</summary>
    internal IReadOnlyList<Finding> AllFindings => [.. Findings, .. Results.SelectMany(result => result.Governance?.Findings ?? [])];

    /// <summary>What a page and JSON show.</summary>
    /// <exception cref="SpeechDataException"><c>ReportWithoutResults</c>, or <c>ReportAmbiguous</c> when a gate is there twice.</exception>
    public ReadinessReport Report => _report ??= ReadinessReport.Of(Results, GeneratedAt, Findings, Robustness);
}
