using AsrDataTools.Acoustics;
using AsrDataTools.Readiness;
using AsrDataTools.Reporting.Charts;

namespace AsrDataTools.Reporting;

/// <summary>
/// Everything that a report shows, whatever its format; as JSON this is schema <see cref="SchemaName"/>, version
/// <see cref="SchemaVersion"/>: a version is raised when a property is renamed, removed or changes its meaning.
/// </summary>
public sealed record ReadinessReport
{
    public const string SchemaName = "asrdatatools/readiness-report";
    public const int SchemaVersion = 1;

    public string Schema => SchemaName;

    public int Version => SchemaVersion;

    public required DateTimeOffset GeneratedAt { get; init; }

    /// <summary>May this corpus ship?</summary>
    public required Verdict Verdict { get; init; }

    public required TextList Reasons { get; init; }

    public required TextList Remedies { get; init; }

    /// <summary>The gates' answers, without what each gate rests on: that is beside them.</summary>
    public required IReadOnlyList<GateResult> Gates { get; init; }

    /// <summary>Comparison of training with production, measure by measure; empty when the acoustic gate did not run.</summary>
    public required IReadOnlyList<AcousticShift> Shifts { get; init; }

    /// <summary>Null when the acoustic gate did not run.</summary>
    public required AcousticCharts? Charts { get; init; }

    /// <summary>Coverage of accents and what to collect; null when the accent gate had nothing to judge.</summary>
    public required AccentReport? Accents { get; init; }

    /// <summary>How deep training is annotated; null when the annotation gate had nothing to judge.</summary>
    public required AnnotationReport? Annotation { get; init; }

    /// <summary>The words of both sides and what training lacks; null when the vocabulary gate had nothing to judge.</summary>
    public required VocabularyReport? Vocabulary { get; init; }

    /// <summary>What of the evaluation set training holds, and what the recogniser made of it; null when the evaluation gate had nothing to judge.</summary>
    public required EvaluationEvidence? Evaluation { get; init; }

    /// <summary>Which demands of the policy are met, and what breaks them; null when the governance gate had no policy.</summary>
    public required GovernanceEvidence? Governance { get; init; }

    /// <summary>Findings that were given with the results, and those that gates rest on, gravest first; each once.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>How much worse words are recognised in worse conditions; null when no result of <c>Measure-RobustnessGap</c> was given.</summary>
    public required RobustnessReport? Robustness { get; init; }

    /// <summary>What was judged and how; null when the overall row was not given.</summary>
    public required AuditRun? Run { get; init; }

    /// <param name="results">Rows of <c>Test-ProductionReadiness</c>; without an overall row its verdict follows from the gates.</param>
    /// <param name="generatedAt">The date in the report.</param>
    /// <param name="findings">Such as other commands emitted.</param>
    /// <param name="robustness">Null for none.</param>
    /// <exception cref="SpeechDataException"><c>ReportWithoutResults</c>, or <c>ReportAmbiguous</c> when a gate is there twice.</exception>
    public static ReadinessReport Of(IReadOnlyList<GateResult> results, DateTimeOffset generatedAt, IReadOnlyList<Finding>? findings = null, RobustnessReport? robustness = null)
    {
        if (results.GroupBy(result => result.Gate).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new SpeechDataException(
                "ReportAmbiguous", SpeechDataProblem.InvalidArgument, $"The gate {twice.Key} is there {twice.Count()} times: one report holds the results of one audit.");
        }

        GateResult[] gates = [.. results.Where(result => result.Gate != GateResult.Overall)];
        if (gates.Length == 0)
        {
            throw new SpeechDataException(
                "ReportWithoutResults", SpeechDataProblem.InvalidArgument, "There is no gate result to report: pipe the output of Test-ProductionReadiness. Findings alone are written as SARIF or JUnit (.sarif, .xml).");
        }

        GateResult overall = results.FirstOrDefault(result => result.Gate == GateResult.Overall) ?? OverallVerdict.Summarise(gates);
        EvaluationEvidence? evaluation = gates.Select(gate => gate.Evaluation).FirstOrDefault(evidence => evidence is not null);
        AcousticEvidence? acoustics = gates.Select(gate => gate.Acoustics).FirstOrDefault(evidence => evidence is not null);
        return new ReadinessReport
        {
            GeneratedAt = generatedAt,
            Verdict = overall.Verdict,
            Reasons = overall.Reasons,
            Remedies = overall.Remedies,
            Gates = [.. gates.Select(gate => gate with { Acoustics = null, Accents = null, Annotation = null, Vocabulary = null, Evaluation = null, Governance = null })],
            Shifts = acoustics?.Shifts ?? [],
            Charts = acoustics is { Shifts.Count: > 0 } ? AcousticCharts.Of(acoustics, evaluation?.Alignment?.Profiles ?? [], gates.First(gate => gate.Acoustics == acoustics).Evidence) : null,
            Accents = gates.Select(gate => gate.Accents).FirstOrDefault(evidence => evidence is not null) is { } accents
                ? AccentReport.Of(accents, (overall.Run?.Plan.Accent ?? new()).MinimumRatio)
                : null,
            Annotation = gates.Select(gate => gate.Annotation).FirstOrDefault(evidence => evidence is not null) is { } annotation ? AnnotationReport.Of(annotation) : null,
            Vocabulary = gates.Select(gate => gate.Vocabulary).FirstOrDefault(evidence => evidence is not null) is { } vocabulary ? VocabularyReport.Of(vocabulary) : null,
            Evaluation = evaluation,
            Governance = gates.Select(gate => gate.Governance).FirstOrDefault(evidence => evidence is not null),
            Findings = [.. (findings ?? []).Concat(gates.SelectMany(gate => gate.Governance?.Findings ?? [])).Distinct().OrderBy(finding => finding.IsUnknown).ThenByDescending(finding => finding.Severity)],
            Robustness = robustness,
            Run = overall.Run,
        };
    }
}
