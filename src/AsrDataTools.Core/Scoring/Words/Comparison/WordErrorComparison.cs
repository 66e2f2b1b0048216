namespace AsrDataTools.Scoring.Words;

/// <summary>Two systems on the same utterances, over all or over one group.</summary>
public sealed record WordErrorComparison
{
    /// <summary>All, or property and value.</summary>
    public required string Group { get; init; }

    public required string First { get; init; }

    public required string Second { get; init; }

    public int Utterances { get; init; }

    public int Speakers { get; init; }

    public double? FirstErrorRate { get; init; }

    public double? SecondErrorRate { get; init; }

    /// <summary>Second less first: negative where the second is better.</summary>
    public double? Difference { get; init; }

    /// <summary>Lower bound of the bootstrap interval of <see cref="Difference"/>; null with fewer than 10 blocks.</summary>
    public double? Low { get; init; }

    public double? High { get; init; }

    /// <summary>Share of bootstrap replicates in which the second makes fewer errors; ties count half.</summary>
    public double? ProbabilityOfImprovement { get; init; }

    /// <summary>Segments with errors, bounded by two words that both have right.</summary>
    public int Segments { get; init; }

    /// <summary>MAPSSWE's statistic; positive where the first makes more errors.</summary>
    public double? MatchedPairsZ { get; init; }

    /// <summary>Two-sided probability of MAPSSWE.</summary>
    public double? MatchedPairsP { get; init; }

    /// <summary><see cref="MatchedPairsP"/> corrected for all comparisons of the run (Holm).</summary>
    public double? AdjustedP { get; init; }

    /// <summary>Sign test over speakers' error rates.</summary>
    public double? SignP { get; init; }

    /// <summary>Wilcoxon's signed-rank test over speakers' error rates; null with fewer than 8 speakers.</summary>
    public double? WilcoxonP { get; init; }

    /// <summary>McNemar's test over utterances wholly right or not; exact.</summary>
    public double? McNemarP { get; init; }

    /// <summary>Utterances that only the first has wholly right …</summary>
    public int OnlyFirstRight { get; init; }

    /// <summary>… and those that only the second has.</summary>
    public int OnlySecondRight { get; init; }

    /// <summary>The system that is better beyond chance by <see cref="AdjustedP"/>; null where none is shown to be.</summary>
    public string? Better { get; init; }

    public AlignmentConvention Convention { get; init; }

    public required string Normalizer { get; init; }

    public TextList Remarks { get; init; } = TextList.Empty;
}
