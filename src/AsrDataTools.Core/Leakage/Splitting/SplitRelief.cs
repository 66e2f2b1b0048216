using System.Numerics;

namespace AsrDataTools.Leakage.Splitting;

/// <summary>Which kinds of tie stand against the shares.</summary>
internal sealed class SplitRelief(SplitPlanner planner, SplitLinks links, SplitTargets targets, CorpusSplitOptions options)
{
    /// <summary>The groups without each kind that may be cut; where no single one is enough, then without the fewest that are, if any are: the weakest first.</summary>
    public IReadOnlyList<SplitWithout> Find()
    {
        LeakageKind[] kinds = [.. SplitPlanner.Cuttable.Where(kind => links.Kinds.Contains(kind))];
        List<SplitWithout> found = [.. kinds.Select(kind => Without([kind]))];
        if (found.Exists(row => row.MeetsShares)) return found;
        SplitWithout? enough = Enumerable.Range(1, (1 << kinds.Length) - 1).Where(set => BitOperations.PopCount((uint)set) > 1).OrderBy(set => BitOperations.PopCount((uint)set))
            .Select(set => Without([.. kinds.Where((_, bit) => (set >> bit & 1) == 1)])).FirstOrDefault(row => row.MeetsShares);
        return enough is null ? found : [.. found, enough];
    }

    private SplitWithout Without(LeakageKind[] kinds)
    {
        HashSet<LeakageKind> hard = [.. options.Disjoint.Kinds.Except(kinds)];
        double largest = targets.LargestShare(links.Components(hard, out int count), count);
        return new SplitWithout
        {
            Kinds = kinds,
            Components = count,
            LargestComponentShare = largest,
            MeetsShares = largest <= targets.MostShare && planner.Plan(links, hard, []).MeetsShares,
        };
    }
}
