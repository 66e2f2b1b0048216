using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Scoring.MultiSpeaker;

/// <summary>One speaker of the reference and the one of the hypothesis that stands for him, or one who has no counterpart.</summary>
public sealed record SpeakerWordErrorResult
{
    public required string Recording { get; init; }

    public MultiSpeakerMetric Metric { get; init; }

    /// <summary>Null for a speaker whom only the hypothesis has: a false alarm, all of whose words are insertions.</summary>
    public string? Speaker { get; init; }

    /// <summary>Null for a speaker who is missed: all of his words are deletions.</summary>
    public string? HypothesisSpeaker { get; init; }

    /// <summary>(S + D + I) / N; null without reference words.</summary>
    public double? WordErrorRate { get; init; }

    /// <summary>Reference words, N = C + S + D.</summary>
    public long Words { get; init; }

    public long Correct { get; init; }

    public long Substitutions { get; init; }

    public long Deletions { get; init; }

    public long Insertions { get; init; }

    /// <summary>Seconds within which words may match; null where time does not matter.</summary>
    public double? CollarSeconds { get; init; }

    public AlignmentConvention Convention { get; init; }

    public required string Normalizer { get; init; }
}
