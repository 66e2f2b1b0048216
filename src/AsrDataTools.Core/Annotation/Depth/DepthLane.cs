namespace AsrDataTools.Annotation.Depth;

/// <summary>What the sources say of one channel of a recording, or of all of it: the time at each level.</summary>
/// <param name="Timed">Within a segment: level 2.</param>
/// <param name="Named">Within a segment of a known speaker: level 3.</param>
/// <param name="Settled">Of these, where overlap is tagged, seen or impossible: level 4.</param>
/// <param name="Text">Within a segment with text.</param>
/// <param name="WordTimes">Within a segment whose words have times.</param>
/// <param name="Whole">Within a segment that is as long as the recording: it has a text but aligns nothing.</param>
internal sealed record DepthLane(TimeSet Timed, TimeSet Named, TimeSet Settled, TimeSet Text, TimeSet WordTimes, TimeSet Whole)
{
    /// <summary>An overlap below it, seconds, is two annotators' edges rather than two voices.</summary>
    public const double ShortestOverlap = 0.05;

    /// <summary>How far the edges of a segment may lie from those of the recording for it to be as long, seconds.</summary>
    private const double EdgeSlack = 0.1;

    /// <param name="sources">All that speak of the recording.</param>
    /// <param name="channel">The channel, as sources write it; null for all.</param>
    /// <param name="duration">Length of the recording, seconds, where it is known.</param>
    public static DepthLane Of(IReadOnlyList<DepthSource> sources, string? channel, double? duration)
    {
        bool isTagged = sources.Any(source => source.Tags.Contains(DepthTag.Overlap));
        return Together(sources.Select(source => Of(source, channel, duration, isTagged)));
    }

    /// <summary>Several lanes as one.</summary>
    public static DepthLane Together(IEnumerable<DepthLane> lanes)
    {
        DepthLane[] all = [.. lanes];
        return new(Union(lane => lane.Timed), Union(lane => lane.Named), Union(lane => lane.Settled), Union(lane => lane.Text), Union(lane => lane.WordTimes), Union(lane => lane.Whole));

        TimeSet Union(Func<DepthLane, TimeSet> part) => TimeSet.Union(all.Select(part));
    }

    /// <summary>Where two speakers of one source talk at once.</summary>
    public static TimeSet OverlapOf(IEnumerable<DepthTurn> turns) => TimeSet.Shared(turns
        .Where(turn => turn.Speaker is not null)
        .GroupBy(turn => turn.Speaker)
        .Select(speaker => TimeSet.Of(speaker.Select(turn => turn.Span)))).AtLeast(ShortestOverlap);

    private static DepthLane Of(DepthSource source, string? channel, double? duration, bool isTagged)
    {
        DepthTurn[] turns = [.. source.Turns.Where(turn => channel is null || turn.Channel is null || turn.Channel == channel)];
        if (IsWhole(source, duration)) return new(TimeSet.Empty, TimeSet.Empty, TimeSet.Empty, Of(turns.Where(turn => turn.HasText)), TimeSet.Empty, Of(turns));
        DepthTurn[] named = [.. turns.Where(turn => turn.Speaker is not null)];
        bool isSingle = named.Length == turns.Length && named.Select(turn => turn.Speaker).Distinct().Take(2).Count() == 1;
        bool isSettled = isTagged || isSingle || !OverlapOf(named).IsEmpty;
        TimeSet speakers = Of(named);
        return new(Of(turns), speakers, isSettled ? speakers : TimeSet.Empty, Of(turns.Where(turn => turn.HasText)), Of(turns.Where(turn => turn.HasWordTimes)), TimeSet.Empty);
    }

    // Where nothing tells how long the recording is, a sole segment from the start on is taken for all of it.
    private static bool IsWhole(DepthSource source, double? duration) => source.Turns.Count == 1
        && source.Turns[0] is { HasWordTimes: false } only
        && only.Start <= EdgeSlack
        && (duration is null || only.End >= duration - EdgeSlack);

    private static TimeSet Of(IEnumerable<DepthTurn> turns) => TimeSet.Of(turns.Select(turn => turn.Span));
}
