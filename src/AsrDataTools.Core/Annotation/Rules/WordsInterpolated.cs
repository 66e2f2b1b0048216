using AsrDataTools.Annotation.Timing;

namespace AsrDataTools.Annotation.Rules;

/// <summary>Words whose times were shared out, evenly or by letters, and not measured.</summary>
internal sealed class WordsInterpolated : AnnotationRule
{
    public override string Id => "WordsInterpolated";

    public override Severity Severity => Severity.Warning;

    public override string Description => "Words that follow each other have the same length, or lengths as their letters, more of them than chance makes (4 at least); once a recording";

    public override string Remedy => "align the words with the recording; till then use the times of segments alone";

    internal override void Judge(RecordingEvidence recording, FindingSheet sheet)
    {
        WordTimes times = recording.WordTimes;
        if (times.Interpolated.Count == 0) return;
        IReadOnlyList<(AnnotationWord Word, AnnotationSegment? Segment)> first = times.Interpolated[0];
        AnnotationWord from = first[0].Word, until = first[^1].Word;
        double seconds = times.Interpolated.Sum(run => run[^1].Word.EndSeconds!.Value - run[0].Word.StartSeconds!.Value);
        sheet.Add(
            "all", from.StartSeconds, until.EndSeconds,
            FindingSheet.Say($"{times.InterpolatedWords:N0} of {times.Words:N0} words of '{recording.Document.Recording}' have times that were shared out, such as the {first.Count} from '{from.Text}' to '{until.Text}'"),
            FindingSheet.Say($"align {times.InterpolatedWords:N0} words ({seconds:0.0} s) with the recording"),
            seconds, from.SourceLine > 0 ? from.SourceLine : first[0].Segment?.SourceLine ?? 0, first[0].Segment?.Id);
    }
}
