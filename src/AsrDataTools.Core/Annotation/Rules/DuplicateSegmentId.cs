namespace AsrDataTools.Annotation.Rules;

/// <summary>Ids that two segments of a recording share.</summary>
internal sealed class DuplicateSegmentId : AnnotationRule
{
    public override string Id => "DuplicateSegmentId";

    public override string Description => "Two segments of a recording have the same id";

    public override string Remedy => "give one of them another id";

    internal override void Judge(RecordingEvidence recording, FindingSheet sheet)
    {
        Dictionary<string, AnnotationSegment> first = new(StringComparer.Ordinal);
        foreach (AnnotationSegment segment in recording.Document.Segments)
        {
            if (segment.Id is not { } id || first.TryAdd(id, segment)) continue;
            AnnotationSegment other = first[id];
            string place = other.SourceLine > 0 ? FindingSheet.Say($"line {other.SourceLine}") : FindingSheet.Say($"{other.StartSeconds:0.###} s");
            sheet.Add(segment, $"has the id of another ({place})", "give 1 of the 2 another id, or take it away if it is the same", segment.DurationSeconds);
        }
    }
}
