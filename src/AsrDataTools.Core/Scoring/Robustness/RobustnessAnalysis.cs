using System.Globalization;
using AsrDataTools.Acoustics;
using AsrDataTools.Scoring.Words;
using AsrDataTools.Statistics;

namespace AsrDataTools.Scoring.Robustness;

/// <summary>Measures the gap of each condition, its interval, its significance, and what it comes to in production.</summary>
public static class RobustnessAnalysis
{
    private const int LeastSegments = 30;

    /// <summary>The originals' row, one for each condition in the order of its values, and the projection where production was told.</summary>
    /// <param name="production">Of conditions, by name; null where it is not known.</param>
    /// <param name="report">Takes the trouble with one utterance.</param>
    /// <exception cref="SpeechDataException">There is nothing to compare, or no utterance has a column to group by.</exception>
    public static IReadOnlyList<RobustnessGap> Measure(RobustnessMaterial material, RobustnessOptions options, ProductionMix? production, Action<SpeechDataException> report, CancellationToken cancellation)
    {
        IReadOnlyList<RobustnessPair> pairs = material.Pairs(report);
        RobustnessBlocks blocks = new(pairs, options.Summing.ClusterBy);
        (string Label, IReadOnlyList<RobustnessPair> Items)[] groups = [.. UtteranceGroups.Of(pairs, pair => pair.Variant.Pair, options.Summing.GroupBy, options.Summing.BinWidth)];
        List<RobustnessGap> rows = [CleanRow(material, blocks, options, cancellation)];
        foreach ((string label, IReadOnlyList<RobustnessPair> items) in groups)
        {
            rows.Add(items.All(pair => pair.Original is not null)
                ? Paired(label, items, blocks, options, cancellation)
                : Unpaired(label, items, material, blocks, options, cancellation));
        }

        double?[] adjusted = HolmCorrection.Adjust([.. rows.Select(row => row.PValue)]);
        rows = [.. rows.Select((row, index) => row with { PValue = adjusted[index] })];
        Dictionary<string, double>? shares = production?.Shares(groups, rows, report);
        RobustnessGap? projected = shares is null ? null : ProductionProjection.Of(shares, groups, material, rows, production!, blocks, options, cancellation);
        return [.. rows.Select(row => RobustnessRemedy.Complete(row with { ProductionShare = shares?.GetValueOrDefault(row.Condition) }, projected, options)), .. projected is null ? Array.Empty<RobustnessGap>() : [projected]];
    }

    private static RobustnessGap CleanRow(RobustnessMaterial material, RobustnessBlocks blocks, RobustnessOptions options, CancellationToken cancellation)
    {
        (long Errors, long Words)[] sums = blocks.Sums(material.Clean.Select(score => (score.Pair, score.Pair.Id, score.Words)));
        return Row(RobustnessGap.Clean, [.. material.Clean], sums, blocks, options, cancellation);
    }

    private static RobustnessGap Paired(string label, IReadOnlyList<RobustnessPair> pairs, RobustnessBlocks blocks, RobustnessOptions options, CancellationToken cancellation)
    {
        (long Errors, long Words)[] variant = blocks.Sums(pairs.Select(pair => (pair.Variant.Pair, pair.Parent, pair.Variant.Words)));
        (long Errors, long Words)[] clean = blocks.Sums(pairs.Select(pair => (pair.Variant.Pair, pair.Parent, pair.Original!.Words)));
        RobustnessGap row = Row(label, [.. pairs.Select(pair => pair.Variant)], variant, blocks, options, cancellation);
        List<ErrorSegment> segments = [];
        foreach (RobustnessPair pair in pairs) MatchedSegments.AddTo(segments, pair.Variant, pair.Original!);
        double[]? differences = variant.Length < RobustnessBlocks.Least ? null : PairedRatioBootstrap.Replicates(clean, variant, options.Summing.Replicates, options.Summing.Seed, cancellation);
        RobustnessGap judged = Judged(row, Rate(clean), differences, Effective(variant), options);
        return segments.Count < LeastSegments
            ? judged with { Remarks = new([.. judged.Remarks, string.Create(CultureInfo.InvariantCulture, $"{segments.Count} segments with errors: too few for a p-value")]) }
            : judged with { PValue = MatchedPairsTest.Of(segments)?.PValue };
    }

