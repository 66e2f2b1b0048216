namespace AsrDataTools.Annotation.Timing;

/// <summary>What timing goes by of one document, of its segments or of its words.</summary>
internal sealed class TimingSource
{
    private TimingSource(AnnotationDocument document, TimingUnit unit, IReadOnlyList<TimedSpan> spans, TimeGrid? grid, WordTimes? words)
    {
        (Recording, Path, Unit, Spans, Grid, Words) = (document.Recording, document.Path, unit, spans, grid, words);
    }

    public string Recording { get; }

    public string? Path { get; }

    public TimingUnit Unit { get; }

    public IReadOnlyList<TimedSpan> Spans { get; }

    public TimeGrid? Grid { get; }

    /// <summary>Null for segments.</summary>
    public WordTimes? Words { get; }

    /// <summary>A source for the segments and one for the words, where the document has times for them.</summary>
    /// <param name="document">The recording.</param>
    /// <param name="namesSources">Keeps the segment or word of each span; without, the document can be let go.</param>
    public static IEnumerable<TimingSource> Of(AnnotationDocument document, bool namesSources)
    {
        TimedSpan[] segments =
        [
            .. document.Segments
                .Where(segment => segment.Kind == AnnotationKind.Speech && segment.EndSeconds > segment.StartSeconds)
                .Select(segment => new TimedSpan(segment.StartSeconds!.Value, segment.EndSeconds!.Value, segment.Channel, namesSources ? segment : null)),
        ];
        if (segments.Length > 0)
        {
            IEnumerable<double> times = segments.SelectMany(span => (double[])[span.Start, span.End]);
            yield return new(document, TimingUnit.Segments, segments, TimeGrid.Of(times), null);
        }

        (AnnotationWord Word, AnnotationSegment? Segment)[] words = [.. WordsOf(document)];
        if (!words.Any(entry => entry.Word is { StartSeconds: not null, EndSeconds: not null })) yield break;
        TimeGrid? grid = TimeGrid.Of(words.SelectMany(entry => (double?[])[entry.Word.StartSeconds, entry.Word.EndSeconds]).OfType<double>());
        TimedSpan[] spans =
        [
            .. words.Where(entry => entry.Word.EndSeconds > entry.Word.StartSeconds)
                .Select(entry => new TimedSpan(entry.Word.StartSeconds!.Value, entry.Word.EndSeconds!.Value, entry.Word.Channel ?? entry.Segment?.Channel, namesSources ? entry.Word : null)),
        ];
        yield return new(document, TimingUnit.Words, spans, grid, WordTimes.Of(words, words.Length, grid));
    }

    /// <summary>All words, in segments or not; of alternatives the first.</summary>
    public static IEnumerable<(AnnotationWord Word, AnnotationSegment? Segment)> WordsOf(AnnotationDocument document)
    {
        foreach (AnnotationSegment segment in document.Segments)
        {
            foreach (AnnotationWord word in segment.Words) yield return (word, segment);
        }

        foreach (AnnotationWord word in WordPlacement.FirstAlternatives(document.Words)) yield return (word, null);
    }
}
