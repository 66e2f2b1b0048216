namespace AsrDataTools.Annotation;

/// <summary>A stretch of a recording and what is said of it. Times are seconds from the start of the recording.</summary>
public sealed record AnnotationSegment
{
    /// <summary>The recording that it is part of.</summary>
    public required string Recording { get; init; }

    /// <summary>The source's own name for it; unique within its recording where the source keeps to its rules.</summary>
    public string? Id { get; init; }

    public AnnotationKind Kind { get; init; }

    /// <summary>Null where the source gives no times (a transcript that is only text).</summary>
    public double? StartSeconds { get; init; }

    /// <summary>Null where the source gives no times; may lie before the start in a source that is wrong.</summary>
    public double? EndSeconds { get; init; }

    public double? DurationSeconds => EndSeconds - StartSeconds;

    public string? Speaker { get; init; }

    /// <summary>The channel as the source writes it: 1, A …</summary>
    public string? Channel { get; init; }

    /// <summary>What is said, in the words and marks of the source; the label itself for what is not speech.</summary>
    public string? Text { get; init; }

    /// <summary>The words with their times, where the source has them.</summary>
    public ValueList<AnnotationWord> Words { get; init; } = ValueList<AnnotationWord>.Empty;

    /// <summary>What else is said of the whole segment or of a part of it.</summary>
    public ValueList<AnnotationTag> Tags { get; init; } = ValueList<AnnotationTag>.Empty;

    /// <summary>From 0 to 1, as the source gives it.</summary>
    public double? Confidence { get; init; }

    public string? Language { get; init; }

    /// <summary>Name of the tier that it stands in.</summary>
    public string? Tier { get; init; }

    /// <summary>Id of the segment that this one hangs on (ELAN's referring annotations).</summary>
    public string? Parent { get; init; }

    /// <summary>What has no place above, by the source's own names.</summary>
    public NamedValues Extra { get; init; } = NamedValues.Empty;

    /// <summary>Absolute path of the file that it was read from.</summary>
    public string? SourcePath { get; init; }

    /// <summary>Line in that file, counted from 1; 0 where it was not read from one.</summary>
    public long SourceLine { get; init; }

    internal SourceRow? Source { get; set; }

    /// <summary>The text, or the words joined where there is only those; null where nothing says what is said.</summary>
    internal string? TextOrWords => Text ?? (Words.Count == 0 ? null : string.Join(' ', Words.Select(word => word.Text.Trim())));

    public override string ToString() => FormattableString.Invariant($"{Recording} {StartSeconds:f2}-{EndSeconds:f2} {Speaker} {TextOrWords}");
}
