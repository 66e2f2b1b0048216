using System.Collections;
using System.Management.Automation;
using AsrDataTools.Catalog;
using AsrDataTools.Completion;
using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;
using AsrDataTools.Pipeline;
using AsrDataTools.Reporting.Explorer;
using AsrDataTools.Scoring.Words;
using AsrDataTools.Statistics;
using Recognised = AsrDataTools.Transcription.Transcript;

namespace AsrDataTools.Commands;

/// <summary>Makes a folder in which a corpus is searched, heard and seen with a browser alone.</summary>
[Cmdlet(VerbsData.Export, "SpeechExplorer", SupportsShouldProcess = true)]
[OutputType(typeof(ExplorerResult))]
public sealed class ExportSpeechExplorerCommand : SpeechCommand
{
    private readonly CompactUtterances _utterances = [];
    private readonly List<Recognised> _transcripts = [];
    private CorpusIntake? _intake;
    private RunProgress? _progress;
    private WordScoringOptions? _scoring;
    private string _target = "";
    private bool _goes;
    private long _leftOut;

    /// <summary>What is shown: manifests, folders and recordings by path (wildcards allowed), utterances, transcripts, rows of a table.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    [SupportsWildcards]
    public object[] InputObject { get; set; } = [];

    /// <summary>The folder to make, new or empty, taken as it stands.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("LiteralPath", "PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Annotation of the recordings: files, folders or documents.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public object[] Annotation { get; set; } = [];

    /// <summary>What was recognised: files, folders, or transcripts of Invoke-Transcription.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public object[] Hypothesis { get; set; } = [];

    /// <summary>Column of the recogniser's text.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ManifestColumnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? HypothesisColumn { get; set; }

    /// <summary>None, Basic, English, or the path of a file of rules (GLM).</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NormalizerCompleter))]
    [ValidateNotNullOrEmpty]
    public string Normalizer { get; set; } = "None";

    /// <summary>Acoustic profiles that are known: profiles or saved tables; others are measured.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public object[] Profile { get; set; } = [];

    /// <summary>Findings to filter by.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyCollection]
    public Finding[]? Finding { get; set; }

    /// <summary>What the page is headed with.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Title { get; set; }

    /// <summary>Writes each utterance as a 16-bit WAV, which every browser plays.</summary>
    [Parameter]
    public SwitchParameter CopyAudio { get; set; }

    /// <summary>Leaves spectrograms out.</summary>
    [Parameter]
    public SwitchParameter NoSpectrogram { get; set; }

    /// <summary>Measures nothing.</summary>
    [Parameter]
    public SwitchParameter NoProfile { get; set; }

    /// <summary>Catalog of what is measured.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CatalogPath { get; set; }

    /// <summary>Most utterances shown; of more, a random sample.</summary>
    [Parameter]
    [ValidateRange(1, SpeechExplorer.MostRows)]
    public int? MaximumUtterances { get; set; }

    /// <summary>Same seed and corpus, same sample.</summary>
    [Parameter]
    public long Seed { get; set; } = 1;

    /// <summary>Which column of manifests stands for which field: <c>@{ AudioPath = 'wavname' }</c>.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? ColumnMap { get; set; }

    /// <summary>What relative audio paths are relative to; the manifest's own folder unless given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? AudioRoot { get; set; }

    /// <summary>The format of manifests, where the content is not to decide.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ManifestFormatCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Format { get; set; }

    /// <summary>Most recordings read at once.</summary>
    [Parameter]
    [ValidateRange(1, 4096)]
    public int ThrottleLimit { get; set; } = Environment.ProcessorCount;

    protected override void BeginProcessing()
    {
        try
        {
            _target = System.IO.Path.TrimEndingDirectorySeparator(ResolveNewPath(Path));
            SpeechExplorer.Check(_target);
            _scoring = NamedNormalizer.Apply(new WordScoringOptions(), Normalizer, caseSensitive: false, ResolveNewPath);
            ManifestOptions reading = new() { ColumnMap = ManifestParameters.ToColumnMap(ColumnMap), AudioRoot = AudioRoot is null ? null : ResolveNewPath(AudioRoot), Format = Format, Notice = WarnOnce };
            _intake = new CorpusIntake(SessionState.Path, reading, _utterances.Add, LeaveOut, Cancellation);
        }
        catch (SpeechDataException exception)
        {
            ThrowInputError(exception);
        }

        _goes = ShouldProcess(_target, "Make speech explorer");
    }

    protected override void ProcessRecord()
    {
        if (!_goes) return;
        foreach (object item in InputObject)
        {
            if ((item is PSObject wrapped ? wrapped.BaseObject : item) is Recognised transcript)
            {
                _transcripts.Add(transcript);
                _utterances.Add(transcript.Utterance);
            }
            else
            {
                _intake!.Add(item);
            }
        }
    }

