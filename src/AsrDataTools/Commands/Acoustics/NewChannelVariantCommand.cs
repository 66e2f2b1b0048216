using System.Collections;
using System.Management.Automation;
using AsrDataTools.Annotation;
using AsrDataTools.Completion;
using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;
using AsrDataTools.Pipeline;
using AsrDataTools.Simulation;

namespace AsrDataTools.Commands;

/// <summary>Makes speech sound as it does through the channels of production.</summary>
[Cmdlet(VerbsCommon.New, "ChannelVariant", SupportsShouldProcess = true, DefaultParameterSetName = StageSet)]
[OutputType(typeof(ChannelVariant))]
public sealed class NewChannelVariantCommand : SpeechCommand
{
    private const string StageSet = "Stage";
    private const string PresetSet = "Preset";
    private const string MatchSet = "Match";
    private const string ManifestName = "variants.jsonl";

    /// <summary>More profiles hardly move the AUC.</summary>
    private const int MostJudged = 400;

    private readonly List<SpeechUtterance> _speech = [];
    private readonly List<ChannelVariant> _variants = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private CorpusIntake? _intake;
    private RunProgress? _progress;
    private VariantOptions? _options;

    /// <summary>Clean speech: recordings, folders, manifests, utterances, or rows with the same property names.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public object[] Speech { get; set; } = [];

    /// <summary>The folder for the variants and their manifest.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string OutputDirectory { get; set; } = string.Empty;

    /// <summary>Stages in their order: tables with a Kind and settings, or the path of a .psd1 with such tables under Stage.</summary>
    [Parameter(Mandatory = true, ParameterSetName = StageSet)]
    [ValidateNotNullOrEmpty]
    public object[] Stage { get; set; } = [];

    /// <summary>What manifests and reports call the channel that the stages make, in the column variant_channel; part of the variants' Ids.</summary>
    [Parameter(ParameterSetName = StageSet)]
    [ValidateNotNullOrEmpty]
    public string? ChannelName { get; set; }

