using MathNet.Numerics.Distributions;

namespace AsrDataTools.Statistics;

/// <summary>Two-sided sign test: whether one of two outcomes is more frequent than a fair coin makes it. Exact.</summary>
public static class SignTest
{
    /// <summary>Twice the binomial probability of as few or fewer, at most 1.</summary>
    /// <param name="first">Cases in favour of one.</param>
    /// <param name="second">Cases in favour of the other.</param>
    /// <param name="equal">Ties; halved between both, an odd one to the second, as NIST's sc_stats does.</param>
    public static double PValue(int first, int second, int equal = 0)
    {
        first += equal / 2;
        second += (equal / 2) + (equal % 2);
        return first == second ? 1 : Math.Min(1, 2 * Binomial.CDF(0.5, first + second, Math.Min(first, second)));
    }
}