    private static RobustnessGap Unpaired(
        string label, IReadOnlyList<RobustnessPair> pairs, RobustnessMaterial material, RobustnessBlocks blocks, RobustnessOptions options, CancellationToken cancellation)
    {
        (long Errors, long Words)[] variant = blocks.Sums(pairs.Select(pair => (pair.Variant.Pair, pair.Parent, pair.Variant.Words)));
        (long Errors, long Words)[] clean = blocks.Sums(material.Clean.Select(score => (score.Pair, score.Pair.Id, score.Words)));
        RobustnessGap row = Row(label, [.. pairs.Select(pair => pair.Variant)], variant, blocks, options, cancellation);
        double[]? differences = Math.Min(variant.Length, clean.Length) < RobustnessBlocks.Least ? null : [.. Replicates(variant, options.Summing.Seed).Zip(Replicates(clean, options.Summing.Seed + 1), (one, other) => one - other)];
        RobustnessGap judged = Judged(row, Rate(clean), differences, Math.Min(Effective(variant), Effective(clean)), options);
        double? chance = differences is null ? null : Math.Min(1, 2 * Math.Min(Share(differences, d => d <= 0), Share(differences, d => d >= 0)));
        return judged with { PValue = chance, Remarks = new([.. judged.Remarks, "not the same utterances as the clean ones: the gap holds what else they differ in"]) };

        double[] Replicates((long Errors, long Words)[] sums, long seed) =>
            RatioBootstrap.Replicates([.. sums.Select(block => block.Errors)], [.. sums.Select(block => block.Words)], options.Summing.Replicates, seed, cancellation);

        // Of so many replicates none is no proof of none at all.
        static double Share(double[] values, Func<double, bool> counts) => (values.Count(counts) + 1.0) / (values.Length + 1);
    }

    private static RobustnessGap Judged(RobustnessGap row, double? clean, double[]? differences, double effective, RobustnessOptions options)
    {
        (double Low, double High)? interval = differences is null ? null : BootstrapInterval.Percentile(differences, BootstrapInterval.TailShare(options.Summing.ConfidenceLevel, effective));
        return row with
        {
            CleanWordErrorRate = clean,
            Gap = row.WordErrorRate - clean,
            GapLow = interval?.Low,
            GapHigh = interval?.High,
            Verdict = interval is not { } known ? Verdict.Unknown : ShiftVerdict.Judge(Math.Max(0, known.Low), Math.Max(0, known.High), options.WarnGap, options.FailGap),
        };
    }

    private static RobustnessGap Row(string label, UtteranceScore[] scores, (long Errors, long Words)[] sums, RobustnessBlocks blocks, RobustnessOptions options, CancellationToken cancellation)
    {
        List<string> remarks = [];
        (double Low, double High)? interval = null;
        if (sums.Length < RobustnessBlocks.Least)
        {
            remarks.Add(string.Create(CultureInfo.InvariantCulture, $"{sums.Length} {blocks.Name}: too few for an interval"));
        }
        else
        {
            if (blocks.Kind != ErrorClustering.Speaker) remarks.Add($"interval over {blocks.Name}: it does not cover new speakers");
            double[] replicates = RatioBootstrap.Replicates([.. sums.Select(block => block.Errors)], [.. sums.Select(block => block.Words)], options.Summing.Replicates, options.Summing.Seed, cancellation);
            interval = BootstrapInterval.Percentile(replicates, BootstrapInterval.TailShare(options.Summing.ConfidenceLevel, Effective(sums)));
        }

        int missing = scores.Count(score => score.Pair.IsHypothesisMissing);
        if (missing > 0) remarks.Add(string.Create(CultureInfo.InvariantCulture, $"{missing:N0} hypotheses missing, scored as deletions"));
        return new RobustnessGap
        {
            Condition = label,
            Utterances = scores.Length,
            Speakers = scores.Select(score => score.Pair.Speaker).OfType<string>().Distinct(StringComparer.Ordinal).Count(),
            Words = sums.Sum(block => block.Words),
            WordErrorRate = Rate(sums),
            Low = interval?.Low,
            High = interval?.High,
            ClusteredBy = interval is null ? null : blocks.Kind,
            Convention = options.Scoring.Convention,
            Normalizer = options.Scoring.NormalizerName,
            Remarks = new(remarks),
        };
    }

    private static double? Rate((long Errors, long Words)[] sums) => sums.Sum(block => block.Words) is > 0 and long words ? (double)sums.Sum(block => block.Errors) / words : null;

    private static double Effective((long Errors, long Words)[] sums) => EffectiveClusters.Of([.. Enumerable.Range(0, sums.Length)], [.. sums.Select(block => (double)block.Words)]);
}
