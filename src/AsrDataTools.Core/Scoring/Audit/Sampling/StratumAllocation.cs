namespace AsrDataTools.Scoring.Audit;

/// <summary>Shares a sample out among strata.</summary>
internal static class StratumAllocation
{
    /// <summary>
    /// How many of each: in proportion to the shares, none below the minimum, none beyond what the stratum has; what a small
    /// stratum cannot take goes to the others.
    /// </summary>
    /// <param name="total">Units to share out; more where the minimum asks for it.</param>
    /// <param name="sizes">Units that each stratum has.</param>
    /// <param name="shares">At least 0, one above 0.</param>
    public static int[] Of(int total, IReadOnlyList<long> sizes, IReadOnlyList<double> shares, int minimum)
    {
        int[] counts = new int[sizes.Count];
        bool[] settled = new bool[sizes.Count];
        double left = total;
        while (true)
        {
            double mass = 0;
            for (int i = 0; i < counts.Length; i++) mass += settled[i] ? 0 : shares[i];
            bool changed = false;
            double taken = 0;
            for (int i = 0; i < counts.Length; i++)
            {
                if (settled[i]) continue;
                double wanted = mass > 0 ? left * shares[i] / mass : 0;
                long least = Math.Min(minimum, sizes[i]);
                if (wanted > least && wanted < sizes[i]) continue;
                counts[i] = (int)(wanted <= least ? least : sizes[i]);
                settled[i] = changed = true;
                taken += counts[i];
            }

            left = Math.Max(0, left - taken);
            if (changed) continue;
            Round(counts, settled, sizes, shares, left, mass);
            return counts;
        }
    }

    // Whole numbers that add up, the largest remainders up.
    private static void Round(int[] counts, bool[] settled, IReadOnlyList<long> sizes, IReadOnlyList<double> shares, double left, double mass)
    {
        int[] open = [.. Enumerable.Range(0, counts.Length).Where(i => !settled[i])];
        foreach (int i in open) counts[i] = (int)(left * shares[i] / mass);
        int missing = (int)Math.Round(left) - open.Sum(i => counts[i]);
        foreach (int i in open.OrderByDescending(i => left * shares[i] / mass - counts[i]).ThenBy(i => i).Take(Math.Max(0, missing)))
        {
            if (counts[i] < sizes[i]) counts[i]++;
        }
    }

    /// <summary>The variance of the sample over that of a proportional one of the same size; not below 1, since deviations are guessed.</summary>
    public static double Effect(IReadOnlyList<int> counts, IReadOnlyList<long> sizes, IReadOnlyList<double> deviations)
    {
        double own = 0, proportional = 0, total = sizes.Sum(), drawn = counts.Sum();
        for (int i = 0; i < counts.Count; i++)
        {
            double square = deviations[i] * deviations[i];
            own += counts[i] == sizes[i] ? 0 : sizes[i] * (double)sizes[i] * square / counts[i];
            proportional += sizes[i] * square * total / drawn;
        }

        return proportional > 0 ? Math.Max(1, own / proportional) : 1;
    }
}
