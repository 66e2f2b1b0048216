using MathNet.Numerics;

namespace AsrDataTools.Statistics;

/// <summary>
/// How many marked ones are among those drawn without replacement. Terms are summed from the one in question away from the
/// mode, each from its neighbour, so that tails of 10⁻³⁰⁰ keep their digits; the first term, by logarithms of the gamma function,
/// is right to 10⁻⁶ for populations up to 10⁹, and better the smaller they are.
/// </summary>
public static class Hypergeometric
{
    // What a tail still adds below this share of its sum is lost in rounding.
    private const double Negligible = 1e-17;

    /// <summary>P(X ≤ <paramref name="most"/>), 0…1.</summary>
    /// <param name="most">Marked ones drawn, at most; below 0 gives 0.</param>
    /// <param name="population">All there are, from 0 up.</param>
    /// <param name="marked">Marked ones among them, 0…population.</param>
    /// <param name="drawn">How many are drawn, 0…population.</param>
    public static double AtMost(long most, long population, long marked, long drawn)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(marked, population);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(drawn, population);
        long least = Math.Max(0, drawn - (population - marked)), highest = Math.Min(drawn, marked);
        if (most < least) return 0;
        if (most >= highest) return 1;
        double mean = (double)drawn * marked / population;
        return most < mean ? Math.Min(1, Below(most, least, population, marked, drawn)) : Math.Max(0, 1 - Above(most + 1, highest, population, marked, drawn));
    }

    private static double Below(long from, long least, long population, long marked, long drawn)
    {
        double term = Math.Exp(LogTerm(from, population, marked, drawn)), sum = term;
        for (long x = from; x > least && term > sum * Negligible; x--)
        {
            term *= (double)x / (marked - x + 1) * (population - marked - drawn + x) / (drawn - x + 1);
            sum += term;
        }

        return sum;
    }

    private static double Above(long from, long highest, long population, long marked, long drawn)
    {
        double term = Math.Exp(LogTerm(from, population, marked, drawn)), sum = term;
        for (long x = from; x < highest && term > sum * Negligible; x++)
        {
            term *= (double)(marked - x) / (x + 1) * (drawn - x) / (population - marked - drawn + x + 1);
            sum += term;
        }

        return sum;
    }

    private static double LogTerm(long x, long population, long marked, long drawn) =>
        LogChoose(marked, x) + LogChoose(population - marked, drawn - x) - LogChoose(population, drawn);

    private static double LogChoose(long n, long k) =>
        SpecialFunctions.GammaLn(n + 1.0) - SpecialFunctions.GammaLn(k + 1.0) - SpecialFunctions.GammaLn(n - k + 1.0);
}
