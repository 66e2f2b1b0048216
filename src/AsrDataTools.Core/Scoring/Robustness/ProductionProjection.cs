using System.Globalization;
using AsrDataTools.Statistics;

namespace AsrDataTools.Scoring.Robustness;

/// <summary>
/// Σ π·WER over conditions, π their shares of production. The interval draws blocks with all their conditions, and recordings of production
/// where the shares were counted from such, so that what conditions have in common is not counted twice.
/// </summary>
internal static class ProductionProjection
{
    public static RobustnessGap Of(
        Dictionary<string, double> shares, (string Label, IReadOnlyList<RobustnessPair> Items)[] groups, RobustnessMaterial material,
        IReadOnlyList<RobustnessGap> rows, ProductionMix production, RobustnessBlocks blocks, RobustnessOptions options, CancellationToken cancellation)
    {
        string[] conditions = [.. shares.Keys.Where(condition => shares[condition] > 0)];
        (int Block, long Errors, long Words)[][] parts = [.. conditions.Select(condition => Part(condition, groups, material, blocks))];
        double rate = conditions.Sum(condition => shares[condition] * rows.First(row => row.Condition == condition).WordErrorRate ?? 0);
        RobustnessGap clean = rows[0];
        double[] replicates = new double[options.Summing.Replicates], gaps = new double[replicates.Length];
        (int Block, long Errors, long Words)[] originals = Part(RobustnessGap.Clean, groups, material, blocks);
        int[] draws = new int[blocks.Count];
        for (int replicate = 0; replicate < replicates.Length; replicate++)
        {
            cancellation.ThrowIfCancellationRequested();
            SeededRandom random = new(options.Summing.Seed, replicate);
            Array.Clear(draws);
            for (int i = 0; i < draws.Length; i++) draws[random.Next(draws.Length)]++;
            double[] weights = Weights(conditions, shares, production, random);
            replicates[replicate] = parts.Select((part, index) => weights[index] == 0 ? 0 : weights[index] * Rate(part, draws)).Sum();
            gaps[replicate] = replicates[replicate] - Rate(originals, draws);
        }

        double tail = BootstrapInterval.TailShare(options.Summing.ConfidenceLevel, blocks.Count);
        bool few = blocks.Count < RobustnessBlocks.Least;
        (double Low, double High)? interval = few ? null : BootstrapInterval.Percentile(replicates, tail);
        (double Low, double High)? gap = few ? null : BootstrapInterval.Percentile(gaps, tail);
        return new RobustnessGap
        {
            Condition = RobustnessGap.Production,
            Utterances = conditions.Sum(condition => rows.First(row => row.Condition == condition).Utterances),
            Speakers = rows.Max(row => row.Speakers),
            Words = conditions.Sum(condition => rows.First(row => row.Condition == condition).Words),
            WordErrorRate = rate,
            Low = interval?.Low,
            High = interval?.High,
            CleanWordErrorRate = clean.WordErrorRate,
            Gap = rate - clean.WordErrorRate,
            GapLow = gap?.Low,
            GapHigh = gap?.High,
            Verdict = gap is not { } known ? Verdict.Unknown : Acoustics.ShiftVerdict.Judge(Math.Max(0, known.Low), Math.Max(0, known.High), options.WarnGap, options.FailGap),
            ProductionShare = 1,
            ClusteredBy = interval is null ? null : blocks.Kind,
            Convention = options.Scoring.Convention,
            Normalizer = options.Scoring.NormalizerName,
            Remarks = new([production.Recordings > 0 ? string.Create(CultureInfo.InvariantCulture, $"shares counted in {production.Recordings:N0} recordings of production") : "shares as given"]),
        };
    }

    private static double[] Weights(string[] conditions, Dictionary<string, double> shares, ProductionMix production, SeededRandom random)
    {
        if (production.Recordings == 0) return [.. conditions.Select(condition => shares[condition])];
        Dictionary<string, double> drawn = new(StringComparer.Ordinal);
        for (int i = 0; i < production.Counted.Count; i++)
        {
            (string condition, double weight) = production.Counted[random.Next(production.Counted.Count)];
            drawn[condition] = drawn.GetValueOrDefault(condition) + weight;
        }

        double sum = drawn.Values.Sum();
        return [.. conditions.Select(condition => drawn.GetValueOrDefault(condition) / sum)];
    }

    private static (int Block, long Errors, long Words)[] Part(string condition, (string Label, IReadOnlyList<RobustnessPair> Items)[] groups, RobustnessMaterial material, RobustnessBlocks blocks) =>
        [.. (condition == RobustnessGap.Clean
                ? material.Clean.Select(score => (Block: blocks.Of(score.Pair, score.Pair.Id), score.Words))
                : groups.First(group => group.Label == condition).Items.Select(pair => (Block: blocks.Of(pair.Variant.Pair, pair.Parent), pair.Variant.Words)))
            .GroupBy(entry => entry.Block, entry => entry.Words)
            .Select(block => (block.Key, block.Sum(words => words.Errors), block.Sum(words => words.Words)))];

    private static double Rate((int Block, long Errors, long Words)[] part, int[] draws)
    {
        long errors = 0, words = 0;
        foreach ((int block, long wrong, long said) in part)
        {
            errors += draws[block] * wrong;
            words += draws[block] * said;
        }

        return words == 0 ? double.NaN : (double)errors / words;
    }
}
