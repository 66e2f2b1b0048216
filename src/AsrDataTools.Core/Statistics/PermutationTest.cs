namespace AsrDataTools.Statistics;

/// <summary>Permutation tests.</summary>
public static class PermutationTest
{
    /// <summary>Share of permutations as extreme as the data (Phipson and Smyth 2010: never 0).</summary>
    /// <param name="observed">The statistic of the data; large is extreme.</param>
    /// <param name="permuted">The statistic under permutation; NaN where there was none.</param>
    public static double PValue(double observed, ReadOnlySpan<double> permuted)
    {
        int extreme = 1;
        int count = 1;
        foreach (double value in permuted)
        {
            if (double.IsNaN(value)) continue;
            count++;
            // Equal but for rounding is as extreme.
            if (value >= observed - 1e-12 * Math.Abs(observed)) extreme++;
        }

        return (double)extreme / count;
    }
}
