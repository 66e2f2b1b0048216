using System.Management.Automation;
using AsrDataTools.Completion;
using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;
using AsrDataTools.Pipeline;

namespace AsrDataTools.Commands;

/// <summary>Looks for what is wrong with manifests, without decoding audio; each fault is a finding.</summary>
[Cmdlet(VerbsDiagnostic.Test, "SpeechManifest", DefaultParameterSetName = PathSet)]
[OutputType(typeof(Finding), typeof(bool))]
public sealed class TestSpeechManifestCommand : ManifestCommand
{
    private ManifestAudit? _audit;
    private RowProgress? _progress;
    private long _failed;

    /// <summary>Rules to apply; wildcards allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ManifestRuleCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Rule { get; set; } = [];

    /// <summary>Rules to leave out; wildcards allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ManifestRuleCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] ExcludeRule { get; set; } = [];

    /// <summary>Also opens the recordings' headers, and holds spans and channels against them.</summary>
    [Parameter]
    public SwitchParameter CheckAudio { get; set; }

    /// <summary>Findings of an earlier run that are settled: a CSV or JSON file with the column SuppressionId.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Baseline { get; set; }

    /// <summary>Emits True when rows were judged and nothing was found, else False, and nothing else.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    protected override void BeginProcessing()
    {
        try
        {
            _audit = new ManifestAudit(
                Rule.Length == 0 ? null : NamePattern.Expand(Rule, Applicable),
                NamePattern.Expand(ExcludeRule, Applicable),
                CheckAudio,
                Baseline is null ? null : FindingBaseline.Read(ResolveNewPath(Baseline)));
        }
        catch (SpeechDataException exception)
        {
            ThrowInputError(exception);
        }

        _progress = new RowProgress(this, "Judging manifests");
    }

    protected override void ProcessRecord()
    {
        ManifestOptions options = ReadingOptions;
        foreach (string path in ResolvePaths())
        {
            if (Cancellation.IsCancellationRequested) return;
            Judge(path, options);
        }
    }

    protected override void EndProcessing()
    {
        _progress!.Complete();
        if (Quiet) WriteObject(_audit!.Rows > 0 && _audit.ByRule.Count == 0 && _failed == 0);
        WriteSummary(Summary());
    }

    protected override void OnPathNotFound() => _failed++;

    // A wildcard does not take in rules that open recordings, unless that is asked for; by its name each can be had.
    private IEnumerable<string> Applicable => ManifestRules.All.Where(rule => CheckAudio || !rule.OpensAudio).Select(rule => rule.Id);

    private void Judge(string path, ManifestOptions options)
    {
        try
        {
            _audit!.Judge(path, options, finding =>
            {
                if (!Quiet) WriteObject(finding);
            }, Fail, _progress!.Add, Cancellation);
        }
        catch (SpeechDataException exception)
        {
            Fail(exception);
        }
    }

    private void Fail(SpeechDataException exception)
    {
        _failed++;
        WriteInputError(exception);
    }

    private string Summary()
    {
        string rules = _audit!.ByRule.Count == 0 ? "" : $" ({string.Join(", ", _audit.ByRule.Select(entry => Counted.Text($"{entry.Key} {entry.Value:N0}")))})";
        string suppressed = Baseline is null ? "" : Counted.Text($"; {_audit.Suppressed:N0} findings of the baseline left out");
        return Counted.Text(
            $"Judged {_audit.Rows:N0} rows of {_audit.Manifests:N0} manifests: {Count(Severity.Error):N0} errors, {Count(Severity.Warning):N0} warnings{rules}{suppressed}; {_failed:N0} inputs or rules failed.");
    }

    private long Count(Severity severity) => _audit!.BySeverity.GetValueOrDefault(severity);
}
