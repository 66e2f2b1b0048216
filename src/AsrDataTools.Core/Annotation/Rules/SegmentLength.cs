namespace AsrDataTools.Annotation.Rules;

/// <summary>Segments and words that end before they start, or as they start.</summary>
internal sealed class SegmentLength : AnnotationRule
{
    public override string Id => "SegmentLength";

    public override string Description => "A segment or word ends before it starts, or lasts 0 s";

    public override string Remedy => "correct its end, or take it away";

    internal override void Judge(RecordingEvidence recording, FindingSheet sheet)
    {
        HashSet<string> points = [.. recording.Document.Tiers.Where(tier => tier.IsPoints).Select(tier => tier.Name)];
        foreach (AnnotationSegment segment in recording.Document.Segments)
        {
            // What is not speech may be a moment: a click, the end of a sentence.
            bool moment = segment.Kind != AnnotationKind.Speech || (segment.Tier is { } tier && points.Contains(tier));
            if (segment.DurationSeconds is not { } seconds || seconds > 0 || (moment && seconds == 0)) continue;
            sheet.Add(segment, Message(segment.StartSeconds!.Value, segment.EndSeconds!.Value), Advice(seconds), Math.Abs(seconds));
        }

        foreach ((AnnotationWord word, AnnotationSegment? segment) in recording.Words)
        {
            if (word.StartSeconds is not { } start || word.EndSeconds is not { } end || end > start) continue;
            sheet.Add(word, segment, Message(start, end), Advice(end - start), Math.Abs(end - start), end == start ? Severity.Warning : null);
        }
    }

    private static string Message(double start, double end) =>
        end == start ? FindingSheet.Say($"lasts 0 s, at {start:0.###} s") : FindingSheet.Say($"ends at {end:0.###} s, {start - end:0.###} s before its start at {start:0.###} s");

    private static string Advice(double seconds) =>
        seconds == 0 ? "give it the end that it has, or take it away" : FindingSheet.Say($"exchange start and end if {-seconds:0.###} s is its length, else correct them");
}
