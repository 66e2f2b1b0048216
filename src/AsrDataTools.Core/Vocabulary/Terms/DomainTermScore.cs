namespace AsrDataTools.Vocabulary;

/// <summary>How well a recogniser gets the terms of a list, over all or of one class.</summary>
public sealed record DomainTermScore
{
    /// <summary>All, a class of the list, or a term.</summary>
    public required string Group { get; init; }

    /// <summary>Terms of the list that the references have.</summary>
    public int Terms { get; init; }

    /// <summary>Occurrences of terms in the references.</summary>
    public long ReferenceCount { get; init; }

    /// <summary>Occurrences in the hypotheses.</summary>
    public long HypothesisCount { get; init; }

    /// <summary>Reference occurrences that the hypothesis has at the same place.</summary>
    public long Hits { get; init; }

    public long Misses => ReferenceCount - Hits;

    /// <summary>Occurrences in the hypotheses where the reference has none.</summary>
    public long FalseInsertions => HypothesisCount - Hits;

    /// <summary>Hits over reference occurrences; null without any.</summary>
    public double? Recall { get; init; }

    public double? RecallLow { get; init; }

    public double? RecallHigh { get; init; }

    /// <summary>Hits over hypothesis occurrences; null without any.</summary>
    public double? Precision { get; init; }

    public double? PrecisionLow { get; init; }

    public double? PrecisionHigh { get; init; }

    /// <summary>2·hits over reference and hypothesis occurrences together.</summary>
    public double? F { get; init; }

    public double? FLow { get; init; }

    public double? FHigh { get; init; }

    /// <summary>Reference words within terms.</summary>
    public long BiasedWords { get; init; }

    /// <summary>B-WER: errors on words within terms, and words of terms inserted, over the former (Le et al. 2021).</summary>
    public double? BiasedWordErrorRate { get; init; }

    public double? BiasedLow { get; init; }

    public double? BiasedHigh { get; init; }

    /// <summary>Reference words within no term of the list; null in rows of a class or a term.</summary>
    public long? UnbiasedWords { get; init; }

    /// <summary>U-WER: all other errors over all other reference words.</summary>
    public double? UnbiasedWordErrorRate { get; init; }

    public double? UnbiasedLow { get; init; }

    public double? UnbiasedHigh { get; init; }

    public TextList Remarks { get; init; } = TextList.Empty;
}
