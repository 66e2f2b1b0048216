using System.Management.Automation;
using AsrDataTools.Annotation;
using AsrDataTools.Annotation.Depth;
using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;
using AsrDataTools.Pipeline;

namespace AsrDataTools.Commands;

/// <summary>Judges how deep recordings are annotated: just text, or times, speakers and overlap too.</summary>
[Cmdlet(VerbsDiagnostic.Test, "AnnotationDepth", DefaultParameterSetName = ManifestSet)]
[OutputType(typeof(AnnotationDepth), typeof(bool))]
public sealed class TestAnnotationDepthCommand : PathCommand
{
    private const string DocumentSet = "Document";
    private const string ManifestSet = "Manifest";
    private const string UtteranceSet = "Utterance";

    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private readonly SortedDictionary<Verdict, long> _verdicts = [];
    private DepthAudit? _audit;
    private AnnotationIntake? _intake;
    private RunProgress? _progress;
    private WorkerPump<string, DepthReading>? _reading;
    private WorkerPump<int, (AnnotationDepth Row, Exception? Failure)>? _pump;
    private long _failed;

    /// <summary>Documents, as Import-Annotation emits them.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = DocumentSet)]
    [ValidateNotNull]
    public AnnotationDocument[] InputObject { get; set; } = [];

    /// <summary>Rows of manifests, as Import-SpeechManifest emits them: each is annotation, as with -Manifest.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = UtteranceSet)]
    [ValidateNotNull]
    public SpeechUtterance[] Utterance { get; set; } = [];

