using AsrDataTools.Annotation.Timing;

namespace AsrDataTools.Annotation.Rules;

/// <summary>All times of a recording are early or late by the same.</summary>
internal sealed class TimesShifted : AnnotationRule
{
    public override string Id => "TimesShifted";

    public override Severity Severity => Severity.Warning;

    public override string Description => "The edges of segments, or of words, lie 50 ms and more early or late on the whole, beyond chance (20 edges beside pauses at least); once a recording";

    public override string Remedy => "move all times by the offset";

    public override bool NeedsAudio => true;

    internal override void Judge(RecordingEvidence recording, FindingSheet sheet)
    {
        foreach (AnnotationTiming row in recording.Timing.Select(measure => measure.Row).Where(row => row.ShiftedRecordings > 0))
        {
            string what = row.Unit.ToString().ToLowerInvariant();
            double shift = row.ShiftMs!.Value;
            sheet.Add(
                what, null, null,
                FindingSheet.Say($"the {what} of '{recording.Document.Recording}' are {Math.Abs(shift):N0} ms {(shift < 0 ? "early" : "late")} on the whole ({row.ShiftLowMs:+0;-0;0} to {row.ShiftHighMs:+0;-0;0} ms, by {row.OnsetEdges + row.OffsetEdges:N0} edges)"),
                FindingSheet.Say($"move all times {Math.Abs(shift) / 1000:0.000} s {(shift < 0 ? "later" : "earlier")}"), recording.LengthSeconds);
        }
    }
}
