namespace AsrDataTools.Scoring.Words;

/// <summary>Word errors over all utterances, or over those of one group.</summary>
public sealed record WordErrorResult
{
    /// <summary>The value of <see cref="Group"/> in the row over all.</summary>
    public const string All = "All";

    /// <summary>Property and value, <c>Accent=en-IN</c>; several are joined by ", ".</summary>
    public required string Group { get; init; }

    public int Utterances { get; init; }

    /// <summary>Speakers known by name.</summary>
    public int Speakers { get; init; }

    /// <summary>Reference words, N = C + S + D.</summary>
    public long Words { get; init; }

    public long Correct { get; init; }

    public long Substitutions { get; init; }

    public long Deletions { get; init; }

    public long Insertions { get; init; }

    /// <summary>(S + D + I) / N; null without reference words.</summary>
    public double? WordErrorRate { get; init; }

    /// <summary>Lower bound of the interval of <see cref="WordErrorRate"/>; null with fewer than 10 speakers or other blocks.</summary>
    public double? Low { get; init; }

    public double? High { get; init; }

    /// <summary>What the interval was resampled over; null where there is none. Only one over speakers covers new speakers.</summary>
    public ErrorClustering? ClusteredBy { get; init; }

    /// <summary>By grapheme cluster.</summary>
    public double? CharacterErrorRate { get; init; }

    /// <summary>(S + D + I) / (C + S + D + I).</summary>
    public double? MatchErrorRate { get; init; }

    public double? WordInformationLost { get; init; }

    public double? WordInformationPreserved { get; init; }

    /// <summary>Share of utterances with any error.</summary>
    public double? UtteranceErrorRate { get; init; }

    /// <summary>References for which no hypothesis came; scored as all deletions.</summary>
    public int MissingHypotheses { get; init; }

    /// <summary>Utterances with at least 5 words inserted between two that are right.</summary>
    public int HallucinatedUtterances { get; init; }

    /// <summary>Utterances with a phrase four times or more in a row that the reference does not repeat so.</summary>
    public int RepetitiveUtterances { get; init; }

    public AlignmentConvention Convention { get; init; }

    public required string Normalizer { get; init; }

    public TextList Remarks { get; init; } = TextList.Empty;
}
