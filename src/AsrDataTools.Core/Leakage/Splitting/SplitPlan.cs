namespace AsrDataTools.Leakage.Splitting;

/// <summary>A split that was worked out: of each item its split, and what has to be cut.</summary>
/// <param name="Splits">By item; −1 for one that is left out.</param>
/// <param name="Cuts">Most costly first.</param>
/// <param name="MeetsShares">Whether every share is within the tolerance.</param>
internal sealed record SplitPlan(int[] Splits, IReadOnlyList<SplitCut> Cuts, bool MeetsShares)
{
    public int Dropped => Splits.Count(split => split < 0);
}
