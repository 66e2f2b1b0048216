namespace AsrDataTools.Statistics;

/// <summary>The monotone sequence nearest to given values in weighted least squares: pool adjacent violators (Barlow et al. 1972).</summary>
public static class MonotoneFit
{
    /// <param name="values">In order.</param>
    /// <param name="weights">Above 0, as many.</param>
    /// <param name="isFalling">Whether the sequence is to fall rather than rise.</param>
    public static double[] Of(IReadOnlyList<double> values, IReadOnlyList<double> weights, bool isFalling)
    {
        double sign = isFalling ? -1 : 1;
        List<(double Mean, double Weight, int Count)> pools = [];
        for (int i = 0; i < values.Count; i++)
        {
            (double Mean, double Weight, int Count) pool = (sign * values[i], weights[i], 1);
            while (pools.Count > 0 && pools[^1].Mean > pool.Mean)
            {
                (double mean, double weight, int count) = pools[^1];
                pools.RemoveAt(pools.Count - 1);
                pool = (((mean * weight) + (pool.Mean * pool.Weight)) / (weight + pool.Weight), weight + pool.Weight, count + pool.Count);
            }

            pools.Add(pool);
        }

        return [.. pools.SelectMany(pool => Enumerable.Repeat(sign * pool.Mean, pool.Count))];
    }
}
