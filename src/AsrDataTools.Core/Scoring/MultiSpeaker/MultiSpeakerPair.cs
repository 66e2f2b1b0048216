using AsrDataTools.Annotation;

namespace AsrDataTools.Scoring.MultiSpeaker;

/// <summary>One recording as the reference and the hypothesis have it.</summary>
public sealed record MultiSpeakerPair
{
    public required string Recording { get; init; }

    /// <summary>Speech, in any order; a segment is an utterance of its speaker. Without a speaker it is of one called &lt;NA&gt;.</summary>
    public required IReadOnlyList<AnnotationSegment> Reference { get; init; }

    public IReadOnlyList<AnnotationSegment> Hypothesis { get; init; } = [];

    /// <summary>Stretches that the reference exempts: hypothesised words in the middle of which they are do not count.</summary>
    public IReadOnlyList<AnnotationSegment> Unscored { get; init; } = [];
}
