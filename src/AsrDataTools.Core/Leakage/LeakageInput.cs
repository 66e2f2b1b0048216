namespace AsrDataTools.Leakage;

/// <summary>What detectors look at, and where they tell what they could not look at. Not for several threads at once.</summary>
public sealed class LeakageInput
{
    private readonly Lazy<AudioIdentities> _identities;
    private readonly Lazy<Sentences> _sentences;
    private readonly HashSet<(LeakageItem Item, LeakageKind Kind)> _skipped = [];
    private readonly List<string> _notes = [];
    private readonly HashSet<(string Id, string? Path)> _reported = [];
    private readonly Action<SpeechDataException> _report;

    /// <param name="training">All items of training, or of what is known already, by ascending number.</param>
    /// <param name="evaluation">All items that are looked for, by ascending number.</param>
    /// <param name="isSelf">
    /// Whether training ends in the same objects as evaluation, numbered on from what comes before them: a corpus searched in itself, and in
    /// what came before.
    /// </param>
    /// <param name="report">Gets the trouble with each input, once.</param>
    public LeakageInput(
        IReadOnlyList<LeakageItem> training, IReadOnlyList<LeakageItem> evaluation, LeakageOptions options, bool isSelf,
        Action<SpeechDataException> report, CancellationToken cancellation)
    {
        Training = training;
        Evaluation = evaluation;
        Options = options;
        Cancellation = cancellation;
        _report = report;
        IsSelf = isSelf;
        _identities = new(() => AudioIdentities.Of(this));
        _sentences = new(() => Sentences.Of(this));
    }

    /// <summary>Parts of a corpus that was searched in itself, held against each other: what was decoded is not decoded again.</summary>
    internal LeakageInput(LeakageInput whole, IReadOnlyList<LeakageItem> training, IReadOnlyList<LeakageItem> evaluation)
        : this(training, evaluation, whole.Options, isSelf: false, whole._report, whole.Cancellation) =>
        _identities = new(() => whole.Identities);

    public IReadOnlyList<LeakageItem> Training { get; }

    public IReadOnlyList<LeakageItem> Evaluation { get; }

    public LeakageOptions Options { get; }

    /// <summary>A corpus searched in itself.</summary>
    public bool IsSelf { get; }

    public CancellationToken Cancellation { get; }

    /// <summary>Which recordings and spans are the same by bytes and by samples; found on first use.</summary>
    public AudioIdentities Identities => _identities.Value;

    /// <summary>The sentences of both sides; numbered on first use.</summary>
    internal Sentences Sentences => _sentences.Value;

    /// <summary>How far the search is.</summary>
    public LeakageProgress Progress { get; } = new();

    /// <summary>What holds for the whole search and a reader must know: a column that is not there, for example.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Items of either side that could not be judged, by kind.</summary>
    public IReadOnlySet<(LeakageItem Item, LeakageKind Kind)> Skipped => _skipped;

    /// <summary>
    /// Whether a match of the two counts. Within one corpus an item is held against those before it, so that of each pair the later
    /// is the copy.
    /// </summary>
    public bool IsPair(LeakageItem training, LeakageItem evaluation) => !IsSelf || training.Number < evaluation.Number;

    /// <summary>Length of an item: as declared, else by its header where that was read; null where neither tells.</summary>
    public double? SecondsOf(LeakageItem item)
    {
        if (item.DurationSeconds is { } declared) return declared;
        return _identities.IsValueCreated && Identities.RecordingOf(item)?.EndOf(item) - item.StartSeconds is { } left and > 0 ? left : null;
    }

    /// <summary>Words of an item's text, once normalised.</summary>
    public int WordsOf(LeakageItem item) => _sentences.IsValueCreated
        ? Sentences.Words(Sentences.Of(item))
        : AsrDataTools.Leakage.Sentences.Normalize(item.Utterance.Text, Options.Normalizer).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    /// <summary>Says that an item could not be judged for a kind, so that shares have bounds.</summary>
    public void Skip(LeakageItem item, LeakageKind kind) => _skipped.Add((item, kind));

    /// <summary>Reports the trouble with one input; the same trouble with the same input once.</summary>
    public void Report(SpeechDataException trouble)
    {
        if (_reported.Add((trouble.ErrorId, trouble.Path))) _report(trouble);
    }

    /// <summary>Says what a reader of the results must know; the same once.</summary>
    public void Note(string note)
    {
        if (!_notes.Contains(note)) _notes.Add(note);
    }
}
