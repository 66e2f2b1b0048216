namespace AsrDataTools.Statistics;

/// <summary>Adjusts p-values of many tests at once.</summary>
public static class FalseDiscovery
{
    /// <summary>Benjamini and Hochberg (1995): the smallest false discovery rate at which each test would count.</summary>
    /// <param name="pValues">0…1 each.</param>
    /// <returns>Adjusted p-values in the same order.</returns>
    public static double[] BenjaminiHochberg(IReadOnlyList<double> pValues)
    {
        int[] order = [.. Enumerable.Range(0, pValues.Count).OrderByDescending(i => pValues[i])];
        double[] adjusted = new double[pValues.Count];
        double smallest = 1;
        for (int i = 0; i < order.Length; i++)
        {
            int rank = order.Length - i;
            smallest = Math.Min(smallest, pValues[order[i]] * order.Length / rank);
            adjusted[order[i]] = smallest;
        }

        return adjusted;
    }
}
