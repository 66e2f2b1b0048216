using System.Management.Automation;
using AsrDataTools.Annotation;
using AsrDataTools.Completion;
using AsrDataTools.Corpus;
using AsrDataTools.Governance.Redaction;
using AsrDataTools.Pipeline;

namespace AsrDataTools.Commands;

/// <summary>Holds what annotation claims to be redacted against the recordings; each contradiction is a finding.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Redaction", DefaultParameterSetName = PathSet)]
[OutputType(typeof(Finding), typeof(bool))]
public sealed class TestRedactionCommand : PathCommand
{
    private const string DocumentSet = "InputObject";

    private RedactionAudit? _audit;
    private FindingTally? _tally;
    private WorkerPump<AnnotationDocument, RedactionJudgement>? _pump;
    private CountProgress? _progress;
    private long _recordings;
    private long _withoutAudio;
    private long _tags;
    private long _heard;
    private double _seconds;
    private long _failed;

    /// <summary>Documents, as Import-Annotation emits them.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = DocumentSet)]
    [ValidateNotNull]
    public AnnotationDocument[] InputObject { get; set; } = [];

    /// <summary>The recordings, or folders of them; wildcards allowed. Each is listened to.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Audio { get; set; } = [];

    /// <summary>Names within brackets, or whole marks, beside those that are known.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Tag { get; set; } = [];

    /// <summary>Share of a window under a tag that may be speech.</summary>
    [Parameter]
    [ValidateRange(0.0, 1.0)]
    public double MaximumSpeechShare { get; set; } = 0.1;

    /// <summary>Silence cut into speech from this length on is a mute that needs a tag.</summary>
    [Parameter]
    [ValidateRange(0.08, 10.0)]
    public double MinimumMuteSeconds { get; set; } = 0.15;

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

    /// <summary>Most recordings at once; all cores unless given.</summary>
    [Parameter]
    [ValidateRange(1, 4096)]
    public int ThrottleLimit { get; set; } = Environment.ProcessorCount;

    /// <summary>Emits True when recordings were heard and nothing contradicts their annotation, else False, and nothing else.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    protected override void BeginProcessing()
    {
        try
        {
            _audit = new RedactionAudit(
                AnnotationAudio.Shelve(Audio, SessionState.Path, Fail),
                new() { Tags = Tag, MaximumSpeechShare = MaximumSpeechShare, MinimumMuteSeconds = MinimumMuteSeconds });
            _tally = new FindingTally(Baseline is null ? null : FindingBaseline.Read(ResolveNewPath(Baseline)));
        }
        catch (SpeechDataException exception)
        {
            ThrowInputError(exception);
        }

        _progress = new CountProgress(this, "Listening under tags", "recordings");
        _pump = new(ThrottleLimit, ordered: true, (document, cancellation) => _audit.Judge(document, cancellation), Emit, Cancellation);
    }

    protected override void ProcessRecord()
    {
        if (ParameterSetName == DocumentSet)
        {
            foreach (AnnotationDocument document in InputObject) Post(document);
            return;
        }

        AnnotationReadOptions options = new() { Format = Format, Encoding = Encoding };
        foreach (string path in ResolvePaths()) new AnnotationFolders(options, Fail, WriteVerbose).Each(path, file => Read(file, options));
    }

    protected override void EndProcessing()
    {
        _pump!.Finish(() => _progress!.Show(_recordings));
        _progress!.Complete();
        if (Quiet) WriteObject(_recordings > 0 && _withoutAudio == 0 && Count(Severity.Error) == 0 && Count(Severity.Warning) == 0 && _failed == 0);
        WriteSummary(Summary());
    }

    protected override void OnPathNotFound() => _failed++;

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _pump?.Dispose();
    }

    private void Read(string file, AnnotationReadOptions options)
    {
        try
        {
            foreach (AnnotationDocument document in AnnotationFormats.Read(file, options, Fail)) Post(document);
        }
        catch (SpeechDataException exception)
        {
            Fail(exception);
        }
    }

    private void Post(AnnotationDocument document)
    {
        _recordings++;
        _pump!.Post(document);
        _progress!.Show(_recordings);
    }

    private void Emit(WorkerPump<AnnotationDocument, RedactionJudgement>.Outcome outcome)
    {
        _progress!.Done++;
        if (outcome.Result is not { } judgement)
        {
            _failed++;
            WriteInputError(outcome.Failure!);
            return;
        }

        if (!judgement.HasAudio)
        {
            _withoutAudio++;
            WriteVerbose($"There is no audio, or more than one, for '{outcome.Item.Recording}' of '{outcome.Item.Path}'.");
        }

        _tags += judgement.Tags;
        _heard += judgement.Heard;
        _seconds += judgement.Seconds;
        foreach (Finding finding in judgement.Findings.Where(_tally!.Take))
        {
            if (!Quiet) WriteObject(finding);
        }
    }

    private void Fail(SpeechDataException exception)
    {
        _failed++;
        WriteInputError(exception);
    }

    private string Summary()
    {
        string rules = _tally!.ByRule.Count == 0 ? "" : $" ({string.Join(", ", _tally.ByRule.Select(entry => Counted.Text($"{entry.Key} {entry.Value:N0}")))})";
        string suppressed = Baseline is null ? "" : Counted.Text($"; {_tally.Suppressed:N0} findings of the baseline left out");
        return Counted.Text(
            $"Heard {_recordings - _withoutAudio - _failed:N0} of {_recordings:N0} recordings ({_seconds / 3600:0.00} h) under {_tags:N0} tags: {_heard:N0} tags leave speech; {Count(Severity.Error):N0} errors, {Count(Severity.Warning):N0} warnings{rules}{suppressed}; {_withoutAudio:N0} recordings have no audio, {_failed:N0} inputs failed.");
    }

    private long Count(Severity severity) => _tally!.BySeverity.GetValueOrDefault(severity);
}