    /// <summary>Manifests whose rows are annotation too, and tell which recordings there are; wildcards allowed.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    [Parameter(ParameterSetName = DocumentSet)]
    [Parameter(ParameterSetName = UtteranceSet)]
    [Parameter(Mandatory = true, ParameterSetName = ManifestSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Manifest { get; set; } = [];

    /// <summary>The recordings: files, folders or manifests that name them; wildcards allowed.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Audio { get; set; } = [];

    /// <summary>Judges by the annotation alone, also where audio is there.</summary>
    [Parameter]
    public SwitchParameter SkipAudio { get; set; }

    /// <summary>The level that speech must have: 0 audio, 1 text, 2 times, 3 speakers, 4 overlap, 5 words, events, entities, intent, sentiment.</summary>
    [Parameter]
    [ValidateRange(0, DepthOptions.HighestLevel)]
    public int RequiredLevel { get; set; } = 4;

    /// <summary>Share of speech seconds that must have it.</summary>
    [Parameter]
    [ValidateRange(0.01, 1.0)]
    public double RequiredShare { get; set; } = 0.95;

    /// <summary>What must be there whatever the level.</summary>
    [Parameter]
    [ValidateNotNull]
    public DepthTag[] RequiredTag { get; set; } = [];

    /// <summary>Level of the interval over recordings.</summary>
    [Parameter]
    [ValidateRange(0.5, 0.999)]
    public double ConfidenceLevel { get; set; } = 0.95;

    /// <summary>Bootstrap replicates over recordings.</summary>
    [Parameter]
    [ValidateRange(100, 100_000)]
    public int Replicates { get; set; } = 1000;

    /// <summary>Same seed and data, same interval.</summary>
    [Parameter]
    public long Seed { get; set; } = 1;

    /// <summary>Most recordings at once; all cores unless given.</summary>
    [Parameter]
    [ValidateRange(1, 4096)]
    public int ThrottleLimit { get; set; } = Environment.ProcessorCount;

    /// <summary>Emits True when all recordings together pass and every input could be read, else False, and nothing else.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    protected override void BeginProcessing()
    {
        _audit = new DepthAudit(new()
        {
            RequiredLevel = RequiredLevel,
            RequiredShare = RequiredShare,
            RequiredTags = RequiredTag,
            ConfidenceLevel = ConfidenceLevel,
            Replicates = Replicates,
            Seed = Seed,
        });
        _intake = new AnnotationIntake(SessionState.Path, Report, Cancellation);
        _reading = new(ThrottleLimit, ordered: true, DepthAudit.Read, Take, Cancellation);
        _progress = new RunProgress(this, "Judging annotation", "recordings");
        ReadManifests(Audio, utterance =>
        {
            if (utterance.AudioPath is { } path) _audit.AddAudio(path);
        });
        ReadManifests(Manifest, _audit.Add);
    }

    protected override void ProcessRecord()
    {
        if (ParameterSetName == DocumentSet) _intake!.Read(InputObject, Take);
        else if (ParameterSetName == UtteranceSet) Array.ForEach(Utterance, _audit!.Add);
        else if (ParameterSetName != ManifestSet) ReadPaths();
    }

    protected override void EndProcessing()
    {
        _reading!.Finish();
        _audit!.Gathered();
        _pump = new(ThrottleLimit, ordered: true, (index, cancellation) => _audit.Judge(index, !SkipAudio, cancellation), Emit, Cancellation);
        _progress!.Take(_audit.Recordings);
        _progress.AllTaken = true;
        for (int index = 0; index < _audit.Recordings; index++) _pump.Post(index);
        _pump.Finish(_progress.Show);
        _progress.Complete();
        AnnotationDepth? overall = Overall();
        if (Quiet) WriteObject(overall?.Verdict == Verdict.Pass && _failed == 0);
        else if (overall is not null) WriteObject(overall);
        WriteSummary(Counted.Text(
            $"Judged {_audit.Recordings:N0} recordings with {(overall?.SpeechSeconds ?? 0) / 3600:N2} h of known speech ({string.Join(", ", _verdicts.Select(verdict => $"{verdict.Key} {verdict.Value:N0}"))}); {_failed:N0} inputs or rows failed."));
    }

    protected override void OnPathNotFound() => _failed++;

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _reading?.Dispose();
        _pump?.Dispose();
    }

    private AnnotationDepth? Overall()
    {
        try
        {
            return _audit!.Overall(Cancellation);
        }
        catch (OperationCanceledException) when (Cancellation.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    private void ReadPaths()
    {
        foreach (string path in ResolvePaths())
        {
            // Rows of one file that are piped name it again and again.
            if (_read.Add(path)) new AnnotationFolders(AnnotationReadOptions.Default, Report, WriteVerbose).Each(path, _reading!.Post);
        }
    }

    private void ReadManifests(string[] paths, Action<SpeechUtterance> take)
    {
        foreach (string path in paths)
        {
            IReadOnlyCollection<string> resolved = InputPath.Resolve(SessionState.Path, path);
            if (resolved.Count == 0) Report(InputPath.NotFound(path));
            foreach (string one in resolved) ReadManifest(one, take);
        }
    }

    private void ReadManifest(string path, Action<SpeechUtterance> take)
    {
        try
        {
            foreach (SpeechUtterance utterance in SpeechManifest.Read(path, new ManifestOptions { Notice = WarnOnce }, Report))
            {
                if (Cancellation.IsCancellationRequested) throw new PipelineStoppedException();
                take(utterance);
            }
        }
        catch (SpeechDataException exception)
        {
            Report(exception);
        }
    }

    private void Take(AnnotationDocument document)
    {
        try
        {
            _audit!.Add(document);
        }
        catch (SpeechDataException exception)
        {
            Report(exception);
        }
    }

    private void Take(WorkerPump<string, DepthReading>.Outcome outcome)
    {
        if (outcome.Result is { } reading)
        {
            _audit!.Take(reading, Report);
            return;
        }

        _failed++;
        WriteInputError(outcome.Failure!, outcome.Item);
    }

    private void Emit(WorkerPump<int, (AnnotationDepth Row, Exception? Failure)>.Outcome outcome)
    {
        if (outcome.Failure is { } unexpected) throw unexpected; // Grading has no failure of one recording alone but that of its audio.
        (AnnotationDepth row, Exception? failure) = outcome.Result;
        if (failure is not null)
        {
            _failed++;
            WriteInputError(failure, row.AudioPath);
        }

        _progress!.Succeed(row.DurationSeconds ?? 0);
        _verdicts[row.Verdict] = _verdicts.GetValueOrDefault(row.Verdict) + 1;
        if (!Quiet) WriteObject(row);
    }

    private void Report(SpeechDataException exception)
    {
        _failed++;
        WriteInputError(exception);
    }
}
