namespace AsrDataTools.Leakage.Splitting;

/// <summary>Sums a plan up.</summary>
internal static class SplitReporting
{
    public static SplitReport Of(
        IReadOnlyList<LeakageItem> items, LeakageInput input, SplitTargets targets, SplitLinks links, SplitPlan plan, long findings, bool stands, CorpusSplitOptions options)
    {
        int[] component = links.Components(options.Disjoint.Kinds, out int components);
        int[][] parts = [.. options.Splits.Select((_, split) => Enumerable.Range(0, items.Count).Where(item => plan.Splits[item] == split).ToArray())];
        double all = parts.Sum(part => part.Sum(item => targets.Mass[item]));
        return new SplitReport
        {
            Items = items.Count,
            Components = components,
            LargestComponentShare = targets.LargestShare(component, components),
            Splits = [.. options.Splits.Select((split, s) => new SplitShare
            {
                Split = split.Name,
                AskedShare = split.Share,
                Items = parts[s].Length,
                Seconds = parts[s].Sum(item => input.SecondsOf(items[item]) ?? 0),
                Speakers = parts[s].Select(item => items[item].Speaker).OfType<string>().Distinct(StringComparer.Ordinal).Count(),
                Share = all > 0 ? parts[s].Sum(item => targets.Mass[item]) / all : 0,
            })],
            Strata = Strata(targets, parts, options),
            Cuts = plan.Cuts,
            Dropped = plan.Dropped,
            DroppedSeconds = plan.Cuts.Sum(cut => cut.DroppedSeconds),
            MeetsShares = plan.MeetsShares,
            IsPossible = stands,
            Findings = findings,
            Notes = new TextList(input.Notes),
        };
    }

    private static IReadOnlyList<SplitStratum> Strata(SplitTargets targets, int[][] parts, CorpusSplitOptions options)
    {
        double[][] masses = [.. parts.Select(part =>
        {
            double[] mass = new double[targets.Values.Count + 1];
            foreach ((int dimension, double value) in targets.MassOf(part)) mass[dimension] = value;
            return mass;
        })];
        return [.. targets.Values.SelectMany((value, i) => options.Splits.Select((split, s) => new SplitStratum
        {
            Property = value.Property,
            Value = value.Value,
            Split = split.Name,
            Share = ShareOf(masses[s], i + 1, targets),
            TargetShare = ShareOf(targets.Targets[s], i + 1, targets),
        }))];
    }

    // Of the masses that have a value of the property.
    private static double? ShareOf(double[] masses, int dimension, SplitTargets targets)
    {
        string property = targets.Values[dimension - 1].Property;
        double all = 0;
        for (int d = 1; d < masses.Length; d++) all += targets.Values[d - 1].Property == property ? masses[d] : 0;
        return all > 0 ? masses[dimension] / all : null;
    }
}
