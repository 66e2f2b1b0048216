namespace AsrDataTools.Statistics;

/// <summary>
/// Bootstrap of the difference of two ratios of sums over the same blocks (Bisani and Ney 2004): both systems are judged on the
/// same draw.
/// </summary>
public static class PairedRatioBootstrap
{
    /// <summary>Second ratio less the first in each replicate; NaN where a replicate has nothing to divide by.</summary>
    public static double[] Replicates(
        ReadOnlySpan<(long Errors, long Words)> first, ReadOnlySpan<(long Errors, long Words)> second, int replicates, long seed, CancellationToken cancellation = default)
    {
        double[] differences = new double[replicates];
        for (int replicate = 0; replicate < replicates; replicate++)
        {
            cancellation.ThrowIfCancellationRequested();
            SeededRandom random = new(seed, replicate);
            (long firstErrors, long firstWords, long secondErrors, long secondWords) = (0, 0, 0, 0);
            for (int i = 0; i < first.Length; i++)
            {
                int block = random.Next(first.Length);
                firstErrors += first[block].Errors;
                firstWords += first[block].Words;
                secondErrors += second[block].Errors;
                secondWords += second[block].Words;
            }

            differences[replicate] = firstWords == 0 || secondWords == 0 ? double.NaN : ((double)secondErrors / secondWords) - ((double)firstErrors / firstWords);
        }

        return differences;
    }
}
