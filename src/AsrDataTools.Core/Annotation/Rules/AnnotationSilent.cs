namespace AsrDataTools.Annotation.Rules;

/// <summary>Segments of speech in which none is heard.</summary>
internal sealed class AnnotationSilent : AnnotationRule
{
    private const double LeastSeconds = 0.3;
    private const double LeastShare = 0.1;

    public override string Id => "AnnotationSilent";

    public override Severity Severity => Severity.Warning;

    public override string Description => "In less than a tenth of a segment of speech (0.3 s or longer) any is heard";

    public override string Remedy => "correct its times, or take it away";

    public override bool NeedsAudio => true;

    internal override void Judge(RecordingEvidence recording, FindingSheet sheet)
    {
        Dictionary<string, TimeSet> heard = [];
        foreach (AnnotationSegment segment in recording.TimedSpeech)
        {
            Stretch span = new(segment.StartSeconds!.Value, segment.EndSeconds!.Value);
            if (span.Seconds < LeastSeconds || span.Start >= recording.Audio!.DurationSeconds) continue; // Beyond the end is another rule's.
            string channel = segment.Channel ?? "";
            if (!heard.TryGetValue(channel, out TimeSet? speech)) heard[channel] = speech = recording.Audio.On(segment.Channel);
            double covered = speech.Covered(span);
            if (covered >= LeastShare * span.Seconds) continue;
            sheet.Add(
                segment,
                FindingSheet.Say($"lasts {span.Seconds:0.00} s, and {covered:0.00} s of speech are heard in it"),
                FindingSheet.Say($"listen to {span.Start:0.00} to {span.End:0.00} s; correct the times or take it away"),
                span.Seconds - covered);
        }
    }
}
