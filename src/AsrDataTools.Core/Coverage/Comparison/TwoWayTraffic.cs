namespace AsrDataTools.Coverage;

/// <summary>What traffic is expected in the cells of a two-way table.</summary>
internal static class TwoWayTraffic
{
    /// <summary>
    /// As counted where the source has both columns combined; else the product of the margins, which is what iterative proportional
    /// fitting from a table of ones gives; where traffic does not have the column, with training's own margin.
    /// </summary>
    public static (Dictionary<CoverageCell, double> Shares, string? Remark) Of(TrafficTable traffic, CoverageTally tally)
    {
        string dimension = tally.Dimension!;
        CoverageCellComparer comparer = new();
        if (traffic.Joint(dimension) is { } joint)
        {
            Dictionary<CoverageCell, double> counted = new(comparer);
            foreach (((string accent, string value), double share) in joint) counted[new(accent, value)] = counted.GetValueOrDefault(new(accent, value)) + share;
            return (counted, null);
        }

        IReadOnlyDictionary<string, double> margin = traffic.Margin(dimension);
        bool isTrainings = margin.Count == 0;
        if (isTrainings) margin = OwnMargin(tally);
        Dictionary<CoverageCell, double> expected = new(comparer);
        foreach ((string accent, double share) in traffic.Margin(TrafficTable.Accent))
        {
            foreach ((string value, double part) in margin) expected[new(accent, value)] = share * part;
        }

        return (expected, isTrainings
            ? $"traffic does not tell {dimension}: expected is its accents times training's own {dimension}"
            : $"traffic does not combine accent and {dimension}: expected is the product of the margins");
    }

    /// <summary>Notes what was expected, and where accents are well covered as a whole but not within a value.</summary>
    public static IEnumerable<AccentCoverage> Remark(
        IReadOnlyList<AccentCoverage> cells, IReadOnlyList<AccentCoverage> oneWay, string? remark, AccentComparisonOptions options)
    {
        HashSet<string> lacking = new(
            oneWay.Where(row => row.Verdict is CoverageVerdict.Missing or CoverageVerdict.Under).Select(row => row.Accent), StringComparer.OrdinalIgnoreCase);
        foreach (AccentCoverage cell in cells)
        {
            List<string> remarks = [.. cell.Remarks];
            bool isHole = cell.Verdict is CoverageVerdict.Missing or CoverageVerdict.Under;
            // With so few speakers the ratio is no proof, but it is where to look.
            bool mayBeHole = cell.Verdict == CoverageVerdict.Unknown && cell.Speakers < options.MinimumSpeakers && cell.Ratio < options.MinimumRatio;
            if ((isHole || mayBeHole) && !lacking.Contains(cell.Accent))
                remarks.Insert(0, isHole ? "a hole that the accent's total hides" : "perhaps a hole that the accent's total hides");
            if (remark is not null) remarks.Add(remark);
            yield return cell with { Remarks = new TextList(remarks) };
        }
    }

    private static Dictionary<string, double> OwnMargin(CoverageTally tally)
    {
        (double[] seconds, _) = tally.Sums();
        double total = Math.Max(seconds.Sum(), double.Epsilon);
        Dictionary<string, double> margin = new(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < seconds.Length; i++) margin[tally.Cells[i].Value!] = margin.GetValueOrDefault(tally.Cells[i].Value!) + seconds[i] / total;
        return margin;
    }
}
