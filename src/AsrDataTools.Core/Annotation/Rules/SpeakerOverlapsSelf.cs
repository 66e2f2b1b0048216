namespace AsrDataTools.Annotation.Rules;

/// <summary>Two segments of one speaker at once.</summary>
internal sealed class SpeakerOverlapsSelf : AnnotationRule
{
    // Below what annotators can mean and formats round.
    private const double LeastSeconds = 0.001;

    public override string Id => "SpeakerOverlapsSelf";

    public override string Description => "A speaker has two segments at once on one channel";

    public override string Remedy => "end the earlier where the later starts (Repair-Annotation -Fix SplitOverlap), or name the speaker who it is";

    internal override void Judge(RecordingEvidence recording, FindingSheet sheet)
    {
        // A referring annotation shares the time of what it refers to.
        foreach (var voice in recording.TimedSpeech.Where(segment => segment is { Speaker: not null, Parent: null }).GroupBy(segment => (segment.Speaker, segment.Channel)))
        {
            AnnotationSegment? latest = null;
            foreach (AnnotationSegment segment in voice.OrderBy(segment => segment.StartSeconds))
            {
                double shared = latest is null ? 0 : Math.Min(segment.EndSeconds!.Value, latest.EndSeconds!.Value) - segment.StartSeconds!.Value;
                if (shared > LeastSeconds)
                {
                    sheet.Add(
                        segment,
                        FindingSheet.Say($"overlaps another of the same speaker ({latest!.StartSeconds:0.###} to {latest.EndSeconds:0.###} s) by {shared:0.###} s"),
                        segment.EndSeconds >= latest.EndSeconds ? FindingSheet.Say($"end the earlier at {segment.StartSeconds:0.###} s, or name who else speaks") : FindingSheet.Say($"join the two, or name who else speaks for {shared:0.###} s"),
                        shared);
                }

                if (latest is null || segment.EndSeconds > latest.EndSeconds) latest = segment;
            }
        }
    }
}
