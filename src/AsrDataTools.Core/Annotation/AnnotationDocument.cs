namespace AsrDataTools.Annotation;

/// <summary>
/// What is annotated of one recording. Segments and words stand in the order of the source, even where it is wrong: that is
/// for rules to find. Immutable; absent is null, never an empty guess.
/// </summary>
public sealed record AnnotationDocument
{
    /// <summary>The recording's name in the source; the file's name where the source names none.</summary>
    public required string Recording { get; init; }

    /// <summary>Absolute path of the file (or folder) that it was read from.</summary>
    public string? Path { get; init; }

    /// <summary>The format that it was read in, as <c>-Format</c> names it.</summary>
    public string? Format { get; init; }

    /// <summary>The recording's file in the words of the source, not resolved.</summary>
    public string? Audio { get; init; }

    /// <summary>Length of the recording as the source declares it, seconds.</summary>
    public double? DurationSeconds { get; init; }

    /// <summary>Language of the whole, in the words of the source.</summary>
    public string? Language { get; init; }

    /// <summary>What the source says of its speakers; those that only occur in segments are in <see cref="SpeakerNames"/>.</summary>
    public ValueList<AnnotationSpeaker> Speakers { get; init; } = ValueList<AnnotationSpeaker>.Empty;

    /// <summary>The tiers that the source declares, in its order; none in formats without tiers.</summary>
    public ValueList<AnnotationTier> Tiers { get; init; } = ValueList<AnnotationTier>.Empty;

    public ValueList<AnnotationSegment> Segments { get; init; } = ValueList<AnnotationSegment>.Empty;

    /// <summary>Words that stand on their own, in no segment (CTM, LEXEME rows, word tiers).</summary>
    public ValueList<AnnotationWord> Words { get; init; } = ValueList<AnnotationWord>.Empty;

    /// <summary>What the source says of the recording beyond this, by its own names.</summary>
    public NamedValues Extra { get; init; } = NamedValues.Empty;

    internal AnnotationLayout? Layout { get; init; }

    public int SegmentCount => Segments.Count;

    /// <summary>Words with or without times, in segments or not. Text that is not split into words does not count.</summary>
    public int WordCount => Words.Count + Segments.Sum(segment => segment.Words.Count);

    /// <summary>The speakers that occur, in the order in which they do.</summary>
    public TextList SpeakerNames => new(Speakers.Select(speaker => speaker.Id)
        .Concat(Segments.Select(segment => segment.Speaker))
        .Concat(Words.Select(word => word.Speaker))
        .OfType<string>().Distinct(StringComparer.Ordinal));

    /// <summary>Where the last segment or word ends, seconds; null where nothing has a time.</summary>
    public double? EndSeconds
    {
        get
        {
            double last = double.NegativeInfinity;
            foreach (AnnotationSegment segment in Segments) last = Math.Max(last, segment.EndSeconds ?? last);
            foreach (AnnotationWord word in Words) last = Math.Max(last, word.EndSeconds ?? last);
            return double.IsNegativeInfinity(last) ? null : last;
        }
    }

    public override string ToString() => Recording;
}
