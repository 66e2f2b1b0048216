namespace AsrDataTools.Annotation.Rules;

/// <summary>Finds where speakers overlap, by the times of their segments and by the tags of the annotator.</summary>
internal static class OverlapFinder
{
    /// <summary>
    /// Where segments of different named speakers overlap on one channel. Channels apart are no overlap: each is transcribed by itself.
    /// </summary>
    /// <param name="segments">With both times, of some length.</param>
    public static IReadOnlyList<OverlapStretch> Find(IEnumerable<AnnotationSegment> segments)
    {
        List<OverlapStretch> found = [];
        foreach (IGrouping<string?, AnnotationSegment> channel in segments.Where(segment => segment.Speaker is not null).GroupBy(segment => segment.Channel))
        {
            List<AnnotationSegment> open = [];
            double from = 0;
            foreach ((double moment, bool starts, AnnotationSegment segment) in Edges(channel))
            {
                if (moment - from > TimeSet.Touching && Several(open)) found.Add(new(new(from, moment), [.. open]));
                if (starts) open.Add(segment);
                else open.RemoveAt(open.FindIndex(other => ReferenceEquals(other, segment)));
                from = moment;
            }
        }

        return found;
    }

    /// <summary>Where the annotator says that several talk at once: by segments of that kind, or by tags.</summary>
    public static TimeSet Tagged(AnnotationDocument document) => TimeSet.Of(Tags(document).Select(tag => tag.Span));

    /// <summary>The same one by one, each with the segment that says it.</summary>
    public static IEnumerable<(Stretch Span, AnnotationSegment Segment)> Tags(AnnotationDocument document)
    {
        foreach (AnnotationSegment segment in document.Segments)
        {
            if (segment is { Kind: AnnotationKind.Overlap, StartSeconds: { } start, EndSeconds: { } end } && end > start) yield return (new(start, end), segment);
            foreach (AnnotationTag tag in segment.Tags)
            {
                if (tag.Kind == AnnotationKind.Overlap && (tag.StartSeconds ?? segment.StartSeconds) is { } from && (tag.EndSeconds ?? segment.EndSeconds) is { } until && until > from)
                    yield return (new(from, until), segment);
            }
        }
    }

    // Ends come before starts of the same moment.
    private static IEnumerable<(double Moment, bool Starts, AnnotationSegment Segment)> Edges(IEnumerable<AnnotationSegment> segments) => segments
        .SelectMany<AnnotationSegment, (double Moment, bool Starts, AnnotationSegment Segment)>(
            segment => [(segment.StartSeconds!.Value, true, segment), (segment.EndSeconds!.Value, false, segment)])
        .OrderBy(edge => edge.Moment).ThenBy(edge => edge.Starts);

    private static bool Several(List<AnnotationSegment> open) => open.Count > 1 && open.Exists(segment => segment.Speaker != open[0].Speaker);
}
