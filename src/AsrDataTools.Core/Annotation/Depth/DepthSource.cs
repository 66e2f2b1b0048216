using AsrDataTools.Corpus;

namespace AsrDataTools.Annotation.Depth;

/// <summary>
/// What one file says of one recording. Speakers are told apart within a file only: another file may call the same voice
/// otherwise, and would seem to overlap it.
/// </summary>
internal sealed class DepthSource(string? path)
{
    /// <summary>Share of a segment's words that need times: some aligners give none to numbers.</summary>
    private const double MostWords = 0.9;

    private static readonly HashSet<string> NoSpeaker = new(StringComparer.OrdinalIgnoreCase) { "unknown", "unk", "?", "-", "none", "null" };

    public string? Path => path;

    public List<DepthTurn> Turns { get; } = [];

    /// <summary>Tags that occur, or for which there is a tier, even an empty one.</summary>
    public HashSet<DepthTag> Tags { get; } = [];

    public bool HasUntimedText { get; private set; }

    public double? DurationSeconds { get; private set; }

    public static DepthSource Of(AnnotationDocument document)
    {
        DepthSource source = new(document.Path) { DurationSeconds = document.DurationSeconds };
        foreach (AnnotationTier tier in document.Tiers) source.Add(DepthTags.Of(tier.Kind));
        if (document.Language is not null) source.Tags.Add(DepthTag.Language);
        foreach (AnnotationSegment segment in document.AsSegments()) source.Add(segment);
        return source;
    }

    /// <summary>Takes a row of a manifest; one without a start is text of the whole recording.</summary>
    public void Add(SpeechUtterance utterance)
    {
        bool hasText = !string.IsNullOrWhiteSpace(utterance.Text);
        if (utterance.Language is not null) Tags.Add(DepthTag.Language);
        foreach ((string field, string value) in utterance.Extra) AddField(field, value);
        if (utterance is { StartSeconds: { } start, DurationSeconds: { } duration })
        {
            Turns.Add(new(start, start + duration, Known(utterance.Speaker), utterance.Channel?.ToString(System.Globalization.CultureInfo.InvariantCulture), hasText, HasWordTimes: false));
            return;
        }

        HasUntimedText |= hasText;
        if (utterance.StartSeconds is null) DurationSeconds ??= utterance.DurationSeconds;
    }

    private void Add(AnnotationSegment segment)
    {
        Add(DepthTags.Of(segment.Kind));
        foreach (AnnotationTag tag in segment.Tags) Add(DepthTags.Of(tag.Kind));
        foreach ((string field, string value) in segment.Extra) AddField(field, value);
        if (segment.Language is not null) Tags.Add(DepthTag.Language);
        if (segment.Kind != AnnotationKind.Speech) return;
        bool hasText = !string.IsNullOrWhiteSpace(segment.TextOrWords);
        if (segment is { StartSeconds: { } start, EndSeconds: { } end })
        {
            int timed = segment.Words.Count(word => word is { StartSeconds: not null, EndSeconds: not null });
            Turns.Add(new(start, end, Known(segment.Speaker), segment.Channel, hasText, timed > 0 && timed >= MostWords * segment.Words.Count));
            return;
        }

        HasUntimedText |= hasText;
    }

    private void Add(DepthTag? tag)
    {
        if (tag is { } known) Tags.Add(known);
    }

    private void AddField(string field, string value)
    {
        if (value.Length > 0) Add(DepthTags.Of(field));
    }

    private static string? Known(string? speaker) => string.IsNullOrWhiteSpace(speaker) || NoSpeaker.Contains(speaker) ? null : speaker;
}
