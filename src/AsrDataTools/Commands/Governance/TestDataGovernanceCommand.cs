using System.Management.Automation;
using AsrDataTools.Completion;
using AsrDataTools.Corpus;
using AsrDataTools.Governance.Policy;
using AsrDataTools.Pipeline;

namespace AsrDataTools.Commands;

/// <summary>Holds a policy against folders, files and manifests; whatever breaks it, or cannot be told, is a finding.</summary>
[Cmdlet(VerbsDiagnostic.Test, "DataGovernance", DefaultParameterSetName = PathSet)]
[OutputType(typeof(Finding), typeof(bool))]
public sealed class TestDataGovernanceCommand : PathCommand
{
    private readonly List<string> _paths = [];
    private GovernancePolicy? _policy;
    private GovernanceAuditOptions? _options;
    private AsideRun<Finding>? _run;
    private long _failed;
    private long _broken;

    /// <summary>A table of settings, or the path of a <c>.psd1</c> or <c>.json</c> that holds one.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNull]
    public object Policy { get; set; } = new();

    /// <summary>Folders to search for copies of what is governed, under whatever names; wildcards allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] SearchRoot { get; set; } = [];

    /// <summary>The day on which consent, retention and suppressions are judged, as <c>yyyy-MM-dd</c> or a date; today unless given.</summary>
    [Parameter]
    [Alias("AuditDate")]
    public object? Date { get; set; }

    /// <summary>Rules to apply, by id or name; wildcards allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(GovernanceRuleCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Rule { get; set; } = [];

    /// <summary>Rules to leave out, by id or name; wildcards allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(GovernanceRuleCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] ExcludeRule { get; set; } = [];

    /// <summary>Findings of an earlier run that are settled: a CSV or JSON file with the column SuppressionId.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Baseline { get; set; }

    /// <summary>Emits True when every demand is met, else False – also where one cannot be told –, and nothing else.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    protected override void BeginProcessing()
    {
        try
        {
            _policy = PolicyParameter.Read(Policy, SessionState.Path.CurrentFileSystemLocation.ProviderPath, ResolveNewPath);
            _options = new()
            {
                AuditDate = new DateTimeOffset(UtcDay.Parse(Date, "-Date")?.ToDateTime(TimeOnly.MinValue) ?? DateTime.Today),
                SearchRoot = [.. SearchRoot.SelectMany(Found)],
                Rule = Rule.Length == 0 ? null : [.. Expanded(Rule)],
                ExcludeRule = [.. Expanded(ExcludeRule)],
                Baseline = Baseline is null ? null : FindingBaseline.Read(ResolveNewPath(Baseline)),
            };
        }
        catch (Exception exception) when (exception is SpeechDataException or IOException or UnauthorizedAccessException)
        {
            ThrowInputError(exception, Policy);
        }
    }

    // One audit over all paths: a link from one to the other leaves neither.
    protected override void ProcessRecord()
    {
        foreach (string path in ResolvePaths())
        {
            if (File.Exists(path) || Directory.Exists(path))
            {
                _paths.Add(path);
                continue;
            }

            OnPathNotFound();
            WriteInputError(InputPath.NotFound(path), path);
        }
    }

    protected override void EndProcessing()
    {
        CountProgress progress = new(this, "Judging governance", "files and rows");
        GovernanceAudit? audit = null;
        _run = new(Emit, Fail, () =>
        {
            if (audit is null) return;
            progress.Done = audit.Entries + audit.Rows;
            progress.Show(progress.Done);
        }, Cancellation);
        try
        {
            audit = new(_policy!, _options!, _paths, _run.Report, Cancellation);
            _run.Run(audit.Run);
        }
        catch (Exception exception) when (exception is SpeechDataException or IOException or UnauthorizedAccessException)
        {
            ThrowInputError(exception, Policy);
        }

        progress.Complete();
        if (Quiet) WriteObject(_paths.Count > 0 && audit.Answers.Count > 0 && audit.Answers.All(answer => answer.Verdict == Verdict.Pass) && _failed == 0);
        WriteSummary(Summary(audit));
    }

    protected override void OnPathNotFound() => _failed++;

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _run?.Dispose();
    }

    private void Emit(Finding finding)
    {
        _broken++;
        if (!Quiet) WriteObject(finding);
    }

    private void Fail(SpeechDataException exception)
    {
        _failed++;
        WriteInputError(exception);
    }

    private IReadOnlyCollection<string> Found(string path)
    {
        IReadOnlyCollection<string> found = InputPath.Resolve(SessionState.Path, path);
        return found.Count > 0 ? found : throw InputPath.NotFound(path);
    }

    private static IEnumerable<string> Expanded(string[] patterns) => patterns.SelectMany(pattern =>
    {
        WildcardPattern wildcard = new(pattern, WildcardOptions.IgnoreCase);
        string[] matching = [.. GovernanceRules.All.Where(rule => wildcard.IsMatch(rule.Id) || wildcard.IsMatch(rule.Name)).Select(rule => rule.Id)];
        return matching.Length > 0 ? matching : [pattern];
    });

    private string Summary(GovernanceAudit audit)
    {
        string verdicts = string.Join(", ", new[] { Verdict.Fail, Verdict.Unknown, Verdict.Warn, Verdict.Pass }.Select(verdict => Told(audit, verdict)).OfType<string>());
        string left = audit.Suppressed + audit.Known == 0 ? "" : Counted.Text($" {audit.Suppressed:N0} findings are accepted by the policy, {audit.Known:N0} by the baseline.");
        string notAsked = audit.NotAsked.Count == 0 ? "" : $" Not asked: {string.Join(", ", audit.NotAsked)}.";
        return Counted.Text(
            $"Judged {audit.Entries:N0} files and folders ({audit.Bytes / 1e9:N2} GB) and {audit.Rows:N0} rows by {_policy!.Name}: {_broken:N0} findings. Rules: {(verdicts.Length > 0 ? verdicts : "none")}.{left}{notAsked} {_failed:N0} inputs or rows failed.");
    }

    // "Fail 2 (GOV007, GOV016)"; that a rule passes is told by its number alone.
    private static string? Told(GovernanceAudit audit, Verdict verdict)
    {
        string[] rules = [.. audit.Answers.Where(answer => answer.Verdict == verdict).Select(answer => answer.Rule)];
        return rules.Length == 0 ? null : $"{verdict} {rules.Length}{(verdict == Verdict.Pass ? "" : $" ({string.Join(", ", rules)})")}";
    }
}
