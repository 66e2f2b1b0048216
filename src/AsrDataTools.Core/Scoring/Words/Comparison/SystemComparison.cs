using AsrDataTools.Statistics;

namespace AsrDataTools.Scoring.Words;

/// <summary>Compares systems pair by pair on the utterances that all of them have.</summary>
public static class SystemComparison
{
    private const int LeastBlocks = 10;
    private const int LeastSegments = 30;
    private const int LeastSpeakersForRanks = 8;

    // Percent points; sc_stats' threshold for equal rates.
    private const double SameRate = 0.005;

    /// <param name="systems">At least two; each pair is compared, the earlier as the first.</param>
    /// <exception cref="SpeechDataException">No utterance has a property to group by.</exception>
    public static IReadOnlyList<WordErrorComparison> Compare(
        IReadOnlyList<SystemScores> systems, WordErrorOptions options, WordScoringOptions scoring, CancellationToken cancellation)
    {
        string[] shared = [.. systems[0].ById.Keys.Where(id => systems.All(system => system.ById.ContainsKey(id)))];
        List<WordErrorComparison> rows = [];
        foreach ((string label, IReadOnlyList<string> ids) in UtteranceGroups.Of(shared, id => systems[0].ById[id].Pair, options.GroupBy, options.BinWidth))
        {
            for (int first = 0; first < systems.Count; first++)
            {
                for (int second = first + 1; second < systems.Count; second++)
                    rows.Add(Row(label, ids, systems[first], systems[second], options, scoring, cancellation));
            }
        }

        double?[] adjusted = HolmCorrection.Adjust([.. rows.Select(row => row.MatchedPairsP)]);
        return [.. rows.Select((row, index) => row with
        {
            AdjustedP = adjusted[index],
            Better = row.Segments < LeastSegments || !(adjusted[index] < 1 - options.ConfidenceLevel) ? null : row.MatchedPairsZ > 0 ? row.Second : row.First,
        })];
    }

    private static WordErrorComparison Row(
        string label, IReadOnlyList<string> ids, SystemScores first, SystemScores second, WordErrorOptions options, WordScoringOptions scoring, CancellationToken cancellation)
    {
        (UtteranceScore First, UtteranceScore Second)[] pairs = [.. ids.Select(id => (first.ById[id], second.ById[id]))];
        List<ErrorSegment> segments = [];
        foreach ((UtteranceScore one, UtteranceScore two) in pairs) MatchedSegments.AddTo(segments, one, two);
        PairedBlocks[] speakers = PairedBlocks.By(pairs, pair => pair.Speaker);
        List<string> remarks = [];
        if (segments.Count < LeastSegments) remarks.Add(FormattableString.Invariant($"{segments.Count} segments: too few to tell which is better"));
        WordCounts firstSum = Sum(pairs.Select(pair => pair.First.Words));
        WordCounts secondSum = Sum(pairs.Select(pair => pair.Second.Words));
        (double Low, double High, double Improvement)? bootstrap = Bootstrap(pairs, speakers, options, remarks, cancellation);
        int onlyFirst = pairs.Count(pair => pair.First.Words.Errors == 0 && pair.Second.Words.Errors > 0);
        int onlySecond = pairs.Count(pair => pair.First.Words.Errors > 0 && pair.Second.Words.Errors == 0);
        (double Z, double PValue)? matched = MatchedPairsTest.Of(segments);
        double[] differences = WorseFirst([.. speakers.Select(block => block.DifferencePercent)]);
        return new WordErrorComparison
        {
            Group = label,
            First = first.Name,
            Second = second.Name,
            Utterances = pairs.Length,
            Speakers = speakers.Length,
            FirstErrorRate = firstSum.ErrorRate,
            SecondErrorRate = secondSum.ErrorRate,
            Difference = secondSum.ErrorRate - firstSum.ErrorRate,
            Low = bootstrap?.Low,
            High = bootstrap?.High,
            ProbabilityOfImprovement = bootstrap?.Improvement,
            Segments = segments.Count,
            MatchedPairsZ = matched?.Z,
            MatchedPairsP = matched?.PValue,
            SignP = differences.Length == 0 ? null : Sign(differences),
            WilcoxonP = differences.Length < LeastSpeakersForRanks ? null : SignedRankTest.Of(differences, SameRate).PValue,
            McNemarP = pairs.Length == 0 ? null : SignTest.PValue(onlyFirst, onlySecond),
            OnlyFirstRight = onlyFirst,
            OnlySecondRight = onlySecond,
            Convention = scoring.Convention,
            Normalizer = scoring.NormalizerName,
            Remarks = new TextList(remarks),
        };
    }

    // As sc_stats turns them: it decides to whom ties are dealt.
    private static double[] WorseFirst(double[] differences) => differences.Sum() > 0 ? differences : [.. differences.Select(d => -d)];

    private static double Sign(double[] differences) => SignTest.PValue(
        differences.Count(d => d > SameRate), differences.Count(d => d < -SameRate), differences.Count(d => Math.Abs(d) <= SameRate));

    private static (double Low, double High, double Improvement)? Bootstrap(
        (UtteranceScore First, UtteranceScore Second)[] pairs, PairedBlocks[] speakers, WordErrorOptions options, List<string> remarks, CancellationToken cancellation)
    {
        bool allNamed = Array.TrueForAll(pairs, pair => pair.First.Pair.Speaker is not null);
        bool bySpeaker = options.ClusterBy == ErrorClustering.Speaker || (options.ClusterBy == ErrorClustering.Auto && allNamed && speakers.Length >= LeastBlocks);
        PairedBlocks[] blocks = bySpeaker ? speakers
            : options.ClusterBy == ErrorClustering.Recording ? PairedBlocks.By(pairs, pair => pair.Recording)
            : [.. pairs.Select(PairedBlocks.Of)];
        string kind = bySpeaker ? "speakers" : options.ClusterBy == ErrorClustering.Recording ? "recordings" : "utterances";
        if (blocks.Length < LeastBlocks)
        {
            remarks.Add(FormattableString.Invariant($"{blocks.Length} {kind}: too few for an interval"));
            return null;
        }

        if (!bySpeaker) remarks.Add($"interval over {kind}: it does not cover new speakers");
        double[] replicates = PairedRatioBootstrap.Replicates(
            [.. blocks.Select(block => block.First)], [.. blocks.Select(block => block.Second)], options.Replicates, options.Seed, cancellation);
        double effective = EffectiveClusters.Of([.. Enumerable.Range(0, blocks.Length)], [.. blocks.Select(block => (double)block.First.Words)]);
        if (BootstrapInterval.Percentile(replicates, BootstrapInterval.TailShare(options.ConfidenceLevel, effective)) is not { } interval) return null;
        int finite = replicates.Count(double.IsFinite);
        double improvement = (replicates.Count(d => d < 0) + (0.5 * replicates.Count(d => d == 0))) / finite;
        return (interval.Low, interval.High, improvement);
    }

    private static WordCounts Sum(IEnumerable<WordCounts> counts) => counts.Aggregate(default(WordCounts), static (sum, next) => sum + next);
}
