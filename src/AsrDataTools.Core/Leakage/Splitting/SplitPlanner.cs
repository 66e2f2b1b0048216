namespace AsrDataTools.Leakage.Splitting;

/// <summary>
/// Works splits out. First nothing is cut. Where the shares cannot be met so, ties are allowed to be cut, the weakest kind of evidence first: near
/// texts, then sentences, then sessions, then speakers. The same speech is never dealt to two splits.
/// </summary>
internal sealed class SplitPlanner(IReadOnlyList<LeakageItem> items, LeakageInput input, SplitTargets targets, CorpusSplitOptions options)
{
    /// <summary>What may be cut, the weakest first.</summary>
    public static IReadOnlyList<LeakageKind> Cuttable { get; } = [LeakageKind.NearText, LeakageKind.SameText, LeakageKind.SameRecording, LeakageKind.SameSpeaker];

    /// <summary>The first plan that meets the shares; else the one that lets most be cut.</summary>
    public SplitPlan Plan(SplitLinks links)
    {
        HashSet<LeakageKind> hard = [.. options.Disjoint.Kinds];
        List<LeakageKind> cut = [];
        SplitPlan plan = Plan(links, hard, cut);
        foreach (LeakageKind kind in Cuttable.Where(kind => links.Kinds.Contains(kind)))
        {
            if (plan.MeetsShares) break;
            hard.Remove(kind);
            cut.Add(kind);
            plan = Plan(links, hard, cut);
        }

        return plan;
    }

    /// <summary>The plan that keeps some kinds together, cuts others and lets the rest be.</summary>
    public SplitPlan Plan(SplitLinks links, IReadOnlySet<LeakageKind> hard, IReadOnlyList<LeakageKind> cut)
    {
        int[] component = links.Components(hard, out int count);
        ItemGroups members = new(component, count);
        (LeakageKind Kind, int[] Items, string? Label)[] classes = [.. cut.SelectMany(kind => links.Classes(kind).Select(group => (kind, group.Items, group.Label)))
            .Where(group => group.Items.Select(item => component[item]).Distinct().Count() > 1)];
        (int, double)[][] ties = [.. classes.Select(group => group.Items
            .GroupBy(item => component[item]).Select(part => (part.Key, part.Sum(item => targets.Mass[item]))).ToArray())];
        int[] dealt = new BalancedAssignment(targets, [.. Enumerable.Range(0, count).Select(group => targets.MassOf(members[group]))], ties, options.Seed, input.Cancellation).Solve();
        int[] splits = [.. component.Select(number => dealt[number])];
        List<SplitCut> cuts = [.. classes.Select(group => Cut(group.Kind, group.Items, group.Label, splits)).OfType<SplitCut>()];
        return new SplitPlan(splits, [.. cuts.OrderByDescending(one => one.DroppedSeconds).ThenByDescending(one => one.Dropped)], targets.MeetsShares(splits));
    }

    // Items that an earlier cut took out tie nothing any more.
    private SplitCut? Cut(LeakageKind kind, int[] group, string? label, int[] splits)
    {
        (int Split, int[] Items)[] parts = [.. group.Where(item => splits[item] >= 0).GroupBy(item => splits[item]).Select(part => (part.Key, part.ToArray()))
            .OrderByDescending(part => part.Item2.Sum(item => targets.Mass[item])).ThenBy(part => part.Key)];
        if (parts.Length < 2) return null;
        int[] dropped = [.. parts.Skip(1).SelectMany(part => part.Items).Order()];
        TextList between = new(parts.Select(part => options.Splits[part.Split].Name).Order(StringComparer.Ordinal));
        foreach (int item in dropped) splits[item] = -1;
        return new SplitCut
        {
            Kind = kind,
            Label = label ?? items[group[0]].Utterance.Text ?? items[group[0]].Utterance.Id,
            Items = group.Length,
            Dropped = dropped.Length,
            DroppedSeconds = dropped.Sum(item => input.SecondsOf(items[item]) ?? 0),
            Splits = between,
            DroppedIds = new TextList(dropped.Select(item => items[item].Utterance.Id)),
        };
    }
}
