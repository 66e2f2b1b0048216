namespace AsrDataTools.Vocabulary;

/// <summary>How the words of two sides are held against each other.</summary>
public sealed record VocabularyOptions
{
    public TokenOptions Tokens { get; init; } = new();

    /// <summary>Words by language, for the share of switched words; null for none.</summary>
    public LanguageLists? Languages { get; init; }

    /// <summary>Words of the prior of the log-odds; null for the tokens of the smaller side.</summary>
    public double? PriorWords { get; init; }

    public double ConfidenceLevel { get; init; } = 0.95;

    /// <summary>Bootstrap replicates.</summary>
    public int Replicates { get; init; } = 1000;

    public long Seed { get; init; } = 1;
}

/// <summary>Which rows of terms, and in which order.</summary>
public sealed record VocabularyTermOptions
{
    /// <summary>Words of a term, 1 to 3.</summary>
    public int NGram { get; init; } = 1;

    public VocabularyRanking RankBy { get; init; }

    /// <summary>Whether terms come first that training has too much of.</summary>
    public bool SurplusFirst { get; init; }

    /// <summary>Fewest occurrences on both sides together.</summary>
    public int MinimumCount { get; init; } = 1;

    /// <summary>Fewest recordings on the side that has more of it.</summary>
    public int MinimumRecordings { get; init; } = 1;
}

/// <summary>What terms are ordered by.</summary>
public enum VocabularyRanking
{
    /// <summary>G², with the sign of the difference.</summary>
    LogLikelihood,

    /// <summary>z of the log-odds with an informative prior.</summary>
    LogOdds,

    /// <summary>Binary logarithm of the ratio of rates, whatever the evidence.</summary>
    LogRatio,
}
