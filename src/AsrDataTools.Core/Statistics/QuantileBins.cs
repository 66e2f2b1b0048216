namespace AsrDataTools.Statistics;

/// <summary>
/// Joins the ordered support of two distributions to few bins of about equal mass. Tied edges are merged; a value that
/// alone holds the mass of a bin is a bin of its own, so that a constant (all silence, all dual mono) can be told from
/// what lies beside it.
/// </summary>
public static class QuantileBins
{
    /// <summary>Bins at the reference's own quantiles, as the population stability index has them.</summary>
    /// <param name="reference">Masses on the ascending support.</param>
    /// <param name="difference">Masses on the same support.</param>
    /// <param name="bins">Number of quantiles; at most 2 × <paramref name="bins"/> + 1 bins come of them.</param>
    /// <param name="referenceBins">Takes the reference's mass of each bin.</param>
    /// <param name="differenceBins">Takes the difference's mass of each bin.</param>
    /// <returns>The number of bins.</returns>
    public static int ByReference(
        ReadOnlySpan<double> reference, ReadOnlySpan<double> difference, int bins, Span<double> referenceBins, Span<double> differenceBins) =>
        Fill(reference, difference, 1, 0, bins, referenceBins, differenceBins);

    /// <summary>Bins at the quantiles of the even mixture of both sides: symmetric, for divergences that are.</summary>
    /// <inheritdoc cref="ByReference"/>
    public static int ByMixture(
        ReadOnlySpan<double> reference, ReadOnlySpan<double> difference, int bins, Span<double> referenceBins, Span<double> differenceBins) =>
        Fill(reference, difference, 0.5, 0.5, bins, referenceBins, differenceBins);

    private static int Fill(
        ReadOnlySpan<double> reference, ReadOnlySpan<double> difference, double referencePart, double differencePart, int bins,
        Span<double> referenceBins, Span<double> differenceBins)
    {
        // A little below the exact share, so that rounding in the sum does not move an edge by one value.
        const double Tolerance = 1e-9;
        double perReference = PerMass(referencePart, reference);
        double perDifference = PerMass(differencePart, difference);
        double share = 1.0 / bins - Tolerance;
        double cumulated = 0;
        double edge = share;
        double p = 0;
        double q = 0;
        int count = 0;
        for (int g = 0; g < reference.Length; g++)
        {
            double mass = reference[g] * perReference + difference[g] * perDifference;
            bool own = mass >= share;
            if (own && (p > 0 || q > 0)) Close(referenceBins, differenceBins);
            p += reference[g];
            q += difference[g];
            cumulated += mass;
            if (cumulated < edge && !own) continue;
            if (!own && cumulated > 1 - Tolerance) continue;
            Close(referenceBins, differenceBins);
            edge = (Math.Floor((cumulated + Tolerance) * bins) + 1) / bins - Tolerance;
        }

        if (p > 0 || q > 0) Close(referenceBins, differenceBins);
        return count;

        void Close(Span<double> referenceBins, Span<double> differenceBins)
        {
            referenceBins[count] = p;
            differenceBins[count] = q;
            count++;
            p = q = 0;
        }
    }

    // A side without mass has no part in the edges.
    private static double PerMass(double part, ReadOnlySpan<double> masses) => Sum(masses) is > 0 and double sum ? part / sum : 0;

    private static double Sum(ReadOnlySpan<double> masses)
    {
        double sum = 0;
        foreach (double mass in masses) sum += mass;
        return sum;
    }
}
