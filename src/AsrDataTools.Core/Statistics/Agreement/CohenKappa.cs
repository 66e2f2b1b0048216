namespace AsrDataTools.Statistics.Agreement;

/// <summary>
/// Cohen's κ of two annotators = 1 − observed / expected weighted disagreement, chance taken from each annotator's own habits
/// (Cohen 1960, Educational and Psychological Measurement 20; weighted: Cohen 1968, Psychological Bulletin 70).
/// </summary>
public static class CohenKappa
{
    /// <returns>At most 1; null for an empty table and where chance alone would agree always.</returns>
    public static double? Of(AgreementTable table, KappaWeights weights = KappaWeights.None)
    {
        double[] first = new double[table.Categories];
        double[] second = new double[table.Categories];
        double observed = 0;
        foreach ((int i, int j, double amount) in table.Cells)
        {
            first[i] += amount;
            second[j] += amount;
            observed += Weight(Math.Abs(i - j), weights) * amount;
        }

        double expected = 0;
        for (int i = 0; i < first.Length; i++)
        {
            if (first[i] == 0) continue;
            for (int j = 0; j < second.Length; j++) expected += Weight(Math.Abs(i - j), weights) * first[i] * second[j];
        }

        return expected > 0 ? 1 - observed * table.Total / expected : null;
    }

    /// <summary>Bootstrap interval over clusters, each with its own table; null with fewer than two.</summary>
    public static (double Low, double High)? Interval(
        IReadOnlyList<AgreementTable> clusters, KappaWeights weights, BootstrapSettings settings, CancellationToken cancellation) =>
        ClusterBootstrap.Interval(
            clusters.Count,
            draws =>
            {
                AgreementTable sum = new(clusters[0].Categories);
                for (int c = 0; c < draws.Length; c++)
                {
                    if (draws[c] > 0) sum.Add(clusters[c], draws[c]);
                }

                return Of(sum, weights);
            },
            settings,
            cancellation);

    private static double Weight(int distance, KappaWeights weights) => weights switch
    {
        KappaWeights.Linear => distance,
        KappaWeights.Quadratic => (double)distance * distance,
        _ => distance == 0 ? 0 : 1,
    };
}
