namespace AsrDataTools.Statistics;

/// <summary>
/// Distances between two distributions given as masses on the same support: element g of either span is the (weighted)
/// number of observations with the g-th value. Masses need not add up to 1. Where order matters, the support ascends.
/// A side without mass gives NaN.
/// </summary>
public static class DistributionDistance
{
    /// <summary>
    /// Cliff's delta, P(Y &gt; X) − P(Y &lt; X) for X of the reference and Y of the difference, −1…1
    /// (Cliff 1993, Psychological Bulletin 114). 2·AUC − 1.
    /// </summary>
    public static double CliffsDelta(ReadOnlySpan<double> reference, ReadOnlySpan<double> difference)
    {
        double below = 0;
        double dominance = 0;
        double total = 0;
        // Twice the reference mass below, plus the tied half on either side, is summed against each difference mass.
        for (int g = 0; g < reference.Length; g++)
        {
            dominance += difference[g] * (2 * below + reference[g]);
            below += reference[g];
            total += difference[g];
        }

        return dominance / (below * total) - 1;
    }

    /// <summary>
    /// Cliff's delta with a tolerance: pairs that differ by no more than it are ties, P(Y &gt; X + t) − P(Y &lt; X − t).
    /// </summary>
    /// <param name="values">Ascending support.</param>
    /// <param name="tolerance">In the unit of <paramref name="values"/>, ≥ 0.</param>
    public static double CliffsDelta(
        ReadOnlySpan<double> values, ReadOnlySpan<double> reference, ReadOnlySpan<double> difference, double tolerance)
    {
        // Differences that equal the tolerance but for rounding are ties.
        double reach = tolerance * (1 + 1e-6);
        double referenceTotal = Sum(reference);
        double differenceTotal = 0;
        double dominance = 0;
        double below = 0;
        double notAbove = 0;
        int firstNear = 0;
        int firstAbove = 0;
        for (int g = 0; g < values.Length; g++)
        {
            for (; values[firstNear] < values[g] - reach; firstNear++) below += reference[firstNear];
            for (; firstAbove < values.Length && values[firstAbove] <= values[g] + reach; firstAbove++) notAbove += reference[firstAbove];
            dominance += difference[g] * (below + notAbove - referenceTotal);
            differenceTotal += difference[g];
        }

        return dominance / (referenceTotal * differenceTotal);
    }

    /// <summary>Largest distance between the two cumulative distributions, 0…1 (Kolmogorov 1933, Smirnov 1939).</summary>
    public static double KolmogorovSmirnov(ReadOnlySpan<double> reference, ReadOnlySpan<double> difference)
    {
        double perReference = 1 / Sum(reference);
        double perDifference = 1 / Sum(difference);
        double gap = 0;
        double largest = 0;
        for (int g = 0; g < reference.Length; g++)
        {
            gap += reference[g] * perReference - difference[g] * perDifference;
            largest = Math.Max(largest, Math.Abs(gap));
        }

        return largest;
    }

    /// <summary>
    /// Wasserstein-1 (earth mover's) distance in the unit of <paramref name="values"/>: the area between the cumulative
    /// distributions.
    /// </summary>
    /// <param name="values">Ascending support.</param>
    public static double Wasserstein(ReadOnlySpan<double> values, ReadOnlySpan<double> reference, ReadOnlySpan<double> difference)
    {
        double perReference = 1 / Sum(reference);
        double perDifference = 1 / Sum(difference);
        double gap = 0;
        double area = 0;
        for (int g = 0; g + 1 < values.Length; g++)
        {
            gap += reference[g] * perReference - difference[g] * perDifference;
            area += Math.Abs(gap) * (values[g + 1] - values[g]);
        }

        return double.IsFinite(perReference) && double.IsFinite(perDifference) ? area : double.NaN;
    }

    /// <summary>Standard deviation of one side, in the unit of <paramref name="values"/>.</summary>
    public static double StandardDeviation(ReadOnlySpan<double> values, ReadOnlySpan<double> masses)
    {
        double total = 0;
        double mean = 0;
        double squares = 0;
        for (int g = 0; g < values.Length; g++)
        {
            if (masses[g] <= 0) continue;
            total += masses[g];
            double step = values[g] - mean;
            mean += step * masses[g] / total;
            squares += masses[g] * step * (values[g] - mean);
        }

        return total > 0 ? Math.Sqrt(squares / total) : double.NaN;
    }

    /// <summary>Jensen–Shannon divergence, base 2, 0…1 (Lin 1991, IEEE Transactions on Information Theory 37).</summary>
    public static double JensenShannon(ReadOnlySpan<double> reference, ReadOnlySpan<double> difference)
    {
        double perReference = 1 / Sum(reference);
        double perDifference = 1 / Sum(difference);
        double sum = 0;
        for (int g = 0; g < reference.Length; g++)
        {
            double p = reference[g] * perReference;
            double q = difference[g] * perDifference;
            double middle = (p + q) / 2;
            if (p > 0) sum += p * Math.Log2(p / middle);
            if (q > 0) sum += q * Math.Log2(q / middle);
        }

        return double.IsFinite(perReference) && double.IsFinite(perDifference) ? Math.Clamp(sum / 2, 0, 1) : double.NaN;
    }

    /// <summary>
    /// Population stability index Σ (p − q)·ln(p / q), 0 and up; 0.1 and 0.25 are the customary bands. A share below
    /// 0.5 / n, n the mass of its side, counts as 0.5 / n, so that an empty bin is not infinitely far.
    /// </summary>
    public static double PopulationStability(ReadOnlySpan<double> reference, ReadOnlySpan<double> difference)
    {
        double referenceTotal = Sum(reference);
        double differenceTotal = Sum(difference);
        if (!(referenceTotal > 0 && differenceTotal > 0)) return double.NaN;
        double sum = 0;
        for (int g = 0; g < reference.Length; g++)
        {
            if (reference[g] <= 0 && difference[g] <= 0) continue;
            double p = Math.Max(reference[g], 0.5) / referenceTotal;
            double q = Math.Max(difference[g], 0.5) / differenceTotal;
            sum += (p - q) * Math.Log(p / q);
        }

        return sum;
    }

    /// <summary>Total variation distance ½ Σ |p − q|, 0…1: the share of one side that must change category to match the other.</summary>
    public static double TotalVariation(ReadOnlySpan<double> reference, ReadOnlySpan<double> difference)
    {
        double perReference = 1 / Sum(reference);
        double perDifference = 1 / Sum(difference);
        double sum = 0;
        for (int g = 0; g < reference.Length; g++) sum += Math.Abs(reference[g] * perReference - difference[g] * perDifference);
        return sum / 2;
    }

    private static double Sum(ReadOnlySpan<double> masses)
    {
        double sum = 0;
        foreach (double mass in masses) sum += mass;
        return sum;
    }
}
