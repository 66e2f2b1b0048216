using System.Management.Automation;
using AsrDataTools.Catalog;
using AsrDataTools.Pipeline;
using AsrDataTools.Readiness;

namespace AsrDataTools.Commands;

/// <summary>Judges a training corpus against recordings of production, gate by gate: may it ship, why not, what to do.</summary>
[Cmdlet(VerbsDiagnostic.Test, "ProductionReadiness", DefaultParameterSetName = CorporaSet)]
[OutputType(typeof(GateResult), typeof(bool))]
public sealed class TestProductionReadinessCommand : PlannedCommand
{
    private const int ExitFailed = 3;
    private const int ExitUnknown = 4;

    private CommandLog _log = new(null);

    /// <summary>Audio files, folders and manifests of the training corpus; wildcards allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = CorporaSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Training { get; set; } = [];

    /// <summary>Audio files, folders and manifests of recordings from production; wildcards allowed.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = CorporaSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Production { get; set; } = [];

    /// <summary>
    /// A file that knows what was measured before and takes note of the run; made where there is none. That of a plan lies beside it unless
    /// given.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CatalogPath { get; set; }

    /// <summary>Measures everything anew, and takes note of nothing.</summary>
    [Parameter]
    public SwitchParameter NoCatalog { get; set; }

    /// <summary>Gates to ask; the others do not run and have no row. All six unless narrowed.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public Gate[] Gate { get; set; } = [];

    /// <summary>What is known and accepted, as Export-ReadinessBaseline writes it: the exit code and -Quiet go by what is new or worse.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Baseline { get; set; }

    /// <summary>A file to which the run's events are appended, a JSON object a line; made where there is none.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? LogPath { get; set; }

    /// <summary>Emits True when the overall verdict is Pass, else False, and nothing else.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>Sets the exit code of the host: 3 for a Fail (with Warn, for a Warn too), 4 for an Unknown where named.</summary>
    [Parameter]
    [ValidateSet(nameof(Verdict.Fail), nameof(Verdict.Warn), nameof(Verdict.Unknown))]
    public Verdict[] FailOn { get; set; } = [];

    protected override void EndProcessing()
    {
        try
        {
            _log = CommandLog.Open(this, LogPath is null ? null : ResolveNewPath(LogPath), ("plan", ParameterSetName == PlanSet ? (SettingsReader.Plain(Plan) as string) ?? "a table" : null));
            _log.Run(this, Judge, Cancellation);
        }
        catch (Exception exception) when (exception is SpeechDataException or IOException or UnauthorizedAccessException)
        {
            ThrowInputError(exception, ParameterSetName == PlanSet ? Plan : null);
        }
    }

    /// <returns>The exit code.</returns>
    private int Judge()
    {
        ReadinessPlan plan = ReadPlan();
        ReadinessBaseline? baseline = plan.Baseline is { } accepted ? new(accepted, BaselineFile.Read(accepted), DateOnly.FromDateTime(DateTime.Now)) : null;
        SpeechCatalog? catalog = CatalogParameter.Open(this, CatalogOf(plan));
        _log.Write(
            "planned",
            ("plan", plan.Source),
            ("gates", plan.Gate),
            ("requiredGates", plan.RequiredGate),
            ("training", plan.Training),
            ("production", plan.Production),
            ("evaluation", plan.Evaluation.Paths),
            ("baseline", plan.Baseline),
            ("seed", plan.Seed),
            ("throttleLimit", ThrottleLimit),
            ("catalog", catalog is null ? null : CatalogOf(plan)));
        ReadinessAudit audit = new(plan, ThrottleLimit, catalog) { Baseline = baseline };
        using AuditAside aside = new(this, "Testing production readiness", WriteInputError, Storage.Use(this, ThrottleLimit), Cancellation);
        audit.InputFailed += (failure, path) =>
        {
            _log.InputFailed(failure, path);
            aside.Fail(failure, path);
        };
        audit.Progressed += progress =>
        {
            _log.Stage(progress.Stage);
            aside.Show(progress);
        };
        audit.Answered += gate => _log.Write("gate", ("gate", gate.Gate), ("verdict", gate.Verdict), ("newVerdict", gate.NewVerdict), ("required", gate.Required), ("reasons", gate.Reasons), ("remedies", gate.Remedies));
        IReadOnlyList<GateResult> results;
        try
        {
            results = aside.Run(() => audit.Run(Cancellation));
        }
        finally
        {
            CatalogParameter.Close(this, catalog);
        }

        GateResult overall = results[^1];
        Verdict counted = overall.NewVerdict ?? overall.Verdict;
        int code = ExitCodeOf(counted);
        _log.WriteDurably(
            "verdict",
            ("verdict", overall.Verdict),
            ("newVerdict", overall.NewVerdict),
            ("reasons", overall.Reasons),
            ("trainingHours", overall.Run!.Training.Hours),
            ("productionHours", overall.Run.Production.Hours),
            ("failedInputs", overall.Run.Training.Failed + overall.Run.Production.Failed + (overall.Run.Evaluation?.Failed ?? 0)),
            ("exitCode", code));
        if (Quiet)
        {
            WriteObject(counted == Verdict.Pass);
        }
        else
        {
            WriteObject(results, enumerateCollection: true);
        }

        WarnOf(overall.Run.Baseline);
        string asked = plan.NotAsked.Any() ? $" of {string.Join(", ", plan.Gate)} alone" : "";
        WriteSummary($"Overall: {overall.Verdict}{asked}{(overall.NewVerdict is { } left ? $", {left} but for the baseline" : "")}. Training: {overall.Run.Training}. Production: {overall.Run.Production}.");
        if (code != 0) Host.SetShouldExit(code);
        return code;
    }

    private void WarnOf(BaselineUse? baseline)
    {
        if (baseline is null) return;
        string name = Path.GetFileName(baseline.Path);
        if (baseline.Expired.Count > 0) WriteWarning($"{name}: {baseline.Expired.Count} entries have expired and accept nothing: {baseline.Expired}. Mend what they are of, or renew them.");
        if (baseline.Settled.Count > 0) WriteWarning($"{name}: what {baseline.Settled.Count} entries are of is no longer found: {baseline.Settled}. Remove them.");
        if (baseline.Unknown.Count > 0) WriteWarning($"{name}: {baseline.Unknown.Count} entries fit nothing that was judged: {baseline.Unknown}. Correct or remove them.");
    }

    private string? CatalogOf(ReadinessPlan plan) =>
        NoCatalog ? null
        : CatalogPath is not null ? ResolveNewPath(CatalogPath)
        : plan.Catalog ?? (plan.Source is null ? null : CatalogParameter.Beside(plan.Source));

    private ReadinessPlan ReadPlan()
    {
        ReadinessPlan plan = ReadPlan(() => new ReadinessPlan { Training = Resolve(Training), Production = Resolve(Production) });
        if (Baseline is not null) plan = plan with { Baseline = ResolveNewPath(Baseline) };
        if (Gate.Length > 0) plan = plan with { Gate = Gate };
        return plan.Checked();
    }

    private int ExitCodeOf(Verdict verdict) => verdict switch
    {
        _ when FailOn.Length == 0 => 0,
        Verdict.Fail => ExitFailed,
        Verdict.Warn when FailOn.Contains(Verdict.Warn) => ExitFailed,
        Verdict.Unknown when FailOn.Contains(Verdict.Unknown) => ExitUnknown,
        _ => 0,
    };
}
