using AsrDataTools.Scoring.Words;
using AsrDataTools.Statistics;

namespace AsrDataTools.Leakage;

/// <summary>A recogniser's errors on the items of evaluation: what a leak does to the score.</summary>
public sealed class LeakageScores(BootstrapSettings settings)
{
    private const int LeastBlocks = 10;

    private readonly Dictionary<LeakageItem, (long Errors, long Words)> _scores = [];

    /// <summary>Items with a score.</summary>
    public int Count => _scores.Count;

    /// <summary>Errors and words of each item.</summary>
    public IReadOnlyDictionary<LeakageItem, (long Errors, long Words)> Counts => _scores;

    /// <summary>Items without a hypothesis, scored as deletions.</summary>
    public int Missing { get; internal set; }

    public void Add(LeakageItem item, WordCounts counts) => _scores[item] = (counts.Errors, counts.Words);

    /// <summary>The row with the error rates on leaked and clean items and their difference.</summary>
    internal LeakageShare Judge(LeakageShare share, HashSet<LeakageItem> leaked, HashSet<LeakageItem> open, CancellationToken cancellation)
    {
        (LeakageItem Item, (long Errors, long Words) Score)[] judged = [.. _scores.Where(entry => !open.Contains(entry.Key)).Select(entry => (entry.Key, entry.Value)).OrderBy(entry => entry.Key.Number)];
        (long Errors, long Words) flattered = Sum(judged.Where(entry => leaked.Contains(entry.Item))), clean = Sum(judged.Where(entry => !leaked.Contains(entry.Item)));
        double? all = Rate((flattered.Errors + clean.Errors, flattered.Words + clean.Words));
        List<string> remarks = [];
        (double Low, double High)? interval = flattered.Words > 0 && clean.Words > 0 ? Interval(judged, leaked, remarks, cancellation) : null;
        return share with
        {
            LeakedErrorRate = Rate(flattered),
            CleanErrorRate = Rate(clean),
            Inflation = flattered.Words > 0 ? Rate(clean) - all : null,
            InflationLow = interval?.Low,
            InflationHigh = interval?.High,
            Remarks = new TextList(remarks),
        };
    }

    // All and clean are judged on the same draw of speakers; a speaker may have items of both.
    private (double Low, double High)? Interval(
        (LeakageItem Item, (long Errors, long Words) Score)[] judged, HashSet<LeakageItem> leaked, List<string> remarks, CancellationToken cancellation)
    {
        bool named = Array.TrueForAll(judged, entry => entry.Item.Speaker is not null);
        IGrouping<object, (LeakageItem Item, (long Errors, long Words) Score)>[] blocks =
            [.. judged.GroupBy(entry => named ? (object)entry.Item.Speaker! : entry.Item)];
        if (named && blocks.Length < LeastBlocks)
        {
            named = false;
            blocks = [.. judged.GroupBy(entry => (object)entry.Item)];
        }

        string kind = named ? "speakers" : "utterances";
        int with = blocks.Count(block => block.Any(entry => leaked.Contains(entry.Item))), without = blocks.Count(block => block.Any(entry => !leaked.Contains(entry.Item)));
        if (Math.Min(with, without) < LeastBlocks)
        {
            remarks.Add(FormattableString.Invariant($"{with} {kind} with leaked and {without} with clean utterances: too few for an interval"));
            return null;
        }

        if (!named) remarks.Add("interval over utterances: it does not cover new speakers");
        double[] replicates = PairedRatioBootstrap.Replicates(
            [.. blocks.Select(Sum)], [.. blocks.Select(block => Sum(block.Where(entry => !leaked.Contains(entry.Item))))], settings.Replicates, settings.Seed, cancellation);
        double effective = EffectiveClusters.Of([.. Enumerable.Range(0, blocks.Length)], [.. blocks.Select(block => (double)Sum(block).Words)]);
        return BootstrapInterval.Percentile(replicates, BootstrapInterval.TailShare(settings.ConfidenceLevel, effective));
    }

    private static double? Rate((long Errors, long Words) sum) => sum.Words == 0 ? null : (double)sum.Errors / sum.Words;

    private static (long Errors, long Words) Sum(IEnumerable<(LeakageItem Item, (long Errors, long Words) Score)> entries) =>
        entries.Aggregate((Errors: 0L, Words: 0L), static (sum, next) => (sum.Errors + next.Score.Errors, sum.Words + next.Score.Words));
}
