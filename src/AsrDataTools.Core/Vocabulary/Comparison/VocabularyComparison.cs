namespace AsrDataTools.Vocabulary;

/// <summary>The words of production (reference) and training (difference) as a whole.</summary>
public sealed record VocabularyComparison
{
    public long ReferenceTokens { get; init; }

    public long DifferenceTokens { get; init; }

    /// <summary>Different words, numbers in digits not among them.</summary>
    public int ReferenceTypes { get; init; }

    public int DifferenceTypes { get; init; }

    /// <summary>Recordings, or utterances where recordings are not known.</summary>
    public int ReferenceRecordings { get; init; }

    public int DifferenceRecordings { get; init; }

    /// <summary>Share of production's running words that training has never seen; numbers in digits are left out.</summary>
    public double? OovTokenRate { get; init; }

    public double? OovTokenLow { get; init; }

    public double? OovTokenHigh { get; init; }

    /// <summary>Share of production's different words that training has never seen.</summary>
    public double? OovTypeRate { get; init; }

    public double? OovTypeLow { get; init; }

    public double? OovTypeHigh { get; init; }

    /// <summary>Between the two distributions of words, 0…1 (base 2).</summary>
    public double? JensenShannon { get; init; }

    /// <summary>The same where recordings are dealt to the sides by chance: what two samples of one population would have. Null with fewer than 10 recordings on a side.</summary>
    public double? JensenShannonByChance { get; init; }

    /// <summary>Slope of log frequency over log rank, words with at least 5 occurrences; near −1 in general speech.</summary>
    public double? ReferenceZipfSlope { get; init; }

    public double? DifferenceZipfSlope { get; init; }

    /// <summary>The ten words that training lacks most.</summary>
    public TextList Deficits { get; init; } = TextList.Empty;

    /// <summary>The ten words that training has too much of.</summary>
    public TextList Surpluses { get; init; } = TextList.Empty;

    /// <summary>Share of words in another script, or only on the word list of another language, than most of their utterance.</summary>
    public double? ReferenceSwitchedShare { get; init; }

    public double? DifferenceSwitchedShare { get; init; }

    /// <summary>Share of utterances with any such word.</summary>
    public double? ReferenceMixedShare { get; init; }

    public double? DifferenceMixedShare { get; init; }

    /// <summary>Marks of annotators left out of the counts.</summary>
    public long ReferenceTags { get; init; }

    public long DifferenceTags { get; init; }

    /// <summary>Transcripts without any word.</summary>
    public int ReferenceEmpty { get; init; }

    public int DifferenceEmpty { get; init; }

    /// <summary>In what the two sides are written differently: case, punctuation, numerals.</summary>
    public TextList WritingDifferences { get; init; } = TextList.Empty;

    /// <summary>How words were made of text.</summary>
    public required string Tokens { get; init; }

    /// <summary>How expressions of each class stand on both sides.</summary>
    public IReadOnlyList<EntityDensity> Entities { get; init; } = [];

    /// <summary>How much of production the most frequent words of training cover.</summary>
    public IReadOnlyList<CoveragePoint> Coverage { get; init; } = [];

    public TextList Remarks { get; init; } = TextList.Empty;

    public override string ToString() => FormattableString.Invariant($"{ReferenceTokens} tokens of production, {DifferenceTokens} of training, {100 * OovTokenRate:0.00} % unseen");
}

/// <summary>Expressions of one class in production (reference) and in training (difference).</summary>
public sealed record EntityDensity
{
    public EntityClass Class { get; init; }

    public long ReferenceCount { get; init; }

    public long DifferenceCount { get; init; }

    /// <summary>Per 1,000 words.</summary>
    public double ReferencePerThousand { get; init; }

    public double DifferencePerThousand { get; init; }

    /// <summary>Training's density over production's; null where production has none.</summary>
    public double? Ratio { get; init; }

    /// <summary>By bootstrap over the recordings of both sides; null with fewer than 10 on either, or where either has none.</summary>
    public double? RatioLow { get; init; }

    public double? RatioHigh { get; init; }

    /// <summary>A few of production's.</summary>
    public TextList Examples { get; init; } = TextList.Empty;

    public override string ToString() => FormattableString.Invariant($"{Class} {ReferencePerThousand:0.00} > {DifferencePerThousand:0.00}");
}

/// <summary>What the most frequent words of training cover.</summary>
/// <param name="Types">The so many most frequent words of training, numbers in digits not among them.</param>
/// <param name="ReferenceShare">Share of production's tokens, numbers in digits not among them, that they are.</param>
/// <param name="DifferenceShare">Share of training's own.</param>
public sealed record CoveragePoint(int Types, double ReferenceShare, double DifferenceShare);
