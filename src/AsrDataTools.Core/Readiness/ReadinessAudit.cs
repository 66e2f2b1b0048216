using System.Reflection;
using System.Runtime.InteropServices;
using AsrDataTools.Acoustics;

namespace AsrDataTools.Readiness;

/// <summary>Runs every gate that exists over a plan and sums their answers up.</summary>
/// <param name="plan">What to judge.</param>
/// <param name="throttleLimit">Most recordings at once.</param>
public sealed class ReadinessAudit(ReadinessPlan plan, int throttleLimit)
{
    private readonly Lock _counting = new();

    /// <summary>An input that cannot be used, with its path; raised on any thread, once for each.</summary>
    public event Action<Exception, string>? InputFailed;

    /// <summary>Raised on any thread.</summary>
    public event Action<AuditProgress>? Progressed;

    /// <returns>Six gates in their order, then the row that sums up.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IReadOnlyList<GateResult> Run(CancellationToken cancellation)
    {
        DateTimeOffset started = DateTimeOffset.Now;
        (IReadOnlyList<AcousticProfile> training, CorpusInputs trainingInputs) = Profile("training", plan.Training, cancellation);
        (IReadOnlyList<AcousticProfile> production, CorpusInputs productionInputs) = Profile("production", plan.Production, cancellation);
        GateResult[] gates = [.. Enum.GetValues<Gate>().Select(gate => (gate == Gate.Acoustics
            ? Acoustics(training, trainingInputs, production, productionInputs, cancellation)
            : NotAvailable(gate)) with { Required = plan.RequiredGate.Contains(gate) })];
        return
        [
            .. gates,
            OverallVerdict.Summarise(gates, new AuditRun
            {
                Plan = plan,
                Training = trainingInputs,
                Production = productionInputs,
                Version = typeof(ReadinessAudit).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0],
                Platform = $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}",
                StartedAt = started,
                FinishedAt = DateTimeOffset.Now,
            }),
        ];
    }

    private GateResult Acoustics(
        IReadOnlyList<AcousticProfile> training,
        CorpusInputs trainingInputs,
        IReadOnlyList<AcousticProfile> production,
        CorpusInputs productionInputs,
        CancellationToken cancellation)
    {
        GateResult judged;
        if (training.Count == 0 || production.Count == 0)
        {
            judged = new GateResult
            {
                Gate = nameof(Gate.Acoustics),
                Verdict = Verdict.Unknown,
                Reasons = new(new[] { Empty("training", training, trainingInputs), Empty("production", production, productionInputs) }.OfType<string>()),
            };
        }
        else
        {
            AcousticEvidence evidence = AcousticGate.Compare(
                training,
                production,
                plan.Acoustics.Comparison with { Seed = plan.Seed, ThrottleLimit = throttleLimit },
                cancellation,
                new Relay(share => Progressed?.Invoke(new("Comparing training with production", training.Count + production.Count, 0, share))));
            judged = AcousticGate.Judge(evidence, plan.Acoustics);
        }

        return judged with { Remedies = new([.. judged.Remedies, .. Repairs("training", trainingInputs), .. Repairs("production", productionInputs)]) };
    }

    private (IReadOnlyList<AcousticProfile> Profiles, CorpusInputs Inputs) Profile(string side, IReadOnlyList<string> paths, CancellationToken cancellation)
    {
        long recordings = 0;
        double seconds = 0;
        CorpusProfiler profiler = new(
            throttleLimit,
            (exception, path) => InputFailed?.Invoke(exception, path),
            done =>
            {
                lock (_counting)
                {
                    Progressed?.Invoke(new($"Measuring {side}", ++recordings, (seconds += done) / 3600, null));
                }
            });
        return profiler.Profile(paths, cancellation);
    }

    private static string? Empty(string side, IReadOnlyList<AcousticProfile> profiles, CorpusInputs inputs) => profiles.Count > 0
        ? null
        : $"no {side} recording could be measured: {(inputs.Failed == 0 ? "none was found" : $"{inputs.Failed} inputs could not be used")}";

    private static IEnumerable<string> Repairs(string side, CorpusInputs inputs) => inputs.Failed == 0
        ? []
        : [$"repair or drop {inputs.Failed} of {inputs.Profiled + inputs.Failed} {side} inputs that could not be used: they are listed with the reason of each"];

    private static GateResult NotAvailable(Gate gate) => new()
    {
        Gate = gate.ToString(),
        Verdict = Verdict.Unknown,
        Reasons = new(["gate not available in this version"]),
    };

    // Progress<T> would post to a thread pool and arrive late and out of order.
    private sealed class Relay(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
