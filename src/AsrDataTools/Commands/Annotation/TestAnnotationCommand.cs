using System.Management.Automation;
using AsrDataTools.Annotation;
using AsrDataTools.Annotation.Rules;
using AsrDataTools.Completion;
using AsrDataTools.Corpus;
using AsrDataTools.Pipeline;

namespace AsrDataTools.Commands;

/// <summary>Looks for what is wrong with annotation; each fault is a finding.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Annotation", DefaultParameterSetName = PathSet)]
[OutputType(typeof(Finding), typeof(bool))]
public sealed class TestAnnotationCommand : PathCommand
{
    private const string DocumentSet = "InputObject";

    private AnnotationAudit? _audit;
    private WorkerPump<object, AnnotationJudgement>? _pump;
    private CountProgress? _progress;
    private long _inputs;
    private long _failed;

    /// <summary>Documents, as Import-Annotation emits them.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = DocumentSet)]
    [ValidateNotNull]
    public AnnotationDocument[] InputObject { get; set; } = [];

    /// <summary>Rules to apply; wildcards allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AnnotationRuleCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Rule { get; set; } = [];

    /// <summary>Rules to leave out; wildcards allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AnnotationRuleCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] ExcludeRule { get; set; } = [];

    /// <summary>The recordings, or folders of them; wildcards allowed. Each is listened to.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Audio { get; set; } = [];

    /// <summary>Findings of an earlier run that are settled: a CSV or JSON file with the column SuppressionId.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Baseline { get; set; }

    /// <summary>The format, where the content is not to decide.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(AnnotationFormatCompleter))]
    public string? Format { get; set; }

    /// <summary>The encoding of text that is not Unicode: windows-1252, iso-8859-1 …</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EncodingCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Encoding { get; set; }

    /// <summary>Most files at once; all cores unless given.</summary>
    [Parameter]
    [ValidateRange(1, 4096)]
    public int ThrottleLimit { get; set; } = Environment.ProcessorCount;

    /// <summary>Emits True when recordings were judged and no error or warning was found, else False, and nothing else.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    protected override void BeginProcessing()
    {
        AnnotationReadOptions options = new() { Format = Format, Encoding = Encoding };
        try
        {
            _audit = new AnnotationAudit(
                Rule.Length == 0 ? null : NamePattern.Expand(Rule, AnnotationRules.All.Select(rule => rule.Id)),
                NamePattern.Expand(ExcludeRule, AnnotationRules.All.Select(rule => rule.Id)),
                Audio.Length == 0 ? null : AnnotationAudio.Shelve(Audio, SessionState.Path, Fail),
                Baseline is null ? null : FindingBaseline.Read(ResolveNewPath(Baseline)));
        }
        catch (SpeechDataException exception)
        {
            ThrowInputError(exception);
        }

        string[] unheard = [.. _audit.NotApplied.Where(id => Rule.Contains(id, StringComparer.OrdinalIgnoreCase))];
        if (unheard.Length > 0) WriteWarning($"{string.Join(", ", unheard)}: needs the recordings and is not applied; give them with -Audio.");
        _progress = new CountProgress(this, "Judging annotation", "files");
        _pump = new(ThrottleLimit, ordered: true, (input, cancellation) => input is AnnotationDocument document
            ? _audit.Judge(document, cancellation)
            : _audit.Judge((string)input, options, cancellation), Emit, Cancellation);
    }

    protected override void ProcessRecord()
    {
        if (ParameterSetName == DocumentSet)
        {
            foreach (AnnotationDocument document in InputObject) Post(document);
            return;
        }

        foreach (string path in ResolvePaths()) new AnnotationFolders(new() { Format = Format, Encoding = Encoding }, Fail, WriteVerbose).Each(path, Post);
    }

    protected override void EndProcessing()
    {
        _pump!.Finish(() => _progress!.Show(_inputs));
        Emit(_audit!.Finish(Fail));
        _progress!.Complete();
        if (Quiet) WriteObject(_audit.Recordings > 0 && Count(Severity.Error) == 0 && Count(Severity.Warning) == 0 && _failed == 0);
        WriteSummary(Summary());
    }

    protected override void OnPathNotFound() => _failed++;

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _pump?.Dispose();
    }

    private void Post(object input)
    {
        _inputs++;
        _pump!.Post(input);
        _progress!.Show(_inputs);
    }

    private void Emit(WorkerPump<object, AnnotationJudgement>.Outcome outcome)
    {
        _progress!.Done++;
        if (outcome.Result is not { } judgement)
        {
            _failed++;
            WriteInputError(outcome.Failure!, outcome.Item);
            return;
        }

        judgement.Failures.ForEach(Fail);
        foreach (string recording in judgement.WithoutAudio) WriteVerbose($"There is no audio, or more than one, for '{recording}' of '{outcome.Item}'.");
        Emit(_audit!.Take(judgement));
    }

    private void Emit(IEnumerable<Finding> findings)
    {
        if (!Quiet) WriteObject(findings, enumerateCollection: true);
    }

    private void Fail(SpeechDataException exception)
    {
        _failed++;
        WriteInputError(exception);
    }

    private string Summary()
    {
        FindingTally tally = _audit!.Tally;
        string rules = tally.ByRule.Count == 0 ? "" : $" ({string.Join(", ", tally.ByRule.Select(entry => Counted.Text($"{entry.Key} {entry.Value:N0}")))})";
        string suppressed = Baseline is null ? "" : Counted.Text($"; {tally.Suppressed:N0} findings of the baseline left out");
        string audio = _audit.NotApplied.Count > 0 ? $" Not applied without -Audio: {string.Join(", ", _audit.NotApplied)}."
            : Audio.Length > 0 ? Counted.Text($" {_audit.WithoutAudio:N0} recordings have no audio.")
            : "";
        return Counted.Text(
            $"Judged {_audit.Recordings:N0} recordings ({_audit.Segments:N0} segments, {_audit.Words:N0} words) of {_inputs:N0} inputs: {Count(Severity.Error):N0} errors, {Count(Severity.Warning):N0} warnings, {Count(Severity.Information):N0} remarks{rules}{suppressed}; {_failed:N0} inputs, rows or rules failed.{audio}");
    }

    private long Count(Severity severity) => _audit!.Tally.BySeverity.GetValueOrDefault(severity);
}
