using AsrDataTools.Annotation.Timing;

namespace AsrDataTools.Annotation.Rules;

/// <summary>Words without times where others have them: aligners give none to what they have no sound for.</summary>
internal sealed class WordWithoutTime : AnnotationRule
{
    public override string Id => "WordWithoutTime";

    public override Severity Severity => Severity.Warning;

    public override string Description => "A word has no start or no end, where others of the recording have both: numbers, amounts and signs, mostly; once a recording";

    public override string Remedy => "spell numbers and signs as they are spoken, and align anew";

    internal override void Judge(RecordingEvidence recording, FindingSheet sheet)
    {
        WordTimes times = recording.WordTimes;
        if (times.Untimed.Count == 0) return;
        (AnnotationWord word, AnnotationSegment? segment) = times.Untimed[0];
        int numbers = times.UntimedNumbers;
        sheet.Add(
            "all", segment?.StartSeconds, segment?.EndSeconds,
            FindingSheet.Say($"{times.Untimed.Count:N0} of {times.Words:N0} words of '{recording.Document.Recording}' have no times, such as '{word.Text}'; {numbers:N0} of them are numbers or signs"),
            numbers > 0 ? FindingSheet.Say($"spell {numbers:N0} numbers and signs as they are spoken, and align {times.Untimed.Count:N0} words anew") : FindingSheet.Say($"align {times.Untimed.Count:N0} words"),
            line: word.SourceLine > 0 ? word.SourceLine : segment?.SourceLine ?? 0, id: segment?.Id);
    }
}
