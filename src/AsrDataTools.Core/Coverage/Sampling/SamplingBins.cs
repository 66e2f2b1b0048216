using System.Globalization;

namespace AsrDataTools.Coverage;

/// <summary>
/// Bins of a measure at the quantiles of production, none narrower than the measure's tolerance: values within it are alike. What lies
/// farther outside production than that is in a bin of its own on either side, of which production has nothing; a value that alone holds
/// the mass of a bin (4,000 Hz, on a telephone) is a bin that reaches the tolerance to both sides.
/// </summary>
internal sealed class SamplingBins
{
    private readonly double[] _edges;

    private SamplingBins(double[] edges)
    {
        _edges = edges;
        Labels =
        [
            Invariant($"below {edges[0]:0.###}"),
            .. edges.Skip(1).Select((edge, i) => Invariant($"{edges[i]:0.###} to {edge:0.###}")),
            Invariant($"above {edges[^1]:0.###}"),
        ];
    }

    public IReadOnlyList<string> Labels { get; }

    /// <summary>The bin of a value, from 0.</summary>
    public int Of(double value)
    {
        int at = Array.BinarySearch(_edges, value);
        return at >= 0 ? at : ~at;
    }

    /// <param name="values">Production, in any order; not empty.</param>
    /// <param name="masses">Mass of each, with a sum above 0.</param>
    /// <param name="count">Quantiles; at most 2·<paramref name="count"/> + 3 bins come of them.</param>
    /// <param name="tolerance">Values no farther apart are alike, &gt; 0.</param>
    public static SamplingBins ByQuantiles(IReadOnlyList<double> values, IReadOnlyList<double> masses, int count, double tolerance)
    {
        (double Value, double Mass)[] distinct =
        [
            .. values.Zip(masses, (value, mass) => (Value: value, Mass: mass)).GroupBy(pair => pair.Value)
                .Select(group => (group.Key, group.Sum(pair => pair.Mass))).OrderBy(pair => pair.Key),
        ];
        double share = distinct.Sum(pair => pair.Mass) / count * (1 - 1e-9);
        (double least, double most) = (distinct[0].Value - tolerance, distinct[^1].Value + tolerance);
        double[] atoms = Atoms(distinct, share, tolerance);
        SortedSet<double> edges = [least, most];
        for (int a = 0; a < atoms.Length; a++)
        {
            double below = a > 0 ? (atoms[a - 1] + atoms[a]) / 2 : double.NegativeInfinity;
            double above = a + 1 < atoms.Length ? (atoms[a] + atoms[a + 1]) / 2 : double.PositiveInfinity;
            // No sliver between the last of production and the end of a bin that reaches as far.
            edges.Add(atoms[a] - tolerance <= distinct[0].Value ? least : Math.Max(below, atoms[a] - tolerance));
            edges.Add(atoms[a] + tolerance >= distinct[^1].Value ? most : Math.Min(above, atoms[a] + tolerance));
        }

        double gathered = 0;
        for (int i = 0; i + 1 < distinct.Length; i++)
        {
            if (atoms.Any(atom => Math.Abs(atom - distinct[i].Value) <= tolerance)) continue;
            gathered += distinct[i].Mass;
            double edge = (distinct[i].Value + distinct[i + 1].Value) / 2;
            if (gathered < share || edges.Any(other => Math.Abs(other - edge) < tolerance) || atoms.Any(atom => Math.Abs(atom - edge) < tolerance)) continue;
            edges.Add(edge);
            gathered = 0;
        }

        return new SamplingBins([.. edges]);
    }

    // Values that alone hold the mass of a bin, the heaviest first; one within the tolerance of another is in its bin.
    private static double[] Atoms((double Value, double Mass)[] distinct, double share, double tolerance)
    {
        List<double> atoms = [];
        foreach ((double value, _) in distinct.Where(pair => pair.Mass >= share).OrderByDescending(pair => pair.Mass))
        {
            if (!atoms.Any(atom => Math.Abs(atom - value) <= tolerance)) atoms.Add(value);
        }

        return [.. atoms.Order()];
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
