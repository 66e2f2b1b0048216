namespace AsrDataTools.Annotation.Rules;

/// <summary>Tags of overlap where no two speakers have segments.</summary>
internal sealed class OverlapAbsent : AnnotationRule
{
    private const double LeastSeconds = 0.01;

    public override string Id => "OverlapAbsent";

    public override Severity Severity => Severity.Warning;

    public override string Description => "Overlap is tagged where no two speakers have segments at once";

    public override string Remedy => "annotate the other speaker, or take the tag away";

    internal override void Judge(RecordingEvidence recording, FindingSheet sheet)
    {
        TimeSet? overlaps = null;
        foreach ((Stretch span, AnnotationSegment segment) in OverlapFinder.Tags(recording.Document))
        {
            overlaps ??= TimeSet.Of(recording.Overlaps.Select(overlap => overlap.Span));
            if (overlaps.Covered(span) >= LeastSeconds) continue;
            sheet.Add(
                FindingSheet.Say($"{span.Start:0.###}"), span.Start, span.End,
                FindingSheet.Say($"{span.Seconds:0.###} s are tagged as overlap, but no two speakers have segments there"),
                FindingSheet.Say($"annotate the other speaker for {span.Seconds:0.###} s, or take the tag away"), span.Seconds, segment.SourceLine, segment.Id);
        }
    }
}
