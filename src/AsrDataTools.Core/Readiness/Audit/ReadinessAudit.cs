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

    /// <summary>Whether the catalog takes note of the run; what is only weighed, and not owned, is no run of the corpus.</summary>
    public bool IsRecorded { get; init; } = true;

    /// <summary>What is known and accepted; null for nothing.</summary>
    public ReadinessBaseline? Baseline { get; init; }

    /// <summary>A gate has answered.</summary>
    public event Action<GateResult>? Answered;

    /// <returns>The gates that are asked in their order, then the row that sums up.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IReadOnlyList<GateResult> Run(CancellationToken cancellation)
    {
        DateTimeOffset started = DateTimeOffset.Now;
        List<IReadinessGate> gates = [.. ReadinessGates.Make(plan.Gate)];
        bool searchesEvaluation = plan.Evaluation.Paths.Count > 0 && plan.Gate.Contains(Gate.Evaluation);
        using MeasurementScratch? scratch = catalog is null && searchesEvaluation ? new() : null;
        IMeasurements? measurements = catalog ?? (IMeasurements?)scratch;
        AuditSurvey survey = new(searchesEvaluation ? plan.Evaluation : new(), hashesAll: catalog is not null);
        GateContext context = new(
            plan,
            throttleLimit,
            (exception, path) => InputFailed?.Invoke(exception, path),
            (stage, share) => Progressed?.Invoke(new(stage, 0, 0, share)),
            cancellation)
        { Catalog = catalog, Measurements = measurements };
        Progressed?.Invoke(new("Hashing inputs", 0, 0, null));
        IReadOnlyList<InputFile> inputs = InputFiles.Of(plan, cancellation);
        foreach (IReadinessGate gate in gates) gate.Prepare(context);
        CorpusInputs production = Pass(CorpusSide.Production, plan.Production);
        CorpusInputs? evaluation = searchesEvaluation ? Pass(CorpusSide.Evaluation, plan.Evaluation.Paths) : null;
        survey.Complete(evaluation?.Profiled ?? 0);
        CorpusInputs training = Pass(CorpusSide.Training, plan.Training);
        catalog?.Flush();

        // What a recording of a day leaves behind is half as much as the search for leaks needs next.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);

        // A gate that has answered goes, and with it all that it took note of and that is no evidence: those after it need the room.
        List<GateResult> results = [];
        for (; gates.Count > 0; gates.RemoveAt(0)) results.Add(Answer(gates[0]));
        AuditRun run = new()
        {
            Plan = plan,
            Training = training,
            Production = production,
            Evaluation = evaluation,
            Version = typeof(ReadinessAudit).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0],
            Platform = $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}",
            Inputs = inputs,
            Baseline = Baseline?.Use(results),
            StartedAt = started,
            FinishedAt = DateTimeOffset.Now,
        };
        if (catalog is not null && IsRecorded) run = new AuditRecord(catalog, plan).Keep(run, results, OverallVerdict.Of(results), cancellation);
        return [.. results, OverallVerdict.Summarise(results, run)];

        CorpusInputs Pass(CorpusSide side, IReadOnlyList<string> paths) =>
            this.Pass(side, paths, gates, new CachedProfiler(measurements) { Survey = survey.Of(side) }, cancellation);

        GateResult Answer(IReadinessGate gate)
        {
            GateResult result = gate.Answer(context, training, production) with { Required = plan.RequiredGate.Contains(gate.Gate) };
            if (Baseline is not null) result = Baseline.Judge(result);
            Answered?.Invoke(result);
            return result;
        }
    }

    private CorpusInputs Pass(CorpusSide side, IReadOnlyList<string> paths, IReadOnlyList<IReadinessGate> gates, CachedProfiler profiler, CancellationToken cancellation)
    {
        CorpusReading reading = gates.Max(gate => gate.Reads(plan, side));
        if (reading == CorpusReading.None) return new() { Paths = paths, Reading = reading };
        string stage = $"{(reading == CorpusReading.Audio ? "Measuring" : "Reading")} {side.ToString().ToLowerInvariant()}";
        long recordings = 0;
        double seconds = 0;
        return new CorpusPass(side, reading, profiler, throttleLimit, Take, (exception, path) => InputFailed?.Invoke(exception, path)).Run(paths, cancellation);

        void Take(MeasuredUtterance utterance)
        {
            foreach (IReadinessGate gate in gates) gate.Take(utterance);
            Progressed?.Invoke(new(stage, ++recordings, (seconds += utterance.Seconds) / 3600, null));
        }
    }
}
