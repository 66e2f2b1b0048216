namespace AsrDataTools.Statistics;

/// <summary>p-values of several tests such that the chance of any false alarm stays below the level (Holm 1979).</summary>
public static class HolmCorrection
{
    /// <summary>The adjusted values in the order given; null stays null and does not count as a test.</summary>
    public static double?[] Adjust(IReadOnlyList<double?> values)
    {
        int[] order = [.. Enumerable.Range(0, values.Count).Where(i => values[i] is not null).OrderBy(i => values[i])];
        double?[] adjusted = new double?[values.Count];
        double largest = 0;
        for (int rank = 0; rank < order.Length; rank++)
        {
            largest = Math.Max(largest, Math.Min(1, (order.Length - rank) * values[order[rank]]!.Value));
            adjusted[order[rank]] = largest;
        }

        return adjusted;
    }
}
