namespace AsrDataTools.Annotation.Rules;

/// <summary>Words that start before the word before them starts, or ends.</summary>
internal sealed class WordOrder : AnnotationRule
{
    // Recognisers round to hundredths.
    private const double RoundingSeconds = 0.0105;

    public override string Id => "WordOrder";

    public override string Description => "A word starts before the word before it does; Warning where it starts more than 0.01 s before that ends";

    public override string Remedy => "sort the words (Repair-Annotation -Fix Sort), or correct their times";

    internal override void Judge(RecordingEvidence recording, FindingSheet sheet)
    {
        Dictionary<(AnnotationSegment? Segment, string? Channel, string? Speaker, string? Tier), AnnotationWord> last = new(SameVoice.Instance);
        (AnnotationSegment? Segment, string? Channel, string? Speaker, string? Tier) voice = default;
        AnnotationWord? before = null;
        foreach ((AnnotationWord word, AnnotationSegment? segment) in recording.Words)
        {
            if (word.StartSeconds is not { } start) continue;
            (AnnotationSegment?, string?, string?, string?) own = (segment, word.Channel, word.Speaker, word.Tier);
            if (!SameVoice.Instance.Equals(own, voice))
            {
                if (before is not null && voice.Segment is null) last[voice] = before;
                before = segment is null ? last.GetValueOrDefault(own) : null;
                voice = own;
            }

            if (before is not null) Judge(before, word, start, segment, sheet);
            before = word;
        }
    }

    private static void Judge(AnnotationWord before, AnnotationWord word, double start, AnnotationSegment? segment, FindingSheet sheet)
    {
        if (start < before.StartSeconds)
        {
            double back = before.StartSeconds.Value - start;
            sheet.Add(word, segment, FindingSheet.Say($"starts {back:0.###} s before '{before.Text}', which stands before it"), FindingSheet.Say($"put it before '{before.Text}', or start it {back:0.###} s later"), back);
        }
        else if (before.EndSeconds - start is { } shared && shared > RoundingSeconds)
        {
            sheet.Add(word, segment, FindingSheet.Say($"starts {shared:0.###} s before '{before.Text}' ends"), FindingSheet.Say($"end '{before.Text}' at {start:0.###} s, or name the speaker of each"), shared, Severity.Warning);
        }
    }

    // Segments are told apart as objects: to compare all that they hold would take longer than the rest.
    private sealed class SameVoice : IEqualityComparer<(AnnotationSegment? Segment, string? Channel, string? Speaker, string? Tier)>
    {
        public static readonly SameVoice Instance = new();

        public bool Equals((AnnotationSegment? Segment, string? Channel, string? Speaker, string? Tier) x, (AnnotationSegment? Segment, string? Channel, string? Speaker, string? Tier) y) =>
            ReferenceEquals(x.Segment, y.Segment) && x.Channel == y.Channel && x.Speaker == y.Speaker && x.Tier == y.Tier;

        public int GetHashCode((AnnotationSegment? Segment, string? Channel, string? Speaker, string? Tier) voice) => HashCode.Combine(voice.Channel, voice.Speaker, voice.Tier);
    }
}
