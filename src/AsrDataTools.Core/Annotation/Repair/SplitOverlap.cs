namespace AsrDataTools.Annotation.Repair;

/// <summary>Parts segments of one speaker that overlap.</summary>
internal sealed class SplitOverlap : AnnotationFix
{
    private const double LeastSeconds = 0.001;

    public override string Id => "SplitOverlap";

    public override string Description => "Ends a segment where a later one of the same speaker and channel starts, unless words would be cut off";

    internal override AnnotationDocument Apply(AnnotationDocument document, EditLog log)
    {
        Dictionary<AnnotationSegment, double> ends = new(ReferenceEqualityComparer.Instance);
        foreach (var voice in document.Segments
            .Where(segment => segment is { Kind: AnnotationKind.Speech, Speaker: not null, Parent: null } && segment.EndSeconds > segment.StartSeconds)
            .GroupBy(segment => (segment.Speaker, segment.Channel)))
        {
            AnnotationSegment[] inOrder = [.. voice.OrderBy(segment => segment.StartSeconds).ThenBy(segment => segment.EndSeconds)];
            for (int index = 0; index + 1 < inOrder.Length; index++)
            {
                AnnotationSegment earlier = inOrder[index];

                // The first that starts later decides: whatever follows it starts later still.
                AnnotationSegment? later = inOrder.Skip(index + 1).FirstOrDefault(other => other.StartSeconds > earlier.StartSeconds + LeastSeconds);
                if (later is null || earlier.EndSeconds <= later.StartSeconds + LeastSeconds || later.EndSeconds < earlier.EndSeconds) continue;
                double end = later.StartSeconds!.Value;
                if (earlier.Words.Any(word => word.EndSeconds > end) || earlier.Tags.Any(tag => tag.EndSeconds > end)) continue;
                ends[earlier] = end;
            }
        }

        if (ends.Count == 0) return document;
        return document with
        {
            Segments = document.Segments.Select(segment =>
            {
                if (!ends.TryGetValue(segment, out double end)) return segment;
                log.Add(this, document, segment, EditLog.Span(segment.StartSeconds, segment.EndSeconds), EditLog.Span(segment.StartSeconds, end));
                return segment with { EndSeconds = end };
            }).ToValueList(),
        };
    }
}
