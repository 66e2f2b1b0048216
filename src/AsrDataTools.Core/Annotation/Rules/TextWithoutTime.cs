namespace AsrDataTools.Annotation.Rules;

/// <summary>Text that is nowhere in time.</summary>
internal sealed class TextWithoutTime : AnnotationRule
{
    public override string Id => "TextWithoutTime";

    public override Severity Severity => Severity.Warning;

    public override string Description => "A segment with text has no start or no end; once a recording where none has";

    public override string Remedy => "align it with the recording";

    internal override void Judge(RecordingEvidence recording, FindingSheet sheet)
    {
        AnnotationSegment[] said = [.. recording.Speech.Where(segment => !string.IsNullOrWhiteSpace(segment.TextOrWords))];
        AnnotationSegment[] untimed = [.. said.Where(segment => (segment.StartSeconds is null || segment.EndSeconds is null) && !segment.Words.Any(word => word.StartSeconds is not null))];
        if (untimed.Length == 0) return;
        if (untimed.Length == said.Length)
        {
            sheet.Add(
                "all", null, null,
                FindingSheet.Say($"none of the {said.Length:N0} segments of '{recording.Document.Recording}' has times"),
                FindingSheet.Say($"align {said.Length:N0} segments with the recording"), recording.LengthSeconds, said[0].SourceLine);
            return;
        }

        foreach (AnnotationSegment segment in untimed)
            sheet.Add(segment, $"has text and no {(segment.StartSeconds is null ? "start" : "end")}", FindingSheet.Say($"give it times as the {said.Length - untimed.Length:N0} others have"), null);
    }
}
