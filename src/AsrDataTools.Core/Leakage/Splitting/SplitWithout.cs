namespace AsrDataTools.Leakage.Splitting;

/// <summary>What becomes of the groups where some kinds of tie no longer count.</summary>
public sealed record SplitWithout
{
    /// <summary>The kinds that do not count.</summary>
    public required IReadOnlyList<LeakageKind> Kinds { get; init; }

    /// <summary>Groups of utterances that must stay together still.</summary>
    public int Components { get; init; }

    /// <summary>Share of the corpus in the largest of them: no less can the largest split have, and no more the others together.</summary>
    public double LargestComponentShare { get; init; }

    /// <summary>Whether the shares asked for are met then, with nothing left out.</summary>
    public bool MeetsShares { get; init; }
}
