namespace AsrDataTools.Annotation.Rules;

/// <summary>Speech that is heard where nothing is annotated.</summary>
internal sealed class SpeechUnannotated : AnnotationRule
{
    // Annotators and the detector set edges differently; what is left beyond that must be long enough for a word.
    private const double EdgeSeconds = 0.25;
    private const double LeastSeconds = 0.5;

    public override string Id => "SpeechUnannotated";

    public override Severity Severity => Severity.Warning;

    public override string Description => "Speech is heard where nothing is annotated";

    public override string Remedy => "annotate it, or mark it as not to be scored";

    public override bool NeedsAudio => true;

    internal override void Judge(RecordingEvidence recording, FindingSheet sheet)
    {
        TimeSet annotated = TimeSet.Of(recording.Document.Segments
            .Where(segment => segment.Kind != AnnotationKind.Scored) // Says where to look, not what is there.
            .Select(segment => (segment.StartSeconds, segment.EndSeconds))
            .Concat(recording.Document.Words.Select(word => (word.StartSeconds, word.EndSeconds)))
            .Where(span => span.EndSeconds >= span.StartSeconds)
            .Select(span => new Stretch(span.StartSeconds!.Value - EdgeSeconds, span.EndSeconds!.Value + EdgeSeconds)));
        if (annotated.IsEmpty && recording.Speech.Any()) return; // It is annotated, though nobody knows where: that is another rule's.
        foreach (Stretch left in recording.Audio!.Any.Without(annotated).Spans)
        {
            if (left.Seconds < LeastSeconds) continue;
            sheet.Add(
                FindingSheet.Say($"{left.Start:0.0}"), left.Start, left.End,
                FindingSheet.Say($"{left.Seconds:0.00} s of speech are heard from {left.Start:0.00} s on, and nothing is annotated"),
                FindingSheet.Say($"listen to {left.Start:0.00} to {left.End:0.00} s and annotate it"), left.Seconds);
        }
    }
}
