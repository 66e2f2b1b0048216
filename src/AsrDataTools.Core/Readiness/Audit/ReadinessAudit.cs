using System.Reflection;
using System.Runtime.InteropServices;
using AsrDataTools.Catalog;

namespace AsrDataTools.Readiness;

/// <summary>Goes through the corpora of a plan once, lets every gate look on, and sums their answers up.</summary>
/// <param name="plan">What to judge.</param>
/// <param name="throttleLimit">Most recordings at once.</param>
/// <param name="catalog">Knows what was measured before, and takes note of the run; null for neither.</param>
public sealed class ReadinessAudit(ReadinessPlan plan, int throttleLimit, SpeechCatalog? catalog = null)
{
    /// <summary>An input that cannot be used, with its path; raised on any thread, once for each.</summary>
    public event Action<Exception, string>? InputFailed;

    /// <summary>Raised on any thread.</summary>
    public event Action<AuditProgress>? Progressed;

    /// <returns>Six gates in their order, then the row that sums up.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IReadOnlyList<GateResult> Run(CancellationToken cancellation)
    {
        DateTimeOffset started = DateTimeOffset.Now;
        IReadOnlyList<IReadinessGate> gates = ReadinessGates.Make();
        using MeasurementScratch? scratch = catalog is null && plan.Evaluation.Paths.Count > 0 ? new() : null;
        IMeasurements? measurements = catalog ?? (IMeasurements?)scratch;
        AuditSurvey survey = new(plan.Evaluation, hashesAll: catalog is not null);
        GateContext context = new(
            plan,
            throttleLimit,
            (exception, path) => InputFailed?.Invoke(exception, path),
            (stage, share) => Progressed?.Invoke(new(stage, 0, 0, share)),
            cancellation)
        { Catalog = catalog, Measurements = measurements };
        foreach (IReadinessGate gate in gates) gate.Prepare(context);
        CorpusInputs production = Pass(CorpusSide.Production, plan.Production);
        CorpusInputs? evaluation = plan.Evaluation.Paths.Count == 0 ? null : Pass(CorpusSide.Evaluation, plan.Evaluation.Paths);
        survey.Complete(evaluation?.Profiled ?? 0);
        CorpusInputs training = Pass(CorpusSide.Training, plan.Training);
        catalog?.Flush();
        GateResult[] results = [.. gates.Select(gate =>
            gate.Answer(context, training, production) with { Required = plan.RequiredGate.Contains(gate.Gate) })];
        AuditRun run = new()
        {
            Plan = plan,
            Training = training,
            Production = production,
            Evaluation = evaluation,
            Version = typeof(ReadinessAudit).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0],
            Platform = $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}",
            StartedAt = started,
            FinishedAt = DateTimeOffset.Now,
        };
        if (catalog is not null) run = new AuditRecord(catalog, plan).Keep(run, results, OverallVerdict.Of(results), cancellation);
        return [.. results, OverallVerdict.Summarise(results, run)];

        CorpusInputs Pass(CorpusSide side, IReadOnlyList<string> paths) =>
            this.Pass(side, paths, gates, new CachedProfiler(measurements) { Survey = survey.Of(side) }, cancellation);
    }

    private CorpusInputs Pass(CorpusSide side, IReadOnlyList<string> paths, IReadOnlyList<IReadinessGate> gates, CachedProfiler profiler, CancellationToken cancellation)
    {
        string stage = $"Measuring {side.ToString().ToLowerInvariant()}";
        long recordings = 0;
        double seconds = 0;
        return new CorpusPass(side, profiler, throttleLimit, Take, (exception, path) => InputFailed?.Invoke(exception, path)).Run(paths, cancellation);

        void Take(MeasuredUtterance utterance)
        {
            foreach (IReadinessGate gate in gates) gate.Take(utterance);
            Progressed?.Invoke(new(stage, ++recordings, (seconds += utterance.Seconds) / 3600, null));
        }
    }
}