    protected override void EndProcessing()
    {
        if (!_goes) return;
        SpeechCatalog? catalog = CatalogParameter.Open(this, CatalogPath is null ? null : ResolveNewPath(CatalogPath));
        try
        {
            Make(catalog);
        }
        catch (Exception exception) when (exception is SpeechDataException or IOException or UnauthorizedAccessException)
        {
            ThrowInputError(StorageErrors.Explain(exception, _target) ?? exception, _target);
        }
        catch (OperationCanceledException) when (Cancellation.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        finally
        {
            CatalogParameter.Close(this, catalog);
        }
    }

    private void Make(SpeechCatalog? catalog)
    {
        SpeechUtterance[] shown = Sample();
        ExplorerEvidence evidence = new(_scoring!, Cancellation);
        Gather(evidence, shown);
        ExplorerOptions options = new()
        {
            Title = Title,
            CopyAudio = CopyAudio,
            NoSpectrogram = NoSpectrogram,
            NoProfile = NoProfile,
            Catalog = catalog,
            SampledFrom = shown.Length < _utterances.Count ? _utterances.Count : null,
            Seed = Seed,
            Scoring = evidence.HasHypotheses ? $"{_scoring!.Convention} alignment, normaliser {_scoring.NormalizerName}" : null,
        };
        _progress = new RunProgress(this, $"Making {_target}", "utterances");
        using SpeechExplorer explorer = new(_target, options, evidence);
        WorkerPump<(SpeechUtterance Utterance, int Row), ExplorerAudio> pump = new(
            ThrottleLimit, ordered: true, (item, cancellation) => explorer.Read(item.Utterance, item.Row, cancellation), outcome => Add(explorer, outcome), Cancellation);
        try
        {
            for (int row = 0; row < shown.Length; row++)
            {
                _progress.Take();
                pump.Post((shown[row], row));
                _progress.Show();
            }

            _progress.AllTaken = true;
            pump.Finish(_progress.Show);
        }
        finally
        {
            // Before the folder goes, should it go: nobody may write to it any more.
            if (pump.InFlight > 0) StopProcessing();
            pump.Dispose();
            pump.Join();
            _progress.Complete();
        }

        ExplorerResult result = explorer.Complete();
        WarnOf(evidence, result);
        WriteObject(result);
        WriteSummary(Counted.Text(
            $"Exported {result.Utterances:N0} of {_utterances.Count:N0} utterances, {result.Hours:N2} h: {result.Failures:N0} with audio that cannot be read, {result.WithoutAudio:N0} without audio; {_leftOut:N0} inputs or rows left out. {result.Bytes / 1e6:N1} MB in {_progress.Elapsed.TotalSeconds:N1} s."));
    }

    private SpeechUtterance[] Sample()
    {
        if (MaximumUtterances is not { } most || _utterances.Count <= most) return [.. _utterances];
        return [.. new SeededRandom(Seed).Sample(_utterances.Count, most).Order().Select(index => _utterances[index])];
    }

    private void Gather(ExplorerEvidence evidence, SpeechUtterance[] shown)
    {
        HypothesisIntake hypotheses = new(SessionState.Path, HypothesisColumn, exception => WriteInputError(exception), evidence, Cancellation);
        hypotheses.Read(Hypothesis, shown);
        hypotheses.Read(_transcripts, shown);
        foreach (SpeechUtterance utterance in shown)
        {
            if (TranscriptSource.HypothesisOf(utterance, HypothesisColumn) is { } text) evidence.AddHypothesis(utterance.Id, text);
        }

        new AnnotationIntake(SessionState.Path, exception => WriteInputError(exception), Cancellation).Read(Annotation, evidence.AddAnnotation);
        foreach (Finding finding in Finding ?? []) evidence.AddFinding(finding);
        if (Profile.Length == 0) return;
        RunProgress progress = new(this, "Measuring recordings", "profiles");
        using ProfileIntake intake = new(null, ThrottleLimit, SessionState.Path, WriteInputError, progress, Cancellation, evidence.Profiles.Add);
        intake.Add(Profile);
        progress.AllTaken = true;
        intake.Finish();
        progress.Complete();
    }

    private void Add(SpeechExplorer explorer, WorkerPump<(SpeechUtterance Utterance, int Row), ExplorerAudio>.Outcome outcome)
    {
        SpeechUtterance utterance = outcome.Item.Utterance;
        SpeechDataException? failure = outcome.Failure switch
        {
            null => null,
            SpeechDataException known => known,
            Exception unexpected => new("UnexpectedFailure", SpeechDataProblem.InvalidData, $"'{utterance.AudioPath}' cannot be worked on: {unexpected.Message}", utterance.AudioPath, unexpected),
        };

        // The disk is full or refuses: nothing after this can work.
        if (failure?.ErrorId == "AudioWriteFailed") throw failure;
        explorer.Add(utterance, outcome.Result, failure, exception => WriteInputError(exception, utterance.Id));
        if (failure is null)
        {
            _progress!.Succeed(outcome.Result!.Seconds);
            return;
        }

        _progress!.Fail();
        WriteInputError(failure, utterance.AudioPath);
    }

    private void WarnOf(ExplorerEvidence evidence, ExplorerResult result)
    {
        // Of a sample most of the annotation is of what was not drawn.
        bool isWhole = result.Utterances == _utterances.Count;
        if (isWhole && evidence.UnusedAnnotation > 0) WriteWarning(Counted.Text($"Of {evidence.AnnotationCount:N0} annotated recordings {evidence.UnusedAnnotation:N0} fit no utterance: a recording is found by its name, or by the name or Id of the utterance's audio."));
        if (isWhole && evidence.UnusedFindings > 0) WriteWarning(Counted.Text($"{evidence.UnusedFindings:N0} findings are about no utterance that is shown: they are found by the Id of the utterance, or by the path of its audio."));
        if (result.Utterances > SpeechExplorer.MostRows) WriteWarning(Counted.Text($"{result.Utterances:N0} utterances are more than browsers hold well ({SpeechExplorer.MostRows:N0}). Draw a sample with -MaximumUtterances, or export in parts."));
    }

    private void LeaveOut(SpeechDataException exception)
    {
        _leftOut++;
        WriteInputError(exception);
    }
}
