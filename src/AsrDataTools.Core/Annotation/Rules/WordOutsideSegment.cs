namespace AsrDataTools.Annotation.Rules;

/// <summary>Words that reach out of their segment, or stand on their own where there is none.</summary>
internal sealed class WordOutsideSegment : AnnotationRule
{
    // Recognisers round to hundredths.
    private const double RoundingSeconds = 0.0105;

    public override string Id => "WordOutsideSegment";

    public override string Description => "A word reaches more than 0.01 s out of its segment; or, standing on its own, out of the segments of its speaker and channel";

    public override string Remedy => "cut it to the segment (Repair-Annotation -Fix SnapWords), or widen the segment";

    internal override void Judge(RecordingEvidence recording, FindingSheet sheet)
    {
        foreach (AnnotationSegment segment in recording.Document.Segments)
        {
            if (segment.StartSeconds is not { } from || segment.EndSeconds is not { } until) continue;
            foreach (AnnotationWord word in segment.Words)
            {
                double outside = Math.Max(0, from - (word.StartSeconds ?? from)) + Math.Max(0, (word.EndSeconds ?? until) - until);
                if (outside > RoundingSeconds)
                    sheet.Add(word, segment, FindingSheet.Say($"reaches {outside:0.###} s out of its segment ({from:0.###} to {until:0.###} s)"), FindingSheet.Say($"cut it to the segment, or widen that by {outside:0.###} s"), outside);
            }
        }

        if (recording.Cover.IsEmpty) return;
        foreach (AnnotationWord word in recording.Document.Words)
        {
            if (word.StartSeconds is not { } start || word.EndSeconds is not { } end || end <= start) continue;
            double outside = end - start - recording.Cover.Of(word.Speaker, word.Channel).Covered(new(start, end));
            if (outside > RoundingSeconds)
                sheet.Add(word, null, FindingSheet.Say($"lies {outside:0.###} s outside every segment{(word.Speaker is { } speaker ? $" of {speaker}" : "")}"), FindingSheet.Say($"cut it to a segment, or widen one by {outside:0.###} s"), outside);
        }
    }
}
