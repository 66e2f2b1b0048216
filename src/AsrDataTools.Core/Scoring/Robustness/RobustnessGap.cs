using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Scoring.Robustness;

/// <summary>Word errors in one condition, and how many more they are than on the clean originals of the same utterances.</summary>
public sealed record RobustnessGap
{
    /// <summary>Name of the row of the originals.</summary>
    public const string Clean = "Clean";

    /// <summary>Name of the row in which conditions are weighed as production has them.</summary>
    public const string Production = "Production (projected)";

    /// <summary>Clean, the values of the columns that conditions were told by, or the projection.</summary>
    public required string Condition { get; init; }

    public int Utterances { get; init; }

    /// <summary>Speakers known by name.</summary>
    public int Speakers { get; init; }

    /// <summary>Reference words.</summary>
    public long Words { get; init; }

    /// <summary>(S + D + I) / N; null without reference words.</summary>
    public double? WordErrorRate { get; init; }

    /// <summary>Bounds of its interval; null with fewer than 10 blocks.</summary>
    public double? Low { get; init; }

    public double? High { get; init; }

    /// <summary>The rate of the originals of these utterances; of all originals where the sets are not paired.</summary>
    public double? CleanWordErrorRate { get; init; }

    /// <summary><see cref="WordErrorRate"/> less <see cref="CleanWordErrorRate"/>; null for the originals.</summary>
    public double? Gap { get; init; }

    /// <summary>Bounds of the interval of <see cref="Gap"/>, both sides judged on the same draws of blocks.</summary>
    public double? GapLow { get; init; }

    public double? GapHigh { get; init; }

    /// <summary>Two-sided probability of so large a gap by chance: MAPSSWE (Gillick and Cox 1989), or the bootstrap where the sets are not paired; corrected for all conditions (Holm).</summary>
    public double? PValue { get; init; }

    /// <summary>Of the gap's interval against the thresholds.</summary>
    public Verdict Verdict { get; init; }

    /// <summary>Share of production in this condition, 0…1; null where it was not told.</summary>
    public double? ProductionShare { get; init; }

    /// <summary>What was resampled; null where there is no interval.</summary>
    public ErrorClustering? ClusteredBy { get; init; }

    /// <summary>What to do about it, with amounts where they are known; null where nothing is to be done.</summary>
    public string? Remedy { get; init; }

    public AlignmentConvention Convention { get; init; }

    public required string Normalizer { get; init; }

    public TextList Remarks { get; init; } = TextList.Empty;
}
