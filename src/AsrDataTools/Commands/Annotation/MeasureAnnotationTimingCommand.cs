using System.Management.Automation;
using AsrDataTools.Annotation;
using AsrDataTools.Annotation.Timing;
using AsrDataTools.Completion;
using AsrDataTools.Pipeline;

namespace AsrDataTools.Commands;

/// <summary>Measures how good the times of annotation are: edges against heard speech, offset, drift, grid, and what words' times say.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "AnnotationTiming", DefaultParameterSetName = PathSet)]
[OutputType(typeof(AnnotationTiming), typeof(TimingEdge))]
public sealed class MeasureAnnotationTimingCommand : PathCommand
{
    private const string DocumentSet = "InputObject";

    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private TimingAudit? _audit;
    private WorkerPump<object, TimingJudgement>? _pump;
    private CountProgress? _progress;
    private long _inputs;
    private long _failed;

    /// <summary>Documents, as Import-Annotation emits them.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = DocumentSet)]
    [ValidateNotNull]
    public AnnotationDocument[] InputObject { get; set; } = [];

    /// <summary>The recordings, or folders of them; wildcards allowed. Those that the annotation itself names are found without.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Audio { get; set; } = [];

    /// <summary>Goes by the annotation alone: grid, and times of words.</summary>
    [Parameter]
    public SwitchParameter SkipAudio { get; set; }

    /// <summary>Only the times of segments, or of words; both unless given.</summary>
    [Parameter]
    public TimingUnit Unit { get; set; }

    /// <summary>A row for each recording in place of those that sum up.</summary>
    [Parameter]
    public SwitchParameter PerRecording { get; set; }

    /// <summary>Each judged edge in place of rows.</summary>
    [Parameter]
    public SwitchParameter PerEdge { get; set; }

    /// <summary>How far a heard edge may lie from an annotated one, seconds, once the constant offset and the drift are taken off.</summary>
    [Parameter]
    [ValidateRange(0.05, 2.0)]
    public double ReachSeconds { get; set; } = TimingOptions.Default.ReachSeconds;

    /// <summary>Fewer edges beside pauses give a recording no offset and drift of its own.</summary>
    [Parameter]
    [ValidateRange(6, 100_000)]
    public int MinimumEdges { get; set; } = TimingOptions.Default.LeastEdges;

    /// <summary>Level of the intervals.</summary>
    [Parameter]
    [ValidateRange(0.5, 0.999)]
    public double ConfidenceLevel { get; set; } = 0.95;

    /// <summary>Bootstrap replicates over recordings.</summary>
    [Parameter]
    [ValidateRange(100, 100_000)]
    public int Replicates { get; set; } = 1000;

    /// <summary>Same seed and data, same intervals.</summary>
    [Parameter]
    public long Seed { get; set; } = 1;

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

    private AnnotationReadOptions ReadOptions => new() { Format = Format, Encoding = Encoding };

    protected override void BeginProcessing()
    {
        if (PerRecording && PerEdge)
        {
            ThrowInputError(new SpeechDataException(
                "OutputAmbiguous", SpeechDataProblem.InvalidArgument, "-PerRecording emits rows and -PerEdge emits edges, each alone, so that nothing is summed twice. Give one of them."));
        }

        if (PerEdge && SkipAudio)
        {
            ThrowInputError(new SpeechDataException(
                "OptionsContradict", SpeechDataProblem.InvalidArgument, "-PerEdge emits edges as they are heard, and -SkipAudio hears nothing. Give one of them."));
        }

        AnnotationReadOptions options = ReadOptions;
        _audit = new TimingAudit(
            new TimingOptions { ReachSeconds = ReachSeconds, LeastEdges = MinimumEdges, Bootstrap = new(ConfidenceLevel, Replicates, Seed) },
            MyInvocation.BoundParameters.ContainsKey(nameof(Unit)) ? Unit : null,
            Audio.Length == 0 || SkipAudio ? null : AnnotationAudio.Shelve(Audio, SessionState.Path, Fail),
            !SkipAudio,
            PerEdge);
        _progress = new CountProgress(this, "Measuring times", "files");
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

        foreach (string path in ResolvePaths())
        {
            // Rows of one file that are piped name it again and again.
            if (_read.Add(path)) new AnnotationFolders(ReadOptions, Fail, WriteVerbose).Each(path, Post);
        }
    }

    protected override void EndProcessing()
    {
        _pump!.Finish(() => _progress!.Show(_inputs));
        _progress!.Complete();
        try
        {
            if (!PerRecording && !PerEdge) WriteObject(_audit!.Overall(Cancellation), enumerateCollection: true);
        }
        catch (OperationCanceledException) when (Cancellation.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }

        if (Audio.Length > 0 && !SkipAudio && _audit!.Recordings > 0 && _audit.Heard == 0)
            WriteWarning("-Audio has no recording that could be heard of those annotated: edges, shift and drift are not measured. Files are found by the recording's or the annotation file's name.");
        WriteSummary(Counted.Text(
            $"Measured {_audit!.Recordings:N0} recordings of {_inputs:N0} inputs: {_audit.Heard:N0} with audio, {_audit.Untimed:N0} without times; {_failed:N0} inputs or rows failed."));
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

    private void Emit(WorkerPump<object, TimingJudgement>.Outcome outcome)
    {
        _progress!.Done++;
        if (outcome.Result is not { } judgement)
        {
            _failed++;
            WriteInputError(outcome.Failure!, outcome.Item);
            return;
        }

        judgement.Failures.ForEach(Fail);
        _audit!.Take(judgement);
        if (PerRecording) WriteObject(judgement.Rows, enumerateCollection: true);
        if (PerEdge) WriteObject(judgement.Edges, enumerateCollection: true);
    }

    private void Fail(SpeechDataException exception)
    {
        _failed++;
        WriteInputError(exception);
    }
}
