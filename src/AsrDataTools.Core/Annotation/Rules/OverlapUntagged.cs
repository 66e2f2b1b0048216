namespace AsrDataTools.Annotation.Rules;

/// <summary>Overlap that the times show and the tags do not.</summary>
internal sealed class OverlapUntagged : AnnotationRule
{
    /// <summary>Shorter overlap is a matter of boundaries, not of talkers, seconds.</summary>
    public const double LeastSeconds = 0.1;

    public override string Id => "OverlapUntagged";

    public override Severity Severity => Severity.Warning;

    public override string Description => "Segments of different speakers overlap and are not tagged so, where other overlap is; Information where none is";

    public override string Remedy => "tag it (Repair-Annotation -Fix TagOverlap)";

    internal override void Judge(RecordingEvidence recording, FindingSheet sheet)
    {
        if (recording.Overlaps.Count == 0) return;
        if (!recording.OverlapTags.IsEmpty)
        {
            foreach (OverlapStretch overlap in recording.Overlaps)
            {
                double untagged = overlap.Span.Seconds - recording.OverlapTags.Covered(overlap.Span);
                if (untagged < LeastSeconds) continue;
                sheet.Add(
                    FindingSheet.Say($"{overlap.Span.Start:0.###}"), overlap.Span.Start, overlap.Span.End,
                    FindingSheet.Say($"{overlap.Speakers} overlap for {overlap.Span.Seconds:0.###} s, of which {untagged:0.###} s are not tagged"),
                    FindingSheet.Say($"tag overlap from {overlap.Span.Start:0.###} to {overlap.Span.End:0.###} s"), untagged, overlap.Segments[^1].SourceLine);
            }

            return;
        }

        OverlapStretch[] all = [.. recording.Overlaps.Where(overlap => overlap.Span.Seconds >= LeastSeconds)];
        if (all.Length == 0 || !HasPlace(recording.Document.Format)) return;
        double seconds = all.Sum(overlap => overlap.Span.Seconds);
        sheet.Add(
            "all", null, null,
            FindingSheet.Say($"'{recording.Document.Recording}' has {all.Length:N0} overlaps of {seconds:0.0} s in all that only their times show; none is tagged"),
            FindingSheet.Say($"tag the {all.Length:N0} overlaps if what is trained reads tags"), seconds, severity: Severity.Information);
    }

    // RTTM and the like show overlap by times alone, and need no more.
    private static bool HasPlace(string? format) => format is null || AnnotationFormats.HeldBy(format).HasFlag(AnnotationFields.Tags);
}
