using System.Collections;
using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using AsrDataTools.Completion;
using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;
using AsrDataTools.Leakage;
using AsrDataTools.Text;

namespace AsrDataTools.Pipeline;

/// <summary>What the cmdlets that look for the same speech share: what counts as the same, how corpora are read, how the search is run.</summary>
public abstract class LeakageCommand : SpeechCommand, IDynamicParameters
{
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(200);

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private RowProgress? _reading;
    private TimeSpan _shown;
    private bool _visible;
    private FingerprintIndex? _index;

    /// <summary>Ways of being the same that are looked for.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public LeakageKind[] Kind { get; set; } = [];

    /// <summary>Least Jaccard similarity of word 3-shingles that is near.</summary>
    [Parameter]
    [ValidateRange(0.3, 1.0)]
    public double MinimumSimilarity { get; set; } = 0.8;

    /// <summary>Sentences with fewer words are no finding.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int MinimumWords { get; set; } = 3;

    /// <summary>Sentences that this many speakers say are prompts, repeated by design.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int PromptFrequency { get; set; } = 3;

    /// <summary>How texts are brought to the same writing: None, Basic or English.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NormalizerCompleter))]
    [ValidateNotNullOrEmpty]
    public string Normalizer { get; set; } = "Basic";

    /// <summary>Which column stands for which field: <c>@{ AudioPath = 'wavname' }</c>.</summary>
    [Parameter]
    public Hashtable? ColumnMap { get; set; }

    /// <summary>What relative audio paths are relative to; the manifest's own folder unless given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? AudioRoot { get; set; }

    /// <summary>An index of recordings that were fingerprinted before.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? FingerprintIndex { get; set; }

    /// <summary>Most threads; all cores unless given.</summary>
    [Parameter]
    [ValidateRange(1, 4096)]
    public int ThrottleLimit { get; set; } = Environment.ProcessorCount;

    /// <summary>Name of the variable that takes the report.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ReportVariable { get; set; }

    private protected StorageParameters Storage { get; } = new();

    /// <summary>Rows and files that could not be read.</summary>
    protected long FailedInputs { get; private set; }

    /// <summary>Kinds that are looked for unless <see cref="Kind"/> says otherwise.</summary>
    private protected virtual IReadOnlyList<LeakageKind> DefaultKinds => LeakageKinds.All;

    private protected ManifestOptions ReadingOptions => new()
    {
        ColumnMap = ManifestParameters.ToColumnMap(ColumnMap),
        AudioRoot = AudioRoot is null ? null : ResolveNewPath(AudioRoot),
        Notice = WarnOnce,
    };

    /// <exception cref="SpeechDataException">There is no such normaliser, or the index cannot be read.</exception>
    private protected LeakageOptions SearchOptions => new()
    {
        Kinds = (Kind.Length > 0 ? Kind : DefaultKinds).ToHashSet(),
        MinimumSimilarity = MinimumSimilarity,
        MinimumWords = MinimumWords,
        PromptFrequency = PromptFrequency,
        Normalizer = TextNormalizers.Find(Normalizer, caseSensitive: false) ?? throw new SpeechDataException(
            "NormalizerUnknown",
            SpeechDataProblem.InvalidArgument,
            $"There is no normalizer '{Normalizer}'. Did you mean '{NearestName.Of(Normalizer, TextNormalizers.Names)}'? The normalizers are {string.Join(", ", TextNormalizers.Names)}."),
        FingerprintIndex = FingerprintIndex is null ? null : _index ??= Leakage.FingerprintIndex.Open(ResolveNewPath(FingerprintIndex)),
        Threads = ThrottleLimit,
    };

    /// <inheritdoc/>
    public object GetDynamicParameters() => Storage;

    /// <summary>Says which kinds that were asked for by name no detector looks for.</summary>
    private protected void WarnOfKinds()
    {
        foreach (LeakageKind kind in Kind.Where(kind => !LeakageDetectors.Kinds.Contains(kind)).Distinct()) WriteWarning($"Nothing in this version looks for {kind}.");
    }

    /// <summary>An intake that numbers utterances as items of one side.</summary>
    private protected CorpusIntake IntakeInto(List<LeakageItem> items, Func<int> number)
    {
        _reading ??= new RowProgress(this, "Reading manifests");
        CompactUtterances rows = [];
        return new CorpusIntake(SessionState.Path, ReadingOptions, utterance =>
        {
            rows.Add(utterance);
            items.Add(new LeakageItem(rows, number()));
            _reading.Add();
        }, Report, Cancellation);
    }

    /// <summary>Runs a search beside the pipeline's thread.</summary>
    /// <param name="source">Gets where trouble is reported and the cancellation; gives what is emitted.</param>
    private protected void RunAside<T>(Func<Action<SpeechDataException>, (LeakageProgress Progress, Func<IEnumerable<T>> Source)> source, Action<T> emit)
        where T : class
    {
        _reading?.Complete();
        LeakageProgress? progress = null;
        using AsideRun<T> run = new(emit, Report, () => Show(progress), Cancellation, Storage.Use(this, ThrottleLimit));
        (progress, Func<IEnumerable<T>> enumerable) = source(run.Report);
        run.Run(enumerable);
        if (_visible) WriteProgress(new ProgressRecord(0, "Searching", "Done") { RecordType = ProgressRecordType.Completed });
        _visible = false;
    }

    /// <summary>Reports the trouble with one input and counts it.</summary>
    private protected void Report(SpeechDataException trouble)
    {
        FailedInputs++;
        WriteInputError(trouble);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _index?.Dispose();
    }

    private void Show(LeakageProgress? progress)
    {
        if (progress is null || _watch.Elapsed - _shown < ProgressInterval) return;
        _shown = _watch.Elapsed;
        _visible = true;
        (long done, long total) = (progress.Done, progress.Total);
        string count = total > 0 ? string.Create(CultureInfo.InvariantCulture, $": {Math.Min(done, total):N0} of {total:N0}") : "";
        WriteProgress(new ProgressRecord(0, "Searching", progress.Stage + count) { PercentComplete = total > 0 ? (int)(100 * Math.Min(done, total) / total) : -1 });
    }
}
