namespace AsrDataTools.Annotation.Rules;

/// <summary>Speech that is marked and not written down, where other speech is.</summary>
internal sealed class TimeWithoutText : AnnotationRule
{
    public override string Id => "TimeWithoutText";

    public override Severity Severity => Severity.Warning;

    public override string Description => "A segment of speech has times and no text, where others of the recording have one";

    public override string Remedy => "transcribe it, or mark it as an event";

    internal override void Judge(RecordingEvidence recording, FindingSheet sheet)
    {
        if (!recording.Speech.Any(segment => !string.IsNullOrWhiteSpace(segment.TextOrWords))) return;
        TimeSet? words = null;
        foreach (AnnotationSegment segment in recording.TimedSpeech)
        {
            if (segment.Text is not null || segment.Words.Count > 0) continue;
            words ??= TimeSet.Of(recording.Document.Words.Where(word => word.EndSeconds >= word.StartSeconds).Select(word => new Stretch(word.StartSeconds!.Value, word.EndSeconds!.Value)));
            double seconds = segment.DurationSeconds!.Value;
            if (words.Covered(new(segment.StartSeconds!.Value, segment.EndSeconds!.Value)) > 0) continue;
            sheet.Add(segment, FindingSheet.Say($"lasts {seconds:0.###} s and has no text"), FindingSheet.Say($"transcribe {seconds:0.###} s, or mark it as an event"), seconds);
        }
    }
}
