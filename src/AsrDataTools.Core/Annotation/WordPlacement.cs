namespace AsrDataTools.Annotation;

/// <summary>Brings words that stand on their own into segments, for formats that have no other place for them.</summary>
internal static class WordPlacement
{
    /// <summary>A pause this long ends a segment that is made of words, seconds.</summary>
    public const double LongestPause = 0.5;

    private const string AlternativeMark = "<ALT";

    /// <summary>
    /// A word goes to the segment of its speaker and channel (where it names them) that its midpoint lies in, as scorers have it;
    /// words without one make segments of their own, by speaker, channel and pauses. Of alternatives the first counts.
    /// </summary>
    public static AnnotationDocument IntoSegments(AnnotationDocument document)
    {
        if (document.Words.Count == 0) return document;
        AnnotationSegment[] speech = [.. document.Segments.Where(segment => segment is { Kind: AnnotationKind.Speech, StartSeconds: not null, EndSeconds: not null })];
        double[] starts = [.. speech.Select(segment => segment.StartSeconds!.Value)];
        Array.Sort(starts, speech);
        double longest = speech.Length == 0 ? 0 : speech.Max(segment => segment.DurationSeconds!.Value);
        Dictionary<AnnotationSegment, List<AnnotationWord>> placed = new(ReferenceEqualityComparer.Instance);
        List<AnnotationWord> homeless = [];
        foreach (AnnotationWord word in FirstAlternatives(document.Words))
        {
            if (Home(word, speech, starts, longest) is not { } home) homeless.Add(word);
            else if (placed.TryGetValue(home, out List<AnnotationWord>? words)) words.Add(word);
            else placed[home] = [word];
        }

        return document with
        {
            Words = [],
            Segments = document.Segments.Select(segment => placed.TryGetValue(segment, out List<AnnotationWord>? words) ? segment with { Words = [.. segment.Words, .. words] } : segment)
                .Concat(Grouped(document, homeless)).ToValueList(),
        };
    }

    private static AnnotationSegment? Home(AnnotationWord word, AnnotationSegment[] speech, double[] starts, double longest)
    {
        if (word.StartSeconds is not { } start || word.EndSeconds is not { } end) return null;
        double middle = (start + end) / 2;
        int after = Array.BinarySearch(starts, middle);
        after = after < 0 ? ~after : after + 1;
        while (after < starts.Length && starts[after] <= middle) after++;
        for (int index = after - 1; index >= 0 && starts[index] + longest >= middle; index--)
        {
            AnnotationSegment segment = speech[index];
            if (segment.EndSeconds >= middle && Agree(word.Speaker, segment.Speaker) && Agree(word.Channel, segment.Channel)) return segment;
        }

        return null;
    }

    /// <summary>Whether a word may belong to a segment of that speaker (or channel): where one names none, it may.</summary>
    public static bool Agree(string? word, string? segment) => word is null || segment is null || word == segment;

    /// <summary>The words without the marks of alternatives, and of alternatives the first.</summary>
    public static IEnumerable<AnnotationWord> FirstAlternatives(IEnumerable<AnnotationWord> words)
    {
        bool skip = false;
        foreach (AnnotationWord word in words)
        {
            if (word.StartSeconds is null && word.Text.StartsWith(AlternativeMark, StringComparison.OrdinalIgnoreCase))
                skip = word.Text.Equals("<ALT>", StringComparison.OrdinalIgnoreCase);
            else if (!skip) yield return word;
        }
    }

    private static IEnumerable<AnnotationSegment> Grouped(AnnotationDocument document, List<AnnotationWord> words)
    {
        foreach (IGrouping<(string? Channel, string? Speaker), AnnotationWord> group in words.GroupBy(word => (word.Channel, word.Speaker)))
        {
            List<AnnotationWord> open = [];
            double end = double.NegativeInfinity;
            foreach (AnnotationWord word in group)
            {
                if (open.Count > 0 && word.StartSeconds - end > LongestPause)
                {
                    yield return Segment(document, group.Key, open);
                    open = [];
                }

                open.Add(word);
                end = word.EndSeconds ?? end;
            }

            yield return Segment(document, group.Key, open);
        }
    }

    private static AnnotationSegment Segment(AnnotationDocument document, (string? Channel, string? Speaker) voice, List<AnnotationWord> words) => new()
    {
        Recording = document.Recording,
        Channel = voice.Channel,
        Speaker = voice.Speaker,
        StartSeconds = words.Min(word => word.StartSeconds),
        EndSeconds = words.Max(word => word.EndSeconds),
        Words = words.ToValueList(),
        SourcePath = document.Path,
        SourceLine = words[0].SourceLine,
    };
}
