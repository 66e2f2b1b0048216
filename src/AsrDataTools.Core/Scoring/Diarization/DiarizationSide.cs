using AsrDataTools.Annotation;

namespace AsrDataTools.Scoring.Diarization;

/// <summary>What one side of a comparison has, by recording.</summary>
internal sealed class DiarizationSide
{
    private const string Rttm = "RTTM";

    private readonly Dictionary<string, List<AnnotationSegment>> _segments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<AnnotationWord>> _words = new(StringComparer.Ordinal);

    public IEnumerable<string> Recordings => _segments.Keys;

    public int Count => _segments.Count;

    public bool Has(string recording) => _segments.ContainsKey(recording);

    /// <summary>Adds a document's rows under a name. Only RTTM says which events are not to be scored.</summary>
    public void Add(AnnotationDocument document, string recording)
    {
        if (!_segments.TryGetValue(recording, out List<AnnotationSegment>? segments)) _segments[recording] = segments = [];
        if (!_words.TryGetValue(recording, out List<AnnotationWord>? words)) _words[recording] = words = [];
        segments.AddRange(document.Segments.Where(s => s.Kind != AnnotationKind.Event || document.Format == Rttm));
        words.AddRange(document.Words.Where(w => w.StartSeconds is not null && w.EndSeconds is not null));
    }

    /// <summary>The first speech without times, as the error that it is.</summary>
    public SpeechDataException? Untimed(string recording)
    {
        AnnotationSegment? untimed = _segments.GetValueOrDefault(recording)?.Find(s => IsSpeech(s) && (s.StartSeconds is null || s.EndSeconds is null));
        return untimed is null ? null : new(
            "TimesMissing",
            SpeechDataProblem.InvalidData,
            $"{Place(untimed)}: speech of '{recording}' has no start or no end; the recording is not scored. Give both times, or leave the segment out.",
            untimed.SourcePath);
    }

    /// <summary>Whether some speech names no channel.</summary>
    public bool HasBareSpeech(string recording) => _segments.GetValueOrDefault(recording)?.Exists(s => IsSpeech(s) && s.Channel is null) == true;

    /// <summary>Channels of the recording's speech, in lower case, by name.</summary>
    public IReadOnlyList<string> ChannelsOf(string recording) =>
        [.. (_segments.GetValueOrDefault(recording) ?? []).Where(IsSpeech).Select(s => s.Channel).OfType<string>().Select(Lower).Distinct().Order(StringComparer.Ordinal)];

    /// <param name="channel">Null for all.</param>
    public IEnumerable<AnnotationSegment> SegmentsOf(string recording, string? channel) =>
        (_segments.GetValueOrDefault(recording) ?? []).Where(s => IsOf(s.Channel, channel));

    /// <param name="channel">Null for all.</param>
    public IEnumerable<TimeRegion> WordsOf(string recording, string? channel) => (_words.GetValueOrDefault(recording) ?? [])
        .Where(w => IsOf(w.Channel, channel)).Select(w => new TimeRegion(w.StartSeconds!.Value, w.EndSeconds!.Value));

    private static bool IsSpeech(AnnotationSegment segment) => segment.Kind == AnnotationKind.Speech;

    private static bool IsOf(string? channel, string? wanted) => wanted is null || (channel is not null && Lower(channel) == wanted);

    private static string Lower(string channel) => channel.ToLowerInvariant();

    private static string Place(AnnotationSegment segment) =>
        segment.SourceLine > 0 ? FormattableString.Invariant($"{segment.SourcePath}, line {segment.SourceLine}") : segment.SourcePath ?? segment.Recording;
}
