using System.Collections.Frozen;

namespace AsrDataTools.Annotation.Rules;

/// <summary>Speech of nobody, of somebody unknown, or of somebody whom the file's own list of speakers lacks.</summary>
internal sealed class UnknownSpeaker : AnnotationRule
{
    private static readonly FrozenSet<string> Unknown = new[] { "", "?", "-", "unknown", "unk", "<unk>", "unknown_speaker", "unknown speaker", "none", "null", "n/a", "na", "nan" }
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public override string Id => "UnknownSpeaker";

    public override Severity Severity => Severity.Warning;

    public override string Description => "Speech has no speaker where other speech has one, an unknown one, or one that the file's list of speakers lacks; once a speaker and recording";

    public override string Remedy => "name the speaker, or add it to the list";

    internal override void Judge(RecordingEvidence recording, FindingSheet sheet)
    {
        HashSet<string> listed = [.. recording.Document.Speakers.Select(speaker => speaker.Id)];
        bool anyNamed = recording.Speech.Any(segment => segment.Speaker is not null);
        foreach (IGrouping<string?, AnnotationSegment> voice in recording.Speech.GroupBy(segment => segment.Speaker))
        {
            string? speaker = voice.Key;
            string? what = speaker is null ? anyNamed ? "have no speaker, where others have one" : null
                : Unknown.Contains(speaker.Trim()) ? $"have the speaker '{speaker}'"
                : listed.Count > 0 && !listed.Contains(speaker) ? $"have the speaker '{speaker}', who is not among the {listed.Count} that the file lists"
                : null;
            if (what is null) continue;
            int count = voice.Count();
            double seconds = voice.Sum(segment => Math.Max(0, segment.DurationSeconds ?? 0));
            AnnotationSegment first = voice.First();
            sheet.Add(
                speaker ?? "", first.StartSeconds, first.EndSeconds,
                FindingSheet.Say($"{count:N0} segments ({seconds:0.0} s) of '{recording.Document.Recording}' {what}"),
                FindingSheet.Say($"name the speaker of {count:N0} segments"), seconds, first.SourceLine, first.Id);
        }
    }
}
