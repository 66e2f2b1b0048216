using AsrDataTools.Text;

namespace AsrDataTools.Annotation.Rules;

/// <summary>Characters in texts that nobody writes.</summary>
internal sealed class IllegalCharacters : AnnotationRule
{
    public override string Id => "IllegalCharacters";

    public override string Description => "A text holds control characters, U+FFFD or halves of characters";

    public override string Remedy => "export the text again from its source, in UTF-8";

    internal override void Judge(RecordingEvidence recording, FindingSheet sheet)
    {
        foreach (AnnotationSegment segment in recording.Document.Segments)
        {
            if (segment.Text is { } text && IllegalCharacter.Find(text) is { } fault) sheet.Add(segment, $"has a fault: {fault.Message}", fault.Remedy, segment.DurationSeconds);
        }

        foreach ((AnnotationWord word, AnnotationSegment? segment) in recording.Words)
        {
            if (IllegalCharacter.Find(word.Text) is { } fault) sheet.Add(word, segment, $"has a fault: {fault.Message}", fault.Remedy, word.EndSeconds - word.StartSeconds);
        }
    }
}
