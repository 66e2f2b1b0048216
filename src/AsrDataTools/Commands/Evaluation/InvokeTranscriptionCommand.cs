using System.Collections;
using System.Management.Automation;
using System.Security;
using System.Security.Cryptography;
using AsrDataTools.Completion;
using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;
using AsrDataTools.Governance.Policy;
using AsrDataTools.Pipeline;
using AsrDataTools.Transcription;

namespace AsrDataTools.Commands;

/// <summary>Has recordings recognised by an engine: PocketSphinx, whisper.cpp, any command line, any service with OpenAI's protocol.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "Transcription", SupportsShouldProcess = true)]
[OutputType(typeof(Transcript))]
public sealed class InvokeTranscriptionCommand : SpeechCommand
{
    private readonly List<SpeechUtterance> _batch = [];
    private CorpusIntake? _intake;
    private ITranscriptionEngine? _engine;
    private Transcriber? _transcriber;
    private TranscriptTarget? _target;
    private RunProgress? _progress;
    private WorkerPump<SpeechUtterance[], IReadOnlyList<TranscriptionOutcome>>? _pump;
    private long _cached;
    private long _empty;

    /// <summary>Speech: recordings, folders, manifests, utterances, or rows with the same property names; only their span and channel are recognised.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public object[] Speech { get; set; } = [];

    /// <summary>Which column stands for which field: <c>@{ AudioPath = 'wavname' }</c>.</summary>
    [Parameter]
    public Hashtable? ColumnMap { get; set; }

    /// <summary>What relative audio paths are relative to; the manifest's own folder unless given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? AudioRoot { get; set; }

    /// <summary>What recognises; told by -CommandLine and -Endpoint where they are given.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TranscriptionEngineCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Engine { get; set; }

    /// <summary>PocketSphinx: name of an installed model, or a folder. WhisperCpp: a ggml file. OpenAI: the service's name for it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Model { get; set; }

    /// <summary>The engine's program, where it is not to be found by its name.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Program { get; set; }

    /// <summary>A command with {audio}, {output}, {id}, {model}, {language}, {rate}; run without a shell.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CommandLine { get; set; }

    /// <summary>What the command writes.</summary>
    [Parameter]
    public EngineOutput OutputFormat { get; set; }

    /// <summary>Encoding of what the command writes.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EncodingCompleter))]
    [ValidateNotNullOrEmpty]
    public string? OutputEncoding { get; set; }

    /// <summary>Rate of the audio that a command or a service is given, Hz.</summary>
    [Parameter]
    [ValidateRange(8000, 48000)]
    public int SampleRate { get; set; } = 16000;

    /// <summary>Language of the speech, as the engine calls it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Language { get; set; }

    /// <summary>Address of a service with OpenAI's protocol; this machine alone unless -AllowRemoteHost names its host.</summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? Endpoint { get; set; }

    /// <summary>Hosts that audio may be sent to.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] AllowRemoteHost { get; set; } = [];

    /// <summary>Governance policy, as a table or a file: it alone says which hosts audio may be sent to, under RemoteHost.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? Policy { get; set; }

    /// <summary>Where every transfer is recorded, JSON Lines; needed with -Endpoint.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? TransferLog { get; set; }

    /// <summary>The service's key.</summary>
    [Parameter]
    public SecureString? ApiKey { get; set; }

    /// <summary>Name of the environment variable that holds the service's key.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ApiKeyVariable { get; set; }

    /// <summary>Further attempts where a service fails for the moment.</summary>
    [Parameter]
    [ValidateRange(0, 20)]
    public int RetryCount { get; set; } = 4;

    /// <summary>Pause before the second attempt, seconds; doubled for each further one.</summary>
    [Parameter]
    [ValidateRange(0.01, 60.0)]
    public double RetryIntervalSeconds { get; set; } = 1;

    /// <summary>Time for one recording, seconds; then the engine is killed, or the service given up for this attempt.</summary>
    [Parameter]
    [ValidateRange(0.1, 86400.0)]
    public double TimeoutSeconds { get; set; } = 600;

    /// <summary>Folder of results: what is in it is not recognised again.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CacheDirectory { get; set; }

    /// <summary>Writes the transcripts too: .jsonl, or any annotation format by its ending (.ctm, .stm, .srt …).</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OutputPath { get; set; }

    /// <summary>Most engines, or requests, at once.</summary>
    [Parameter]
    [ValidateRange(1, 4096)]
    public int ThrottleLimit { get; set; } = Environment.ProcessorCount;

    /// <summary>Emits in the order of the inputs rather than as they are done.</summary>
    [Parameter]
    public SwitchParameter Ordered { get; set; }

    protected override void BeginProcessing()
    {
        _progress = new RunProgress(this, "Transcribing", "recordings");
        try
        {
            string name = EngineName();
            if (!ShouldProcess(Endpoint is null ? name : Endpoint.Host, "Transcribe")) return;
            _engine = TranscriptionEngines.Create(name, Settings(name));
            if (OutputPath is not null) _target = new(ResolveNewPath(OutputPath));
        }
        catch (SpeechDataException exception)
        {
            ThrowInputError(exception);
        }

        _transcriber = new(_engine!, CacheDirectory is null ? null : ResolveNewPath(CacheDirectory));
        ManifestOptions reading = new() { ColumnMap = ManifestParameters.ToColumnMap(ColumnMap), AudioRoot = AudioRoot is null ? null : ResolveNewPath(AudioRoot), Notice = WarnOnce };
        _intake = new CorpusIntake(SessionState.Path, reading, Take, ReportInput, Cancellation);
        _pump = new(ThrottleLimit, Ordered, (batch, cancellation) => _transcriber.Transcribe(batch, cancellation), Emit, Cancellation);
    }

