namespace AsrDataTools.Statistics.Agreement;

/// <summary>
/// Pairs the edges of two annotators one to one within a tolerance: as many pairs as can be, and of those pairings the one of
/// least total deviation. On a line the best pairing never crosses, so a dynamic program over the edges within reach of each
/// other finds it exactly.
/// </summary>
public static class EdgeMatching
{
    /// <param name="reference">Times, ascending.</param>
    /// <param name="other">Times, ascending.</param>
    /// <param name="tolerance">Largest deviation of a pair, in the unit of the times; rounding of a nanosecond is forgiven.</param>
    /// <returns>Places of the pairs, ascending.</returns>
    public static IReadOnlyList<(int Reference, int Other)> Match(IReadOnlyList<double> reference, IReadOnlyList<double> other, double tolerance)
    {
        const double Rounding = 1e-9;
        double reach = tolerance + Rounding;

        // Row i holds the best of the first i + 1 edges of the reference and the first j of the other, for the j that edge i
        // decides: low ≤ j ≤ high, where other[low .. high − 1] are within its reach. Beyond high nothing can change.
        Row[] rows = new Row[reference.Count];
        int low = 0;
        int high = 0;
        for (int i = 0; i < reference.Count; i++)
        {
            while (low < other.Count && other[low] < reference[i] - reach) low++;
            while (high < other.Count && other[high] <= reference[i] + reach) high++;
            high = Math.Max(high, low);
            Row row = new(low, new Best[high - low + 1]);
            row.Cells[0] = Before(rows, i, low);
            for (int j = low; j < high; j++)
            {
                Best without = Better(Before(rows, i, j + 1), row.Cells[j - low]);
                Best diagonal = Before(rows, i, j);
                Best with = new(diagonal.Pairs + 1, diagonal.Deviation + Math.Abs(other[j] - reference[i]));
                row.Cells[j - low + 1] = Better(with, without);
            }

            rows[i] = row;
        }

        return Trace(rows, other.Count);
    }

    private static List<(int Reference, int Other)> Trace(Row[] rows, int others)
    {
        List<(int, int)> pairs = [];
        int j = others;
        for (int i = rows.Length - 1; i >= 0 && j > 0;)
        {
            Best here = Before(rows, i + 1, j);
            Row row = rows[i];
            j = Math.Min(j, row.Low + row.Cells.Length - 1);
            if (Before(rows, i, j).Equals(here)) i--;
            else if (j > row.Low && row.Cells[j - 1 - row.Low].Equals(here)) j--;
            else pairs.Add((i--, --j));
        }

        pairs.Reverse();
        return pairs;
    }

    // The best of the first i edges of the reference and the first j of the other; j is never below what edge i − 1 reaches.
    private static Best Before(Row[] rows, int i, int j)
    {
        if (i == 0) return default;
        Row row = rows[i - 1];
        return row.Cells[Math.Min(j - row.Low, row.Cells.Length - 1)];
    }

    private static Best Better(Best a, Best b) =>
        a.Pairs > b.Pairs || (a.Pairs == b.Pairs && a.Deviation < b.Deviation) ? a : b;

    private readonly record struct Best(int Pairs, double Deviation);

    private readonly record struct Row(int Low, Best[] Cells);
}
