using System.Management.Automation;
using AsrDataTools.Acoustics;
using AsrDataTools.Audio;
using AsrDataTools.Catalog;
using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;
using AsrDataTools.Pipeline;

namespace AsrDataTools.Commands;

/// <summary>Measures recordings: one profile per channel of each file, manifest row or utterance.</summary>
[Cmdlet(VerbsCommon.Get, "AcousticProfile", DefaultParameterSetName = PathSet)]
[OutputType(typeof(AcousticProfile))]
public sealed class GetAcousticProfileCommand : PathCommand, IDynamicParameters
{
    private const string UtteranceSet = "Utterance";

    private readonly StorageParameters _storage = new();
    private SileroModel? _model;
    private SpeechCatalog? _catalog;
    private RunProgress? _progress;
    private RecordingPump? _pump;

    /// <summary>Utterances as Import-SpeechManifest emits them; only their span and channel are measured.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = UtteranceSet)]
    public SpeechUtterance[] Utterance { get; set; } = [];

    /// <summary>File-name patterns that folders are searched for; all known audio unless given.</summary>
    [Parameter]
    [SupportsWildcards]
    public string[] Include { get; set; } = [];

    /// <summary>The one channel to measure, counted from 1; all unless given.</summary>
    [Parameter]
    [ValidateRange(1, 1024)]
    public int? Channel { get; set; }

    /// <summary>Adds the speech segments to each profile.</summary>
    [Parameter]
    public SwitchParameter PassSegments { get; set; }

    /// <summary>What decides which frames are speech: the built-in detector, or a Silero model read from <see cref="ModelPath"/>.</summary>
    [Parameter]
    [ValidateSet("Builtin", "Silero")]
    public string SpeechDetector { get; set; } = "Builtin";

    /// <summary>The ONNX file of a Silero model, version 5 or 6.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ModelPath { get; set; }

    /// <summary>A file that knows what was measured before, and keeps what is measured now; made where there is none.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CatalogPath { get; set; }

    /// <summary>How headerless recordings are coded: pcm_s16le, pcm_mulaw, gsm, g722 …</summary>
    [Parameter]
    [ValidateSet("pcm_s8", "pcm_u8", "pcm_s16le", "pcm_s16be", "pcm_s24le", "pcm_s32le", "pcm_f32le", "pcm_f64le", "pcm_alaw", "pcm_mulaw", "gsm", "g722")]
    public string? RawCodec { get; set; }

    /// <summary>Sampling rate of headerless recordings, Hz; of g722 16000 unless given.</summary>
    [Parameter]
    [ValidateRange(1000, 768000)]
    public int RawSampleRate { get; set; } = 8000;

    /// <summary>Interleaved channels of headerless recordings.</summary>
    [Parameter]
    [ValidateRange(1, 1024)]
    public int RawChannels { get; set; } = 1;

    /// <summary>Most files measured at once; all cores unless given.</summary>
    [Parameter]
    [ValidateRange(1, 4096)]
    public int ThrottleLimit { get; set; } = Environment.ProcessorCount;

    /// <summary>Emits in the order of the inputs rather than as they are done.</summary>
    [Parameter]
    public SwitchParameter Ordered { get; set; }

    /// <inheritdoc/>
    public object GetDynamicParameters() => _storage;

    protected override void BeginProcessing()
    {
        _model = OpenModel();
        AcousticProfileOptions options = new() { Channel = Channel, IncludeSegments = PassSegments, SpeechModel = _model };
        RawAudioFormat? raw = RawFormatParameter.Of(this, RawCodec, RawSampleRate, RawChannels);
        _catalog = CatalogParameter.Open(this, CatalogPath is null ? null : ResolveNewPath(CatalogPath));
        CachedProfiler profiler = new(_catalog);
        _progress = new RunProgress(this, "Measuring recordings", "recordings");
        _pump = new(
            ThrottleLimit,
            Ordered,
            (utterance, cancellation) => profiler.Profile(utterance, options, raw, cancellation),
            Emit,
            WriteInputError,
            _progress,
            Cancellation,
            _storage.Use(this, ThrottleLimit));
    }

    protected override void ProcessRecord()
    {
        if (ParameterSetName == UtteranceSet)
        {
            foreach (SpeechUtterance utterance in Utterance) _pump!.Post(utterance);
            return;
        }

        ManifestOptions options = new() { Include = Include, Format = RawCodec is null ? null : "Audio" };
        foreach (string path in ResolvePaths())
        {
            try
            {
                ManifestOptions forPath = Directory.Exists(path) ? options with { Format = null } : options;
                foreach (SpeechUtterance utterance in SpeechManifest.Read(path, forPath, ReportInput)) _pump!.Post(utterance);
            }
            catch (SpeechDataException exception)
            {
                ReportInput(exception);
            }
        }
    }

    protected override void EndProcessing()
    {
        _progress!.AllTaken = true;
        _pump!.Finish();
        _progress.Complete();
        CatalogParameter.Close(this, _catalog);
        string known = _catalog is null ? "" : Counted.Text($" {_catalog.Found:N0} were known from the catalog.");
        WriteSummary(_progress.Summary("Measured") + known);
    }

    protected override void OnPathNotFound() => CountFailedInput();

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);

        // The workers first: they still use the model and the catalog.
        _pump?.Dispose();
        _catalog?.Dispose();
        _model?.Dispose();
    }

    // Without its model no recording can be measured as asked, so every trouble here ends the command.
    private SileroModel? OpenModel()
    {
        bool silero = SpeechDetector.Equals("Silero", StringComparison.OrdinalIgnoreCase);
        try
        {
            return (silero, ModelPath) switch
            {
                (true, null) => throw new SpeechDataException(
                    "ModelPathMissing",
                    SpeechDataProblem.InvalidArgument,
                    "-SpeechDetector Silero needs -ModelPath: the path of silero_vad_v5.onnx or silero_vad_v6.onnx, which the module does not bring along."),
                (false, not null) => throw new SpeechDataException(
                    "ModelPathUnused", SpeechDataProblem.InvalidArgument, "-ModelPath is only used with -SpeechDetector Silero. Give both or neither."),
                (true, _) => SileroModel.Open(SessionState.Path.GetUnresolvedProviderPathFromPSPath(ModelPath)),
                _ => null,
            };
        }
        catch (SpeechDataException exception)
        {
            ThrowInputError(exception, ModelPath);
            throw;
        }
    }

    private bool Emit(SpeechUtterance utterance, IReadOnlyList<AcousticProfile> profiles)
    {
        foreach (AcousticProfile profile in profiles) WriteObject(profile);
        return true;
    }

    // An input that never became an utterance: an unreadable folder, a bad manifest row.
    private void ReportInput(SpeechDataException exception)
    {
        CountFailedInput();
        WriteInputError(exception);
    }

    private void CountFailedInput()
    {
        _progress!.Take();
        _progress.Fail();
    }
}
