namespace AsrDataTools.Annotation.Depth;

/// <summary>A recording as it can be drawn: who talks when, who at once, and when somebody is heard. Times in seconds.</summary>
/// <param name="Recording">Its name.</param>
/// <param name="DurationSeconds">Up to where it goes.</param>
/// <param name="Lanes">One for each speaker, those who speak first on top; speech without a speaker comes last.</param>
/// <param name="Overlaps">Where two speakers talk at once.</param>
/// <param name="Heard">Speech in the audio; null where that was not measured.</param>
public sealed record DepthTimeline(
    string Recording, double DurationSeconds, IReadOnlyList<DepthTimelineLane> Lanes, IReadOnlyList<DepthTimelineSpan> Overlaps, IReadOnlyList<DepthTimelineSpan>? Heard)
{
    internal static DepthTimeline Of(DepthRecording recording)
    {
        // Of several sources the one that tells most speakers apart.
        DepthSource? source = recording.Sources.MaxBy(source => (source.Turns.Select(turn => turn.Speaker).OfType<string>().Distinct().Count(), source.Turns.Count));
        IReadOnlyList<DepthTurn> turns = source?.Turns ?? [];
        DepthTimelineLane[] lanes =
        [
            .. turns.GroupBy(turn => turn.Speaker)
                .OrderBy(lane => lane.Key is null)
                .ThenBy(lane => lane.Min(turn => turn.Start))
                .Select(lane => new DepthTimelineLane(lane.Key, lane.Key is null ? Segments(lane) : Spans(TimeSet.Of(lane.Select(turn => turn.Span))))),
        ];
        double last = turns.Count == 0 ? 0 : turns.Max(turn => turn.End);
        return new(
            recording.Name,
            Math.Max(recording.DurationSeconds ?? 0, last),
            lanes,
            Spans(DepthLane.OverlapOf(turns)),
            recording.Speech is { } speech ? Spans(speech.Any) : null);
    }

    // Segments without a speaker stand as they are: that they touch says nothing.
    private static DepthTimelineSpan[] Segments(IEnumerable<DepthTurn> turns) => [.. turns.Where(turn => turn.End > turn.Start).Select(turn => new DepthTimelineSpan(turn.Start, turn.End))];

    private static DepthTimelineSpan[] Spans(TimeSet set) => [.. set.Spans.Select(span => new DepthTimelineSpan(span.Start, span.End))];
}

/// <summary>One speaker's turns.</summary>
/// <param name="Speaker">Null for segments that name none.</param>
/// <param name="Spans">In the order of time.</param>
public sealed record DepthTimelineLane(string? Speaker, IReadOnlyList<DepthTimelineSpan> Spans);

/// <summary>A stretch of time, seconds.</summary>
public sealed record DepthTimelineSpan(double StartSeconds, double EndSeconds);
