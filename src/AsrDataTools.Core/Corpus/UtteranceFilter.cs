namespace AsrDataTools.Corpus;

/// <summary>
/// Utterances to leave out: by their Id; by their Id in one manifest or recording; by their speaker or session; by their recording; or by
/// a span of their recording, of which any overlap counts.
/// </summary>
public sealed class UtteranceFilter
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly HashSet<(string Id, string? Place)> _rows = [];
    private readonly HashSet<string> _speakers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _recordings = new(StringComparer.Ordinal);
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(double Start, double End)>> _spans = new(StringComparer.Ordinal);

    public bool IsEmpty => _ids.Count == 0 && _rows.Count == 0 && _speakers.Count == 0 && _recordings.Count == 0 && _paths.Count == 0 && _spans.Count == 0;

    public void AddId(string id) => _ids.Add(id);

    /// <summary>One row, where other manifests may use the same Id for something else.</summary>
    /// <param name="place">Absolute path of its recording; of its manifest where it has none.</param>
    public void AddRow(string id, string? place) => _rows.Add((id, place));

    public void AddSpeaker(string speaker) => _speakers.Add(speaker);

    /// <summary>A recording or session by its label.</summary>
    public void AddRecording(string recording) => _recordings.Add(recording);

    /// <param name="path">Absolute path of a recording.</param>
    /// <param name="startSeconds">Where the span starts; null for the beginning.</param>
    /// <param name="endSeconds">Where it ends; null for the end. Both null: the whole recording.</param>
    public void AddPath(string path, double? startSeconds = null, double? endSeconds = null)
    {
        if (startSeconds is null && endSeconds is null)
        {
            _paths.Add(path);
            return;
        }

        if (!_spans.TryGetValue(path, out List<(double Start, double End)>? spans)) _spans[path] = spans = [];
        spans.Add((startSeconds ?? 0, endSeconds ?? double.PositiveInfinity));
    }

    public bool Matches(SpeechUtterance utterance)
    {
        if (_ids.Contains(utterance.Id) || _rows.Contains((utterance.Id, utterance.AudioPath ?? utterance.SourcePath))) return true;
        if (utterance.Speaker is { } speaker && _speakers.Contains(speaker.Trim())) return true;
        if (utterance.Recording is { } recording && _recordings.Contains(recording.Trim())) return true;
        if (utterance.AudioPath is not { } path) return false;
        if (_paths.Contains(path)) return true;
        if (!_spans.TryGetValue(path, out List<(double Start, double End)>? spans)) return false;
        double start = utterance.StartSeconds ?? 0;
        double end = utterance.DurationSeconds is { } duration ? start + duration : double.PositiveInfinity;
        return spans.Exists(span => span.Start < end && start < span.End);
    }
}
