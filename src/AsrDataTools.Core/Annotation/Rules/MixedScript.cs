using AsrDataTools.Text;

namespace AsrDataTools.Annotation.Rules;

/// <summary>Words that mix letters of Latin, Greek and Cyrillic, which look alike and count as different words.</summary>
internal sealed class MixedScript : AnnotationRule
{
    public override string Id => "MixedScript";

    public override Severity Severity => Severity.Warning;

    public override string Description => "A word mixes letters of Latin, Greek and Cyrillic";

    public override string Remedy => "write it in the letters of its language";

    internal override void Judge(RecordingEvidence recording, FindingSheet sheet)
    {
        foreach (AnnotationSegment segment in recording.Speech)
        {
            if (segment.Text is { } text && LookAlikeScripts.FindMixed(text) is { } mixed)
                sheet.Add(segment, $"has the word '{mixed.Word}' of {mixed.Scripts} letters", $"write '{mixed.Word}' in the letters of its language: 1 word", segment.DurationSeconds);
        }

        foreach ((AnnotationWord word, AnnotationSegment? segment) in recording.Words)
        {
            // What the segment's text says is said of that.
            if (segment?.Text is null && LookAlikeScripts.FindMixed(word.Text) is { } mixed)
                sheet.Add(word, segment, $"is of {mixed.Scripts} letters", $"write '{mixed.Word}' in the letters of its language: 1 word", word.EndSeconds - word.StartSeconds);
        }
    }
}
