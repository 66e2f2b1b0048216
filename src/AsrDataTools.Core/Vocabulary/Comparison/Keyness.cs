using MathNet.Numerics;

namespace AsrDataTools.Vocabulary;

/// <summary>How much more a term is of one corpus than of another.</summary>
public static class Keyness
{
    /// <summary>
    /// Log-likelihood ratio G² = 2 Σ O·ln(O / E) over all four cells of the table term / other words × corpus (Dunning 1993), 0 and up;
    /// χ² with one degree of freedom where both corpora are drawn from one population.
    /// </summary>
    /// <param name="first">Occurrences in the first corpus.</param>
    /// <param name="second">Occurrences in the second.</param>
    /// <param name="firstTotal">Tokens of the first corpus.</param>
    /// <param name="secondTotal">Tokens of the second.</param>
    public static double LogLikelihood(double first, double second, double firstTotal, double secondTotal)
    {
        double all = firstTotal + secondTotal, term = first + second;
        if (!(firstTotal > 0 && secondTotal > 0 && term > 0)) return 0;
        double sum = Cell(first, term * firstTotal / all) + Cell(second, term * secondTotal / all)
            + Cell(firstTotal - first, (all - term) * firstTotal / all) + Cell(secondTotal - second, (all - term) * secondTotal / all);
        return Math.Max(0, 2 * sum);
    }

    /// <summary>Probability of a G² at least as large where both corpora are of one population.</summary>
    public static double PValue(double logLikelihood) => logLikelihood <= 0 ? 1 : SpecialFunctions.Erfc(Math.Sqrt(logLikelihood / 2));

    /// <summary>
    /// Binary logarithm of the ratio of the two rates; a count of zero counts as one half (Hardie 2014). Half an occurrence in a small
    /// corpus may be a higher rate than some in a large one: then the ratio is 0, so that a corpus without the term never seems to have more of it.
    /// </summary>
    public static double LogRatio(double first, double second, double firstTotal, double secondTotal)
    {
        double ratio = Math.Log2(Math.Max(first, 0.5) / firstTotal) - Math.Log2(Math.Max(second, 0.5) / secondTotal);
        if (first > 0 == second > 0) return ratio;
        return first > 0 ? Math.Max(0, ratio) : Math.Min(0, ratio);
    }

    /// <summary>%DIFF: how many per cent the first rate is above the second (Gabrielatos and Marchi 2011); null where the second is zero.</summary>
    public static double? PercentDifference(double first, double second, double firstTotal, double secondTotal) =>
        second > 0 ? 100 * ((first / firstTotal) - (second / secondTotal)) / (second / secondTotal) : null;

    /// <summary>
    /// z of the log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008): pseudo-counts in the
    /// proportions of both corpora together are added to either.
    /// </summary>
    /// <param name="priorTotal">Words of the prior, above 0.</param>
    public static double LogOddsZ(double first, double second, double firstTotal, double secondTotal, double priorTotal)
    {
        double prior = priorTotal * (first + second) / (firstTotal + secondTotal);
        if (!(prior > 0)) return 0;
        double one = first + prior, two = second + prior;
        double difference = Math.Log(one / (firstTotal + priorTotal - one)) - Math.Log(two / (secondTotal + priorTotal - two));
        return difference / Math.Sqrt((1 / one) + (1 / two));
    }

    private static double Cell(double observed, double expected) => observed > 0 ? observed * Math.Log(observed / expected) : 0;
}
