namespace AsrDataTools.Annotation.Rules;

/// <summary>Texts with nothing in them.</summary>
internal sealed class EmptyText : AnnotationRule
{
    public override string Id => "EmptyText";

    public override Severity Severity => Severity.Warning;

    public override string Description => "The text of a segment of speech, or a word, is empty or blank";

    public override string Remedy => "transcribe it, or take it away (Repair-Annotation -Fix DropEmpty)";

    internal override void Judge(RecordingEvidence recording, FindingSheet sheet)
    {
        foreach (AnnotationSegment segment in recording.Speech)
        {
            if (segment.Text is { } text && string.IsNullOrWhiteSpace(text) && segment.Words.Count == 0)
                sheet.Add(segment, "has an empty text", FindingSheet.Say($"transcribe {segment.DurationSeconds ?? 0:0.###} s, or take it away"), segment.DurationSeconds);
        }

        foreach ((AnnotationWord word, AnnotationSegment? segment) in recording.Words)
        {
            if (string.IsNullOrWhiteSpace(word.Text))
                sheet.Add(word, segment, "is empty", FindingSheet.Say($"write the word of {word.EndSeconds - word.StartSeconds ?? 0:0.###} s, or take it away"), word.EndSeconds - word.StartSeconds);
        }
    }
}
