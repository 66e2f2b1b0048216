namespace AsrDataTools.Annotation.Timing;

/// <summary>An annotated edge beside a pause, and the edge of speech that is heard there. A row of a filter list: it names its recording, file and segment.</summary>
public sealed record TimingEdge
{
    public required string Recording { get; init; }

    public TimingUnit Unit { get; init; }

    public EdgeKind Edge { get; init; }

    /// <summary>As annotated.</summary>
    public double AnnotatedSeconds { get; init; }

    /// <summary>Where speech is heard to begin or end; null where it does neither within reach: the edge lies in silence.</summary>
    public double? HeardSeconds { get; init; }

    /// <summary>Annotated less heard, ms: negative where the annotation is early.</summary>
    public double? DeviationMs { get; init; }

    /// <summary>What is left of it without the recording's constant offset, padding and drift, ms.</summary>
    public double? ResidualMs { get; init; }

    public string? Speaker { get; init; }

    public string? Channel { get; init; }

    /// <summary>The segment's own name, where it has one.</summary>
    public string? Id { get; init; }

    /// <summary>What is said in the segment, or the word.</summary>
    public string? Text { get; init; }

    /// <summary>Start of the segment or word that the edge is of.</summary>
    public double StartSeconds { get; init; }

    public double EndSeconds { get; init; }

    /// <summary>Line in the annotation file; 0 for none.</summary>
    public long Line { get; init; }

    /// <summary>The annotation file; absolute.</summary>
    public string? Path { get; init; }

    /// <summary>The recording's file; absolute.</summary>
    public string? AudioPath { get; init; }

    public override string ToString() => FormattableString.Invariant($"{Recording} {Edge} at {AnnotatedSeconds:0.000} s: {DeviationMs:+0;-0;0} ms");
}
