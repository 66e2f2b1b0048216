using System.Collections;
using AsrDataTools.Acoustics;
using AsrDataTools.Annotation.Depth;
using AsrDataTools.Annotation.Timing;
using AsrDataTools.Coverage;
using AsrDataTools.Governance.Policy;
using AsrDataTools.Leakage;
using AsrDataTools.Readiness;
using AsrDataTools.Scoring.Robustness;
using AsrDataTools.Scoring.Words;
using AsrDataTools.Vocabulary;

namespace AsrDataTools.Reporting.Csv;

/// <summary>A table of a report.</summary>
/// <param name="Name">Of its file, without the extension; stable.</param>
/// <param name="Type">Of the rows: its properties are the columns.</param>
/// <param name="Rows">May be empty: the table then has its line of column names alone.</param>
internal sealed record CsvReportTable(string Name, Type Type, IEnumerable Rows)
{
    /// <summary>All tables, always the same ones, so that whoever reads them finds each.</summary>
    public static IReadOnlyList<CsvReportTable> Of(ReadinessReport report)
    {
        IndependenceEvidence? independence = report.Evaluation?.Independence;
        RecognitionEvidence? recognition = report.Evaluation?.Recognition;
        return
        [
            Table("gates", report.Gates.Prepend(new GateResult { Gate = GateResult.Overall, Verdict = report.Verdict, Required = true, Reasons = report.Reasons, Remedies = report.Remedies })),
            Table("evidence", report.Gates.SelectMany(gate => gate.Evidence.Select(fact => EvidenceRow.Of(gate.Gate, fact)))),
            Table<AcousticShift>("acoustic-shifts", report.Shifts),
            Table<AccentCoverage>("accents", report.Accents?.Coverage),
            Table<CollectionTarget>("collection-plan", report.Accents?.Targets),
            Table<AnnotationLevelRow>("annotation-levels", report.Annotation?.Levels),
            Table<AnnotationDepth>("annotation-recordings", report.Annotation?.Recordings),
            Table<AnnotationTiming>("annotation-times", report.Annotation?.Timing),
            Table<VocabularyTerm>("vocabulary-lacking", report.Vocabulary?.Deficits),
            Table<DomainTermCoverage>("vocabulary-terms", report.Vocabulary?.Terms),
            Table<LeakageShare>("leakage-shares", independence?.Shares),
            Table<LeakageFinding>("leakage-pairs", independence?.Worst),
            Table<EvaluationAlignment>("evaluation-alignment", report.Evaluation?.Alignment?.Rows),
            Table<WordErrorResult>("word-errors", recognition is null ? null : [recognition.Overall, .. recognition.Slices]),
            Table<WordConfusion>("word-confusions", recognition?.Confusions),
            Table<GovernanceAnswer>("governance", report.Governance?.Answers),
            Table<Finding>("findings", report.Findings),
            Table<RobustnessGap>("robustness", report.Robustness?.Gaps),
            Table<RobustnessCurve>("robustness-curves", report.Robustness?.Curves),
            Table<InputFile>("inputs", report.Run?.Inputs),
            Table<InputFailure>("unusable-inputs", [.. (report.Run is { } run ? (CorpusInputs?[])[run.Training, run.Production, run.Evaluation] : []).SelectMany(side => side?.Failures ?? [])]),
        ];
    }

    private static CsvReportTable Table<T>(string name, IEnumerable<T>? rows) => new(name, typeof(T), rows ?? []);
}

/// <summary>A fact with the gate that rests on it.</summary>
internal sealed record EvidenceRow(
    string Gate, string Measure, string Title, string? Subject, Verdict Verdict, string Effect, double? Value, double? Low, double? High, double? WarnThreshold, double? FailThreshold, EvidenceWeight Weight)
{
    public static EvidenceRow Of(string gate, GateEvidence fact) => new(
        gate, fact.Measure, fact.Title, fact.Subject, fact.Verdict, fact.Effect, fact.Value, fact.Low, fact.High, fact.WarnThreshold, fact.Threshold, fact.Weight);
}
