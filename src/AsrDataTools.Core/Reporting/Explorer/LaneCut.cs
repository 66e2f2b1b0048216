using AsrDataTools.Annotation;

namespace AsrDataTools.Reporting.Explorer;

/// <summary>The lanes of one utterance, gathered from annotation of its recording.</summary>
/// <param name="start">Of the utterance within the recording, seconds.</param>
/// <param name="seconds">Its length; null for up to the end.</param>
/// <param name="channel">Counted from 1; null for all.</param>
internal sealed class LaneCut(double start, double? seconds, int? channel)
{
    private const string Unnamed = "unnamed";

    private readonly Dictionary<string, List<LaneItem>> _speakers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<LaneItem>> _others = new(StringComparer.Ordinal);
    private readonly List<LaneItem> _overlaps = [];
    private readonly List<LaneItem> _words = [];

    public void Add(AnnotationSegment segment)
    {
        if (!IsOnChannel(segment.Channel)) return;
        foreach (AnnotationWord word in segment.Words) Add(word, segment.Channel);
        if (Cut(segment.StartSeconds, segment.EndSeconds, segment.TextOrWords) is not { } item) return;
        switch (segment.Kind)
        {
            case AnnotationKind.Speech:
                To(_speakers, segment.Speaker ?? Unnamed, item);
                break;
            case AnnotationKind.Overlap:
                _overlaps.Add(item);
                break;
            default:
                To(_others, segment.Tier ?? segment.Kind.ToString(), item);
                break;
        }
    }

    public void Add(AnnotationWord word, string? ofSegment)
    {
        if (IsOnChannel(word.Channel ?? ofSegment) && Cut(word.StartSeconds, word.EndSeconds, word.Text) is { } item) _words.Add(item);
    }

    public IReadOnlyList<AnnotationLane> Lanes()
    {
        List<AnnotationLane> lanes = [.. _speakers.OrderBy(speaker => speaker.Value.Min(item => item.Start)).Select(speaker => new AnnotationLane(LaneKind.Speaker, speaker.Key, Sorted(speaker.Value)))];
        IEnumerable<Stretch> shared = TimeSet.Shared(_speakers.Values.Select(Covered)).Spans;
        TimeSet overlap = TimeSet.Union([TimeSet.Of(shared), Covered(_overlaps)]);
        if (!overlap.IsEmpty) lanes.Add(new(LaneKind.Overlap, "overlap", [.. overlap.Spans.Select(span => new LaneItem(span.Start, span.End, null))]));
        if (_words.Count > 0) lanes.Add(new(LaneKind.Words, "words", Sorted(_words)));
        lanes.AddRange(_others.OrderBy(other => other.Key, StringComparer.Ordinal).Select(other => new AnnotationLane(LaneKind.Other, other.Key, Sorted(other.Value))));
        return lanes;
    }

    private bool IsOnChannel(string? named) => channel is null || AnnotationChannel.Number(named) is not { } number || number == channel;

    // Cut to the utterance; what only touches it is left out.
    private LaneItem? Cut(double? from, double? to, string? label)
    {
        if (from is not { } first || to is not { } last) return null;
        double begin = Math.Max(0, first - start), end = Math.Min(seconds ?? double.MaxValue, last - start);
        return end > begin && double.IsFinite(end) ? new(begin, end, label) : null;
    }

    private static void To(Dictionary<string, List<LaneItem>> lanes, string name, LaneItem item)
    {
        if (!lanes.TryGetValue(name, out List<LaneItem>? items)) lanes[name] = items = [];
        items.Add(item);
    }

    private static TimeSet Covered(List<LaneItem> items) => TimeSet.Of(items.Select(item => new Stretch(item.Start, item.End)));

    private static List<LaneItem> Sorted(List<LaneItem> items) => [.. items.OrderBy(item => item.Start).ThenBy(item => item.End)];
}
