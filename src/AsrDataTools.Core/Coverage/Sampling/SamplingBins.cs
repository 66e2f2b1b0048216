using System.Globalization;

namespace AsrDataTools.Coverage;

/// <summary>
/// Bins of a measure at the quantiles of production. What lies farther outside production than the measure's tolerance is in a bin of
/// its own on either side, of which production has nothing; a value that alone holds the mass of a bin (4,000 Hz, on a telephone) is a
/// bin as wide as the tolerance.
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
        double[] sorted = [.. values];
        double[] weights = [.. masses];
        Array.Sort(sorted, weights);
        double share = weights.Sum() / count * (1 - 1e-9);
        SortedSet<double> edges = [sorted[0] - tolerance, sorted[^1] + tolerance];
        double gathered = 0;
        for (int i = 0; i < sorted.Length;)
        {
            int next = i;
            double mass = 0;
            while (next < sorted.Length && sorted[next] == sorted[i]) mass += weights[next++];
            double above = next < sorted.Length ? (sorted[i] + sorted[next]) / 2 : double.PositiveInfinity;
            if (mass >= share)
            {
                double below = i > 0 ? (sorted[i - 1] + sorted[i]) / 2 : double.NegativeInfinity;
                edges.Add(Math.Max(below, sorted[i] - tolerance));
                edges.Add(Math.Min(above, sorted[i] + tolerance));
                gathered = 0;
            }
            else
            {
                gathered += mass;
                if (gathered >= share && double.IsFinite(above))
                {
                    edges.Add(above);
                    gathered = 0;
                }
            }

            i = next;
        }

        return new SamplingBins([.. edges]);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
