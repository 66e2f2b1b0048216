using AsrDataTools.Acoustics;
using AsrDataTools.Catalog;

namespace AsrDataTools.Readiness;

/// <summary>Takes note of a run in a catalog, and holds its production against that of the run before.</summary>
/// <param name="catalog">Where runs are recorded.</param>
/// <param name="plan">What was judged; runs of the same plan are compared.</param>
internal sealed class AuditRecord(SpeechCatalog catalog, ReadinessPlan plan)
{
    private string Subject => plan.Source ?? $"{string.Join(", ", plan.Training)} against {string.Join(", ", plan.Production)}";

    /// <returns>The run, with <see cref="AuditRun.Drift"/> where there was one before.</returns>
    /// <exception cref="OperationCanceledException">Cancelled; nothing is recorded.</exception>
    public AuditRun Keep(AuditRun run, IReadOnlyList<GateResult> gates, Verdict overall, CancellationToken cancellation)
    {
        IReadOnlyList<AcousticProfile> production = ProductionDrift.Sample(ProductionOf(gates), plan.Seed);
        Use(() =>
        {
            if (production.Count > 0 && catalog.History.LastProduction(Subject) is var (since, before))
                run = run with { Drift = ProductionDrift.Between(since, before, production, plan.Acoustics with { Comparison = plan.Acoustics.Comparison with { Seed = plan.Seed } }, cancellation) };
        });
        Use(() => catalog.History.Add(Summary(run, gates, overall), [.. gates.SelectMany(Facts)], production));
        return run;
    }

    // A disk that is full at the end of a day of measuring must not cost the answer.
    private void Use(Action use)
    {
        try
        {
            use();
        }
        catch (SpeechDataException trouble)
        {
            catalog.Report(trouble);
        }
    }

    private static IReadOnlyList<AcousticProfile> ProductionOf(IReadOnlyList<GateResult> gates) =>
        gates.Select(gate => gate.Acoustics).OfType<AcousticEvidence>().FirstOrDefault()?.Production ?? [];

    private ReadinessRun Summary(AuditRun run, IReadOnlyList<GateResult> gates, Verdict overall)
    {
        Dictionary<string, Verdict> answers = gates.ToDictionary(gate => gate.Gate, gate => gate.Verdict);
        return new()
        {
            StartedAt = run.StartedAt,
            DurationSeconds = (run.FinishedAt - run.StartedAt).TotalSeconds,
            Subject = Subject,
            Version = run.Version,
            Verdict = overall,
            NewVerdict = OverallVerdict.OfNew(gates),
            Acoustics = Answer(Gate.Acoustics),
            Accent = Answer(Gate.Accent),
            Annotation = Answer(Gate.Annotation),
            Vocabulary = Answer(Gate.Vocabulary),
            Evaluation = Answer(Gate.Evaluation),
            Governance = Answer(Gate.Governance),
            TrainingHours = Hours(run.Training),
            ProductionHours = Hours(run.Production),
            EvaluationHours = run.Evaluation?.Hours,
            Failed = run.Training.Failed + run.Production.Failed + (run.Evaluation?.Failed ?? 0),
            ProductionDrift = run.Drift?.Verdict,
            DriftReasons = run.Drift?.Reasons ?? TextList.Empty,
        };

        static double? Hours(CorpusInputs inputs) => inputs.Reading >= CorpusReading.Lengths ? inputs.Hours : null;

        Verdict? Answer(Gate gate) => answers.TryGetValue(gate.ToString(), out Verdict verdict) ? verdict : null;
    }

    private static IEnumerable<ReadinessRunEvidence> Facts(GateResult gate) => gate.Evidence.Select(fact => new ReadinessRunEvidence
    {
        Gate = gate.Gate,
        Measure = fact.Measure,
        Of = fact.Subject,
        Effect = fact.Effect,
        Value = Finite(fact.Value),
        Low = Finite(fact.Low),
        High = Finite(fact.High),
        Threshold = Finite(fact.Threshold),
        Verdict = fact.Verdict,
    });

    // JSON has no infinity.
    private static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