    /// <summary>Ready-made chains; of several each variant draws one. Their names are part of the variants' Ids.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PresetSet)]
    [ArgumentCompleter(typeof(ChannelPresetCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Preset { get; set; } = [];

    /// <summary>Production: profiles, saved profiles, manifests, folders or recordings; variants are to be measured like it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = MatchSet)]
    [ValidateNotNullOrEmpty]
    public object[] MatchProfile { get; set; } = [];

    /// <summary>Variants of each utterance.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int VariantsPerUtterance { get; set; } = 1;

    /// <summary>Same seed and speech, same bytes.</summary>
    [Parameter]
    public long Seed { get; set; } = 1;

    /// <summary>Rate of the recordings, Hz; that at the end of the chain unless given.</summary>
    [Parameter]
    [ValidateRange(2000, 192000)]
    public int? SampleRate { get; set; }

    /// <summary>Recordings of noise, or folders of them, for noise of the type File.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] NoisePath { get; set; } = [];

    /// <summary>Impulse responses, or folders of them, for the stage ImpulseResponse.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] ImpulseResponsePath { get; set; } = [];

    /// <summary>Annotation that is carried along, by recording; what lies beside a recording is found by itself.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object[] Annotation { get; set; } = [];

    /// <summary>Which column stands for which field: <c>@{ AudioPath = 'wavname' }</c>.</summary>
    [Parameter]
    public Hashtable? ColumnMap { get; set; }

    /// <summary>What relative audio paths are relative to; the manifest's own folder unless given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? AudioRoot { get; set; }

    /// <summary>Most variants made at once; all cores unless given.</summary>
    [Parameter]
    [ValidateRange(1, 4096)]
    public int ThrottleLimit { get; set; } = Environment.ProcessorCount;

    /// <summary>Makes anew what is there already.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void BeginProcessing()
    {
        _progress = new RunProgress(this, "Making channel variants", "variants");
        _intake = new CorpusIntake(SessionState.Path, ReadingOptions, _speech.Add, ReportInput, Cancellation);
        try
        {
            // Before any speech is read: a slip in a stage ends the command at once.
            _options = new VariantOptions
            {
                Folder = ResolveNewPath(OutputDirectory),
                Chains = ParameterSetName switch
                {
                    PresetSet => [.. Preset.Select(ChannelPresets.Chain)],
                    StageSet => [ChannelChain.Of(new StageIntake(SessionState.Path).Read(Stage), ChannelName)],
                    _ => [],
                },
                IdPart = ChannelName ?? (Preset.Length == 0 ? null : string.Join(' ', Preset.Select(preset => ChannelPresets.Chain(preset).Name))),
                Seed = Seed,
                SampleRate = SampleRate,
                Force = Force,
                NoisePaths = Recordings(NoisePath),
                ImpulseResponsePaths = Recordings(ImpulseResponsePath),
                Annotation = Documents(),
            };
        }
        catch (SpeechDataException exception)
        {
            ThrowInputError(exception);
        }
    }

    protected override void ProcessRecord() => _intake!.Add(Speech);

    protected override void EndProcessing()
    {
        _progress!.Take(_speech.Count * (long)VariantsPerUtterance);
        _progress.AllTaken = true;
        string action = Counted.Text($"Make {_speech.Count * (long)VariantsPerUtterance:N0} channel variants of {_speech.Count:N0} utterances");
        if (_speech.Count == 0 || !ShouldProcess(_options!.Folder, action)) return;
        try
        {
            ChannelMatchRun? match = ParameterSetName == MatchSet ? new(this, _speech, _options, ThrottleLimit, WriteInputError, Cancellation) : null;
            match?.Fit(MatchProfile);
            MakeAll(match is null ? _options : _options with { Choose = match.Chain });
            WriteManifest();
            if (match is not null && _variants.Count > 0) WriteInformation(match.Judge(_variants, MostJudged), ["ChannelMatch"]);
        }
        catch (SpeechDataException exception)
        {
            ThrowInputError(exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            ThrowInputError(new SpeechDataException(
                "VariantWriteFailed", exception is IOException ? SpeechDataProblem.Storage : SpeechDataProblem.AccessDenied,
                $"'{_options!.Folder}' cannot be written: {exception.Message.TrimEnd('.')}. Check the folder, its permissions and the space left.", _options.Folder, exception));
        }
        catch (OperationCanceledException) when (Cancellation.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        finally
        {
            _progress.Complete();
        }

        int kept = _variants.Count(variant => variant.IsKept);
        WriteSummary(_progress.Summary("Made") + (kept > 0 ? Counted.Text($" {kept:N0} were there already and are kept.") : ""));
    }

    private ManifestOptions ReadingOptions => new()
    {
        ColumnMap = ManifestParameters.ToColumnMap(ColumnMap),
        AudioRoot = AudioRoot is null ? null : ResolveNewPath(AudioRoot),
        Notice = WarnOnce,
    };

    private void MakeAll(VariantOptions options)
    {
        using VariantMaker maker = new(options, _speech, Cancellation);
        WorkerPump<(SpeechUtterance Parent, int Number), IReadOnlyList<ChannelVariant>> pump = new(
            ThrottleLimit, ordered: true, (task, _) => maker.Make(task.Parent, task.Number), Emit, Cancellation);
        try
        {
            foreach (SpeechUtterance parent in _speech) Post(parent, pump);
            pump.Finish(_progress!.Show);
        }
        catch
        {
            StopProcessing();
            throw;
        }
        finally
        {
            // What was begun is cleared away before the command returns: a process that ends would leave it.
            pump.Dispose();
            pump.Join();
        }
    }

    private void Post(SpeechUtterance parent, WorkerPump<(SpeechUtterance Parent, int Number), IReadOnlyList<ChannelVariant>> pump)
    {
        if (!_ids.Add(parent.Id))
        {
            for (int number = 1; number <= VariantsPerUtterance; number++) _progress!.Fail();
            WriteInputError(new SpeechDataException(
                "UtteranceRepeated", SpeechDataProblem.InvalidData, $"The Id '{parent.Id}' comes again; its variants would take each other's place. It is left out: give each utterance an Id of its own.", parent.SourcePath), parent.AudioPath);
            return;
        }

        for (int number = 1; number <= VariantsPerUtterance; number++) pump.Post((parent, number));
        _progress!.Show();
    }

    private void Emit(WorkerPump<(SpeechUtterance Parent, int Number), IReadOnlyList<ChannelVariant>>.Outcome outcome)
    {
        if (outcome.Failure is { } failure)
        {
            _progress!.Fail();
            WriteInputError(failure, outcome.Item.Parent.AudioPath);
            return;
        }

        _progress!.Succeed(outcome.Result!.Sum(variant => variant.DurationSeconds));
        foreach (ChannelVariant variant in outcome.Result!)
        {
            _variants.Add(variant);
            WriteObject(variant);
        }
    }

    private void WriteManifest()
    {
        if (_variants.Count == 0) return;
        using SpeechManifestWriter writer = SpeechManifestWriter.Open(System.IO.Path.Combine(_options!.Folder, ManifestName), null);
        foreach (ChannelVariant variant in _variants) writer.Write(variant.Utterance);
        writer.Complete(Cancellation);
    }

    private string[] Recordings(string[] paths)
    {
        List<string> found = [];
        foreach (string path in paths)
        {
            IReadOnlyCollection<string> resolved = InputPath.Resolve(SessionState.Path, path);
            if (resolved.Count == 0) throw InputPath.NotFound(path);
            foreach (string one in resolved) found.AddRange(SpeechManifest.Read(one, null, trouble => throw trouble).Select(utterance => utterance.AudioPath).OfType<string>());
        }

        return [.. found];
    }

    private List<AnnotationDocument> Documents()
    {
        List<AnnotationDocument> documents = [];
        AnnotationIntake intake = new(SessionState.Path, ReportInput, Cancellation);
        foreach (object annotation in Annotation) intake.Read(annotation, documents.Add);
        return documents;
    }

    private void ReportInput(SpeechDataException exception)
    {
        _progress!.Take();
        _progress.Fail();
        WriteInputError(exception);
    }
}
