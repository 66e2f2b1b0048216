namespace AsrDataTools.Vocabulary;

/// <summary>Which side has more of a term, at a false discovery rate of 5 %.</summary>
public enum TermDirection
{
    /// <summary>No difference that chance would not make.</summary>
    Even,

    /// <summary>Production has more.</summary>
    Deficit,

    /// <summary>Training has more.</summary>
    Surplus,
}

/// <summary>A word, or a run of two or three, in production (reference) and in training (difference).</summary>
public sealed record VocabularyTerm
{
    public required string Term { get; init; }

    public TermDirection Direction { get; init; }

    public long ReferenceCount { get; init; }

    public long DifferenceCount { get; init; }

    public double ReferencePerMillion { get; init; }

    public double DifferencePerMillion { get; init; }

    /// <summary>Binary logarithm of production's rate over training's; a count of zero counts as one half.</summary>
    public double LogRatio { get; init; }

    /// <summary>%DIFF: per cent by which production's rate is above training's; null where training has none.</summary>
    public double? PercentDifference { get; init; }

    /// <summary>G² over the full table of four cells.</summary>
    public double LogLikelihood { get; init; }

    /// <summary>Of <see cref="LogLikelihood"/>, χ² with one degree of freedom.</summary>
    public double PValue { get; init; }

    /// <summary>The false discovery rate at which the term would count, over all rows (Benjamini and Hochberg 1995).</summary>
    public double QValue { get; init; }

    /// <summary>z of the log-odds with an informative Dirichlet prior; positive where production has more.</summary>
    public double LogOddsZ { get; init; }

    public int ReferenceRecordings { get; init; }

    public int DifferenceRecordings { get; init; }

    /// <summary>Gries' DP over the recordings of production: 0 spread as speech is, near 1 all in one call; null where it does not occur.</summary>
    public double? ReferenceDispersion { get; init; }

    public double? DifferenceDispersion { get; init; }

    /// <summary>Whether training has none of it.</summary>
    public bool IsUnseen => DifferenceCount == 0;

    /// <summary>Whether a number in digits is in it.</summary>
    public bool IsNumeral { get; init; }

    /// <summary>Occurrences to add for training to have it at production's rate; 0 where it has, and for numbers and signs alone.</summary>
    public long Needed { get; init; }

    public override string ToString() => Term;
}
