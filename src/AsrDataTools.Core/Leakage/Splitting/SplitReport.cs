namespace AsrDataTools.Leakage.Splitting;

/// <summary>How a corpus was split, or why it could not be.</summary>
public sealed record SplitReport
{
    public int Items { get; init; }

    /// <summary>Groups of utterances that must stay together.</summary>
    public int Components { get; init; }

    /// <summary>Share of the corpus in the largest group; where it exceeds the largest split, no split meets the shares.</summary>
    public double LargestComponentShare { get; init; }

    public IReadOnlyList<SplitShare> Splits { get; init; } = [];

    /// <summary>Values of the properties asked for, by split.</summary>
    public IReadOnlyList<SplitStratum> Strata { get; init; } = [];

    /// <summary>What was cut, or would have to be, most costly first; empty where nothing has to be.</summary>
    public IReadOnlyList<SplitCut> Cuts { get; init; } = [];

    /// <summary>Utterances left out by the cuts, or to be left out.</summary>
    public int Dropped { get; init; }

    public double DroppedSeconds { get; init; }

    /// <summary>Where no split stands: the groups without each kind of tie, and, where that is not enough, without the fewest kinds that are.</summary>
    public IReadOnlyList<SplitWithout> Without { get; init; } = [];

    /// <summary>Whether every share is within the tolerance, with the cuts.</summary>
    public bool MeetsShares { get; init; }

    /// <summary>Whether it stands: the shares are met, with cuts only where they were allowed.</summary>
    public bool IsPossible { get; init; }

    /// <summary>Findings when the splits were searched in each other: 0 for a split that stands.</summary>
    public long Findings { get; init; }

    /// <summary>What was not checked, and why.</summary>
    public TextList Notes { get; init; } = TextList.Empty;
}
