namespace AsrDataTools.Annotation.Rules;

/// <summary>Segments and words before the start or beyond the end of the recording.</summary>
internal sealed class SegmentOutsideAudio : AnnotationRule
{
    // Durations are often rounded.
    private const double RoundingSeconds = 0.05;

    // Kaldi cuts a segment that reaches less than this beyond the end, and drops others.
    private const double MostOvershootSeconds = 0.5;

    public override string Id => "SegmentOutsideAudio";

    public override string Description => "A segment or word starts before 0 or ends after the recording, as the audio or the annotation gives its length";

    public override string Remedy => "cut it to the recording (Repair-Annotation -Fix ClampToAudio), or name the recording that it is from";

    internal override void Judge(RecordingEvidence recording, FindingSheet sheet)
    {
        foreach (AnnotationSegment segment in recording.Document.Segments)
        {
            if (Fault(segment.StartSeconds, segment.EndSeconds, recording.LengthSeconds) is { } fault)
                sheet.Add(segment, fault.Message, fault.Remedy, fault.Extent, fault.Severity);
        }

        foreach (AnnotationWord word in recording.Document.Words)
        {
            if (Fault(word.StartSeconds, word.EndSeconds, recording.LengthSeconds) is { } fault)
                sheet.Add(word, null, fault.Message, fault.Remedy, fault.Extent, fault.Severity);
        }
    }

    private static (string Message, string Remedy, double Extent, Severity Severity)? Fault(double? startSeconds, double? endSeconds, double? lengthSeconds)
    {
        double start = startSeconds ?? 0;
        if (start < 0) return (FindingSheet.Say($"starts at {start:0.###} s, before the recording"), FindingSheet.Say($"start it at 0, {-start:0.###} s later"), -start, Severity.Error);
        if (lengthSeconds is not { } length || endSeconds is not { } end || end - length <= RoundingSeconds) return null;
        double beyond = end - Math.Max(length, start);
        return start >= length
            ? (FindingSheet.Say($"starts at {start:0.###} s, and the recording ends at {length:0.###} s"), "correct its times, or name the recording that it is from", Math.Max(0, beyond), Severity.Error)
            : (FindingSheet.Say($"reaches {beyond:0.###} s beyond the end of the recording ({length:0.###} s)"), FindingSheet.Say($"end it at {length:0.###} s"), beyond, beyond > MostOvershootSeconds ? Severity.Error : Severity.Warning);
    }
}
