namespace AsrDataTools.Annotation.Rules;

/// <summary>Where words may lie: the segments of speech, of all or of the word's own speaker and channel.</summary>
internal sealed class SpeechCover(IEnumerable<AnnotationSegment> segments)
{
    private readonly AnnotationSegment[] _segments = [.. segments];
    private readonly Dictionary<(string? Speaker, string? Channel), TimeSet> _covers = [];

    public bool IsEmpty => _segments.Length == 0;

    /// <summary>The stretches in which somebody of that name may talk on that channel; null for names that a word leaves out.</summary>
    public TimeSet Of(string? speaker, string? channel)
    {
        if (_covers.TryGetValue((speaker, channel), out TimeSet? cover)) return cover;
        return _covers[(speaker, channel)] = TimeSet.Of(_segments
            .Where(segment => WordPlacement.Agree(speaker, segment.Speaker) && WordPlacement.Agree(channel, segment.Channel))
            .Select(segment => new Stretch(segment.StartSeconds!.Value, segment.EndSeconds!.Value)));
    }
}
