namespace AsrDataTools.Annotation.Timing;

/// <summary>
/// The edges of one channel (or of a recording as a whole) that can be held against each other: where annotated speech meets a pause,
/// and where heard speech does. What touches or nearly touches is one stretch on either side, since a turn that follows at once has
/// no edge that can be heard.
/// </summary>
internal sealed class EdgeLane
{
    /// <summary>Shorter pauses are not told from closures of stops, seconds.</summary>
    public const double ShortestPause = 0.2;

    /// <summary>
    /// How much too early the detector begins speech, seconds: median of 20 conditions of noise and rate, which lie within ±8 ms of it
    /// (docs/methods/annotation-timing.md).
    /// </summary>
    public const double HeardEarly = 0.033;

    /// <summary>How much too late it ends speech, seconds: the middle of conditions and of two definitions of the end, which lie within ±60 ms of it.</summary>
    public const double HeardLate = 0.085;

    /// <summary>Speech that begins with the recording, or ends with it, has no edge there, seconds.</summary>
    private const double Border = 0.1;

    /// <summary>Annotation that is longer than this many times the recording is of none of its clocks.</summary>
    private const double MostLonger = 2.1;

    private EdgeLane(TimeSet speech, double durationSeconds, TimedSpan[] spans)
    {
        Speech = speech;
        Heard = [.. new[] { speech.Spans.Select(span => span.Start), speech.Spans.Select(span => span.End) }
            .Select(times => times.Where(time => time > Border && time < durationSeconds - Border).ToArray())];
        List<AnnotatedEdge>[] edges = [[], []];
        foreach ((TimedSpan first, TimedSpan last) in Joined(spans))
        {
            if (IsInside(first.Start)) edges[(int)EdgeKind.Onset].Add(new(first.Start, first));
            if (IsInside(last.End)) edges[(int)EdgeKind.Offset].Add(new(last.End, last));
        }

        Annotated = [.. edges.Select(kind => kind.OrderBy(edge => edge.Time).ToArray())];

        bool IsInside(double time) => time > Border && time < MostLonger * durationSeconds && Math.Abs(time - durationSeconds) > Border;
    }

    /// <summary>Speech as it is heard, less what the detector adds to it.</summary>
    public TimeSet Speech { get; }

    /// <summary>Heard edges by <see cref="EdgeKind"/>, seconds, ascending.</summary>
    public IReadOnlyList<double[]> Heard { get; }

    /// <summary>Annotated edges by <see cref="EdgeKind"/>, ascending.</summary>
    public IReadOnlyList<AnnotatedEdge[]> Annotated { get; }

    /// <summary>A lane for each channel that the annotation names, where the audio has them all; else one for all.</summary>
    public static IReadOnlyList<EdgeLane> Of(IReadOnlyList<TimedSpan> spans, RecordedSpeech speech)
    {
        IGrouping<int?, TimedSpan>[] channels = [.. spans.GroupBy(span => AnnotationChannel.Number(span.Channel))];
        bool areApart = channels.Length > 1 && speech.Channels.Count > 1 && channels.All(channel => channel.Key is { } number && number <= speech.Channels.Count);
        return areApart
            ? [.. channels.Select(channel => new EdgeLane(Corrected(speech.Channels[channel.Key!.Value - 1]), speech.DurationSeconds, [.. channel]))]
            : [new(Corrected(channels.Length == 1 ? speech.On(spans[0].Channel) : speech.Any), speech.DurationSeconds, [.. spans])];
    }

    /// <summary>Heard speech less what the detector adds at its edges, pauses too short to be sure of closed.</summary>
    public static TimeSet Corrected(TimeSet heard) => TimeSet
        .Of(heard.Spans.Select(span => new Stretch(span.Start + HeardEarly - (ShortestPause / 2), span.End - HeardLate + (ShortestPause / 2))))
        .Widened(-ShortestPause / 2);

    // The first and last of those that overlap or follow each other without a pause.
    private static IEnumerable<(TimedSpan First, TimedSpan Last)> Joined(TimedSpan[] spans)
    {
        if (spans.Length == 0) yield break;
        Array.Sort(spans, (left, right) => left.Start.CompareTo(right.Start));
        TimedSpan first = spans[0], last = spans[0];
        foreach (TimedSpan span in spans)
        {
            if (span.Start - last.End >= ShortestPause)
            {
                yield return (first, last);
                first = last = span;
            }
            else if (span.End > last.End)
            {
                last = span;
            }
        }

        yield return (first, last);
    }
}

/// <summary>An annotated edge and what it is the edge of.</summary>
internal readonly record struct AnnotatedEdge(double Time, TimedSpan Span);
