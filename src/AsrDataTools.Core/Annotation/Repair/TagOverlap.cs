using AsrDataTools.Annotation.Rules;

namespace AsrDataTools.Annotation.Repair;

/// <summary>Tags overlap that only times show.</summary>
internal sealed class TagOverlap : AnnotationFix
{
    public override string Id => "TagOverlap";

    public override string Description => "Tags where segments of different speakers overlap for 0.1 s and more, in formats that have a place for it";

    internal override AnnotationDocument Apply(AnnotationDocument document, EditLog log)
    {
        AnnotationFields holds = document.Format is { } format ? AnnotationFormats.HeldBy(format) : AnnotationFields.Tags | AnnotationFields.TagTimes;
        if (!holds.HasFlag(AnnotationFields.Tags) || (document.Format is { } name && !AnnotationFormats.KindsHeldBy(name).Contains(AnnotationKind.Overlap))) return document;
        RecordingEvidence evidence = new(document, null);
        Dictionary<AnnotationSegment, List<AnnotationTag>> added = new(ReferenceEqualityComparer.Instance);
        foreach (OverlapStretch overlap in evidence.Overlaps)
        {
            if (overlap.Span.Seconds - evidence.OverlapTags.Covered(overlap.Span) < OverlapUntagged.LeastSeconds) continue;

            // Whoever comes in last makes it an overlap.
            AnnotationSegment segment = overlap.Segments[^1];
            if (!added.TryGetValue(segment, out List<AnnotationTag>? tags)) added[segment] = tags = [];
            AnnotationTag tag = new(AnnotationKind.Overlap, "");
            if (holds.HasFlag(AnnotationFields.TagTimes)) tag = tag with { StartSeconds = overlap.Span.Start, EndSeconds = overlap.Span.End };
            else if (tags.Count > 0) continue; // One tag says it of the whole segment.
            tags.Add(tag);
            log.Add(this, document, segment, "no tag", $"Overlap {EditLog.Span(overlap.Span.Start, overlap.Span.End)}");
        }

        return added.Count == 0 ? document : document with
        {
            Segments = document.Segments.Select(segment => added.TryGetValue(segment, out List<AnnotationTag>? tags) ? segment with { Tags = [.. segment.Tags, .. tags] } : segment).ToValueList(),
        };
    }
}
