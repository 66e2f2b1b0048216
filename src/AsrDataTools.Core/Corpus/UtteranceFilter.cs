namespace AsrDataTools.Corpus;

/// <summary>
/// Utterances to leave out: by their Id; by their Id in one manifest or recording; by their speaker or session; by their recording; or by
/// a span of their recording, of which any overlap counts. It knows which of its entries met none: a mistyped id leaves nothing out.
/// </summary>
public sealed class UtteranceFilter
{
    private readonly Dictionary<string, Mark> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Id, string? Place), Mark> _rows = [];
    private readonly Dictionary<string, Mark> _speakers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Mark> _recordings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Mark> _paths = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(double Start, double End, Mark Mark)>> _spans = new(StringComparer.Ordinal);
    private readonly List<object> _entries = [];
    private readonly List<(int Entry, Mark Mark)> _marks = [];

    /// <summary>Entries so far.</summary>
    public int Entries => _entries.Count;

    /// <summary>The entries none of whose ids, speakers, recordings and spans any utterance had so far.</summary>
    public IReadOnlyList<object> Unmet
    {
        get
        {
            bool[] isMet = new bool[_entries.Count];
            foreach ((int entry, Mark mark) in _marks) isMet[entry] |= mark.IsMet;
            return [.. _entries.Where((_, entry) => !isMet[entry])];
        }
    }

    /// <summary>What is added next, up to the next call, is one entry: of several names for something, one may meet it.</summary>
    /// <param name="entry">What it comes from.</param>
    public void Begin(object entry) => _entries.Add(entry);

    public void AddId(string id) => Put(_ids, id);

    /// <summary>One row, where other manifests may use the same Id for something else.</summary>
    /// <param name="place">Absolute path of its recording; of its manifest where it has none.</param>
    public void AddRow(string id, string? place) => Put(_rows, (id, place));

    public void AddSpeaker(string speaker) => Put(_speakers, speaker);

    /// <summary>A recording or session by its label.</summary>
    public void AddRecording(string recording) => Put(_recordings, recording);

    /// <param name="path">Absolute path of a recording.</param>
    /// <param name="startSeconds">Where the span starts; null for the beginning.</param>
    /// <param name="endSeconds">Where it ends; null for the end. Both null: the whole recording.</param>
    public void AddPath(string path, double? startSeconds = null, double? endSeconds = null)
    {
        if (startSeconds is null && endSeconds is null)
        {
            Put(_paths, path);
            return;
        }

        if (!_spans.TryGetValue(path, out List<(double, double, Mark)>? spans)) _spans[path] = spans = [];
        Mark mark = new();
        spans.Add((startSeconds ?? 0, endSeconds ?? double.PositiveInfinity, mark));
        Note(mark);
    }

    public bool Matches(SpeechUtterance utterance)
    {
        // All of them, also where one has met it: each has its own entries.
        bool isMet = Meets(_ids, utterance.Id) | Meets(_rows, (utterance.Id, utterance.AudioPath ?? utterance.SourcePath));
        if (utterance.Speaker is { } speaker) isMet |= Meets(_speakers, speaker.Trim());
        if (utterance.Recording is { } recording) isMet |= Meets(_recordings, recording.Trim());
        if (utterance.AudioPath is not { } path) return isMet;
        isMet |= Meets(_paths, path);
        if (!_spans.TryGetValue(path, out List<(double Start, double End, Mark Mark)>? spans)) return isMet;
        double start = utterance.StartSeconds ?? 0;
        double end = utterance.DurationSeconds is { } duration ? start + duration : double.PositiveInfinity;
        foreach ((double from, double until, Mark mark) in spans)
        {
            if (from < end && start < until) isMet = mark.IsMet = true;
        }

        return isMet;
    }

    private static bool Meets<TKey>(Dictionary<TKey, Mark> marks, TKey key)
        where TKey : notnull
    {
        if (marks.Count == 0 || !marks.TryGetValue(key, out Mark? mark)) return false;
        return mark.IsMet = true;
    }

    private void Put<TKey>(Dictionary<TKey, Mark> marks, TKey key)
        where TKey : notnull
    {
        if (!marks.TryGetValue(key, out Mark? mark)) marks[key] = mark = new();
        Note(mark);
    }

    private void Note(Mark mark)
    {
        if (_entries.Count == 0) throw new InvalidOperationException("An entry is begun before something is added to it.");
        _marks.Add((_entries.Count - 1, mark));
    }

    /// <summary>Whether an utterance was met.</summary>
    private sealed class Mark
    {
        public bool IsMet { get; set; }
    }
}
