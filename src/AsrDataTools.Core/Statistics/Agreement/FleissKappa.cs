namespace AsrDataTools.Statistics.Agreement;

/// <summary>
/// Fleiss' κ for a fixed number of annotators per unit who need not be the same ones (Fleiss 1971, Psychological Bulletin 76).
/// With values missing take <see cref="KrippendorffAlpha"/>.
/// </summary>
public static class FleissKappa
{
    /// <param name="votes">For each unit how many annotators chose each category.</param>
    /// <returns>At most 1; null without units and where all votes are for one category.</returns>
    /// <exception cref="ArgumentException">Units with different numbers of votes, or with fewer than two.</exception>
    public static double? Of(IReadOnlyList<int[]> votes)
    {
        if (votes.Count == 0) return null;
        int annotators = votes[0].Sum();
        if (annotators < 2 || votes.Any(unit => unit.Sum() != annotators || unit.Length != votes[0].Length))
        {
            throw new ArgumentException("Every unit needs the same number of votes, at least two, on the same categories.", nameof(votes));
        }

        double agreement = 0;
        double[] shares = new double[votes[0].Length];
        foreach (int[] unit in votes)
        {
            double same = -annotators;
            for (int category = 0; category < unit.Length; category++)
            {
                same += (double)unit[category] * unit[category];
                shares[category] += (double)unit[category] / (votes.Count * annotators);
            }

            agreement += same / ((double)annotators * (annotators - 1) * votes.Count);
        }

        double chance = shares.Sum(share => share * share);
        return chance < 1 - 1e-12 ? (agreement - chance) / (1 - chance) : null;
    }
}
