namespace AsrDataTools.Annotation.Rules;

/// <summary>A stretch in which the same two or more speakers talk at once on one channel.</summary>
/// <param name="Span">From when to when.</param>
/// <param name="Segments">Their segments, in the order in which they begin.</param>
internal sealed record OverlapStretch(Stretch Span, AnnotationSegment[] Segments)
{
    public string Speakers => string.Join(" and ", Segments.Select(segment => segment.Speaker).Distinct(StringComparer.Ordinal));
}