    protected override void ProcessRecord() => _intake?.Add(Speech);

    protected override void EndProcessing()
    {
        if (_pump is null) return;
        Post();
        _progress!.AllTaken = true;
        _pump.Finish(_progress.Show);
        _progress.Complete();
        Guarded(() => _target?.Complete());
        WriteSummary(Counted.Text($"{_progress.Summary("Transcribed")} {_cached:N0} from the cache, {_empty:N0} without a word."));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _pump?.Dispose();
        _target?.Dispose();
        _engine?.Dispose();
    }

    private string EngineName()
    {
        string? told = CommandLine is not null ? "CommandLine" : Endpoint is not null ? "OpenAI" : null;
        if ((CommandLine is not null && Endpoint is not null) || (told is not null && Engine is not null && !told.Equals(Engine, StringComparison.OrdinalIgnoreCase)))
            throw new SpeechDataException("EngineAmbiguous", SpeechDataProblem.InvalidArgument, "-CommandLine is of the engine CommandLine, -Endpoint of OpenAI: give one of them, with its own -Engine or none.");
        return Engine ?? told ?? "PocketSphinx";
    }

    private EngineSettings Settings(string name)
    {
        EngineSettings settings = EngineParameters(name);
        if (Policy is null) return settings;
        GovernancePolicy policy = PolicyParameter.Read(Policy, SessionState.Path.CurrentFileSystemLocation.ProviderPath, ResolveNewPath);
        return settings with { AllowedHosts = policy.RemoteHost, Policy = Called(policy) };
    }

    // Files of policies change under the same name.
    private static string Called(GovernancePolicy policy) => policy.Path is null
        ? $"the policy '{policy.Name}'"
        : $"the policy '{policy.Name}' ({policy.Path}, SHA-256 {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(policy.Path)))})";

    private EngineSettings EngineParameters(string name) => new()
    {
        Model = Model is null || !IsPath(name, Model) ? Model : ResolveNewPath(Model),
        Program = Program is null || Program.AsSpan().IndexOfAny('/', '\\') < 0 ? Program : ResolveNewPath(Program),
        CommandLine = CommandLine,
        Folder = SessionState.Path.CurrentFileSystemLocation.ProviderPath,
        OutputFormat = OutputFormat,
        OutputEncoding = OutputEncoding,
        SampleRate = SampleRate,
        Language = Language,
        Endpoint = Endpoint,
        AllowedHosts = AllowRemoteHost,
        ApiKey = ApiKey ?? KeyOfVariable(),
        TransferLog = TransferLog is null ? null : ResolveNewPath(TransferLog),
        Retries = RetryCount,
        RetryPause = TimeSpan.FromSeconds(RetryIntervalSeconds),
        Timeout = TimeSpan.FromSeconds(TimeoutSeconds),
    };

    // A model's name is one where nothing lies under it.
    private bool IsPath(string engine, string model) => engine.ToUpperInvariant() switch
    {
        "WHISPERCPP" => true,
        "POCKETSPHINX" => model.AsSpan().IndexOfAny('/', '\\') >= 0 || Directory.Exists(ResolveNewPath(model)),
        _ => false,
    };

    private SecureString? KeyOfVariable()
    {
        if (ApiKeyVariable is null) return null;
        SecureString key = new();
        foreach (char c in Environment.GetEnvironmentVariable(ApiKeyVariable) ?? "") key.AppendChar(c);
        if (key.Length == 0) throw new SpeechDataException("ApiKeyMissing", SpeechDataProblem.InvalidArgument, $"The environment variable '{ApiKeyVariable}' is not set or empty, so there is no key.");
        key.MakeReadOnly();
        return key;
    }

    private void Take(SpeechUtterance utterance)
    {
        _progress!.Take();
        _batch.Add(utterance);
        if (_batch.Count >= _transcriber!.BatchSize) Post();
    }

    private void Post()
    {
        if (_batch.Count == 0) return;
        _pump!.Post([.. _batch]);
        _batch.Clear();
        _progress!.Show();
    }

    private void Emit(WorkerPump<SpeechUtterance[], IReadOnlyList<TranscriptionOutcome>>.Outcome batch)
    {
        if (batch.Failure is { } failure)
        {
            foreach (SpeechUtterance utterance in batch.Item) Fail(failure, utterance);
            return;
        }

        foreach (TranscriptionOutcome outcome in batch.Result!)
        {
            foreach (string warning in outcome.Warnings) WriteWarning(warning);
            if (outcome.CacheTrouble is { } trouble) WriteInputError(trouble);
            if (outcome.Transcript is { } transcript) Emit(transcript);
            else Fail(outcome.Failure!, outcome.Utterance);
        }
    }

    private void Emit(Transcript transcript)
    {
        _progress!.Succeed(transcript.DurationSeconds);
        if (transcript.FromCache) _cached++;
        if (transcript.Text.Length == 0) _empty++;
        Guarded(() => _target?.Write(transcript));
        WriteObject(transcript);
    }

    // Without room for the file that was asked for, nothing later can be kept.
    private void Guarded(Action write)
    {
        try
        {
            write();
        }
        catch (SpeechDataException exception)
        {
            ThrowInputError(exception);
        }
        catch (IOException exception)
        {
            ThrowInputError(exception, OutputPath);
        }
    }

    private void Fail(Exception failure, SpeechUtterance utterance)
    {
        _progress!.Fail();
        WriteInputError(failure, utterance.AudioPath ?? utterance.Id);
    }

    // An input that never became an utterance: an unreadable folder, a bad manifest row.
    private void ReportInput(SpeechDataException exception)
    {
        _progress!.Take();
        _progress.Fail();
        WriteInputError(exception);
    }
}
