using AsrDataTools.Annotation.Timing;

namespace AsrDataTools.Annotation.Rules;

/// <summary>Words that last longer or shorter than anybody speaks them.</summary>
internal sealed class WordDuration : AnnotationRule
{
    public override string Id => "WordDuration";

    public override Severity Severity => Severity.Warning;

    public override string Description => "A word lasts longer than 0.6 s and 0.1 s a letter, or less than 0.02 s a letter (a digit counts five)";

    public override string Remedy => "align it anew: it holds a pause or another word, or was squeezed in";

    internal override void Judge(RecordingEvidence recording, FindingSheet sheet)
    {
        WordTimes times = recording.WordTimes;
        foreach ((AnnotationWord word, AnnotationSegment? segment) in times.TooLong)
        {
            double seconds = word.EndSeconds!.Value - word.StartSeconds!.Value;
            sheet.Add(word, segment, FindingSheet.Say($"lasts {seconds:0.00} s"), FindingSheet.Say($"align it anew: at most {WordTimes.Longest(word.Text):0.0} s are likely"), seconds);
        }

        foreach ((AnnotationWord word, AnnotationSegment? segment) in times.TooShort)
        {
            double seconds = word.EndSeconds!.Value - word.StartSeconds!.Value;
            sheet.Add(word, segment, FindingSheet.Say($"lasts {seconds:0.000} s"), FindingSheet.Say($"align it anew: {word.Text.Trim().Length} letters take longer"), seconds);
        }
    }
}
