using AsrDataTools.Annotation.Timing;

namespace AsrDataTools.Annotation.Rules;

/// <summary>The clock of the annotation runs faster or slower than that of the recording.</summary>
internal sealed class TimesDrift : AnnotationRule
{
    public override string Id => "TimesDrift";

    public override Severity Severity => Severity.Warning;

    public override string Description => "The edges of segments, or of words, run away from speech by 50 ms and more over the recording, beyond chance (20 edges beside pauses at least); once a recording";

    public override string Remedy => "stretch the times; find out which of two copies, sampling rates or clocks they are of";

    public override bool NeedsAudio => true;

    internal override void Judge(RecordingEvidence recording, FindingSheet sheet)
    {
        foreach (AnnotationTiming row in recording.Timing.Select(measure => measure.Row).Where(row => row.DriftingRecordings > 0))
        {
            string what = row.Unit.ToString().ToLowerInvariant();
            double drift = row.DriftPpm!.Value;
            sheet.Add(
                what, null, null,
                FindingSheet.Say($"the {what} of '{recording.Document.Recording}' run {Math.Abs(drift):N0} ppm {(drift < 0 ? "slow" : "fast")} ({row.DriftLowPpm:+0;-0;0} to {row.DriftHighPpm:+0;-0;0}): {row.DriftMsPerMinute:+0.0;-0.0;0} ms a minute, {row.DriftMs:+0;-0;0} ms over the recording{Known(drift)}"),
                FindingSheet.Say($"divide all times by {1 + (drift / 1e6):0.000000}, or have the copy that they are of"), recording.LengthSeconds);
        }
    }

    private static string Known(double drift) => LineSearch.Mistaken(1 + (drift / 1e6)) is { } why ? $", as if {why}" : "";
}
