namespace AsrDataTools.Statistics;

/// <summary>
/// Bootstrap of a ratio of sums, such as errors over words (Bisani and Ney 2004): whole blocks are drawn with replacement and
/// their sums divided. Each replicate has its own random stream.
/// </summary>
public static class RatioBootstrap
{
    /// <summary>The ratio in each replicate; NaN where a replicate has nothing to divide by.</summary>
    /// <param name="numerators">One a block; their sum is below 2³¹.</param>
    /// <param name="denominators">One a block; their sum is below 2³².</param>
    public static double[] Replicates(ReadOnlySpan<long> numerators, ReadOnlySpan<long> denominators, int replicates, long seed, CancellationToken cancellation = default)
    {
        // Both sums in one addition a draw.
        long[] blocks = new long[numerators.Length];
        for (int i = 0; i < blocks.Length; i++) blocks[i] = (numerators[i] << 32) + denominators[i];
        double[] ratios = new double[replicates];
        for (int replicate = 0; replicate < replicates; replicate++)
        {
            cancellation.ThrowIfCancellationRequested();
            SeededRandom random = new(seed, replicate);
            long sum = 0;
            for (int i = 0; i < blocks.Length; i++) sum += blocks[random.Next(blocks.Length)];
            uint below = (uint)sum;
            ratios[replicate] = below == 0 ? double.NaN : (double)(sum >> 32) / below;
        }

        return ratios;
    }
}
