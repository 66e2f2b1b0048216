using MathNet.Numerics.Distributions;

namespace AsrDataTools.Statistics;

/// <summary>
/// Wilcoxon's signed-rank test for matched pairs by the normal approximation, which needs about eight pairs. Equal sizes share
/// their mean rank; differences within the tolerance go to either side in turn, as NIST's sc_stats has it.
/// </summary>
public static class SignedRankTest
{
    /// <param name="differences">One a pair, in the order in which ties are dealt out.</param>
    /// <param name="tolerance">Differences up to it count as none.</param>
    /// <returns>The statistic and its two-sided probability.</returns>
    public static (double Z, double PValue) Of(ReadOnlySpan<double> differences, double tolerance)
    {
        int count = differences.Length;
        double[] sizes = new double[count];
        for (int i = 0; i < count; i++) sizes[i] = Math.Abs(differences[i]);
        double[] ranks = Ranks(sizes);
        (int positive, int negative, double positiveSum, double negativeSum) = (0, 0, 0, 0);
        bool turn = true;
        for (int i = 0; i < count; i++)
        {
            bool up = sizes[i] > tolerance ? differences[i] > 0 : turn;
            if (sizes[i] <= tolerance) turn = !turn;
            if (up) (positive, positiveSum) = (positive + 1, positiveSum + ranks[i]);
            else (negative, negativeSum) = (negative + 1, negativeSum + ranks[i]);
        }

        double least = positive < negative ? positiveSum : negativeSum;
        double mean = count * (count + 1.0) / 4;
        double variance = count * (count + 1.0) * ((2.0 * count) + 1) / 24;
        double z = variance > 0 ? (least - mean) / Math.Sqrt(variance) : 0;
        return (z, 2 * Normal.CDF(0, 1, -Math.Abs(z)));
    }

    private static double[] Ranks(double[] sizes)
    {
        int[] order = [.. Enumerable.Range(0, sizes.Length).OrderBy(i => sizes[i])];
        double[] ranks = new double[sizes.Length];
        for (int start = 0; start < order.Length;)
        {
            int end = start;
            while (end < order.Length && sizes[order[end]] == sizes[order[start]]) end++;
            for (int i = start; i < end; i++) ranks[order[i]] = (start + end + 1) / 2.0;
            start = end;
        }

        return ranks;
    }
}
