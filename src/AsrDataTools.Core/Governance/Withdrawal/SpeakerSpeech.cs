namespace AsrDataTools.Governance.Withdrawal;

/// <summary>What is known so far of the speech of those who withdraw: recordings, spans in them, ids.</summary>
internal sealed class SpeakerSpeech(IReadOnlySet<string> speakers)
{
    private readonly Dictionary<string, List<SpeechSpan>> _spans = new(SearchedFiles.PathComparer);
    private readonly HashSet<string> _shared = new(SearchedFiles.PathComparer);
    private readonly HashSet<string> _variants = new(SearchedFiles.PathComparer);
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);

    /// <summary>Counts what became known, so that a search can be repeated until nothing more does.</summary>
    public int Version { get; private set; }

    /// <summary>Recordings with their speech in them, absolute paths.</summary>
    public IReadOnlyCollection<string> Recordings => _spans.Keys;

    /// <summary>Ids of rows, with the speaker.</summary>
    public IReadOnlyDictionary<string, string> Ids => _ids;

    /// <summary>The pseudonym where the label is one of those who withdraw, else null.</summary>
    public string? Named(string? label) => label?.Trim() is { } speaker && speakers.Contains(speaker) ? speaker : null;

    public IReadOnlyList<SpeechSpan> SpansOf(string recording) => _spans.TryGetValue(recording, out List<SpeechSpan>? spans) ? spans : [];

    /// <summary>True where others speak in it too, as far as anything says.</summary>
    public bool IsShared(string recording) => _shared.Contains(recording);

    public bool IsVariant(string recording) => _variants.Contains(recording);

    /// <summary>True where the whole recording has to go.</summary>
    public bool IsWhole(string recording) => _spans.ContainsKey(recording) && !_shared.Contains(recording);

    public void AddSpan(string recording, SpeechSpan span, bool isVariant = false)
    {
        if (!_spans.TryGetValue(recording, out List<SpeechSpan>? spans)) _spans[recording] = spans = [];
        if (spans.Exists(one => one.StartSeconds == span.StartSeconds && one.EndSeconds == span.EndSeconds && one.Channel == span.Channel)) return;
        spans.Add(span);
        if (isVariant) _variants.Add(recording);
        Version++;
    }

    public void AddOther(string recording)
    {
        if (_shared.Add(recording)) Version++;
    }

    public void AddId(string id, string speaker)
    {
        if (_ids.TryAdd(id, speaker)) Version++;
    }
}
