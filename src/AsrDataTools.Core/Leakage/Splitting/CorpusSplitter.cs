namespace AsrDataTools.Leakage.Splitting;

/// <summary>
/// Splits a corpus so that no two splits share a speaker, a session, a sentence or speech, and proves it by searching the splits in each
/// other with the detectors of <see cref="LeakageDetectors"/>. One instance splits once.
/// </summary>
public sealed class CorpusSplitter
{
    // What near texts were too many to list may tie splits together still; the proof finds it and it is added.
    private const int MostRounds = 5;

    private readonly IReadOnlyList<LeakageItem> _items;
    private readonly CorpusSplitOptions _options;

    /// <param name="report">Gets the trouble with each input.</param>
    /// <exception cref="SpeechDataException">The shares make no sense (<c>SplitShareInvalid</c>).</exception>
    public CorpusSplitter(IReadOnlyList<LeakageItem> items, CorpusSplitOptions options, Action<SpeechDataException> report, CancellationToken cancellation)
    {
        RequireShares(options.Splits);
        (_items, _options) = (items, options);
        Input = new LeakageInput(items, items, options.Disjoint, isSelf: true, report, cancellation);
    }

    public LeakageInput Input { get; }

    /// <summary>The splits.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public SplitResult Split()
    {
        SplitLinks links = new(_items.Count);
        foreach (LeakageMatch match in new LeakageSearch(Input).Find()) links.Add(match);
        Input.Progress.Begin("Splitting");
        SplitTargets targets = new(_items, Input, _options);
        SplitPlanner planner = new(_items, Input, targets, _options);
        for (int round = 1; ; round++)
        {
            SplitPlan plan = planner.Plan(links);
            bool stands = plan.MeetsShares && (plan.Cuts.Count == 0 || _options.CutBridges);
            List<LeakageMatch> left = stands ? [.. new SplitProof(Input, _items, plan.Splits, _options.Splits.Count).Find()] : [];
            if (left.Count > 0 && round < MostRounds)
            {
                foreach (LeakageMatch match in left) links.Add(match);
                continue;
            }

            SplitReport report = SplitReporting.Of(_items, Input, targets, links, plan, left.Count, stands && left.Count == 0, _options);
            if (!report.IsPossible) report = report with { Without = new SplitRelief(planner, links, targets, _options).Find() };
            return new SplitResult(report.IsPossible ? new SplitUtterances(_items, plan.Splits, _options.Splits) : [], report);
        }
    }

    private static void RequireShares(IReadOnlyList<(string Name, double Share)> splits)
    {
        string? fault = splits.Count < 2 ? "at least two splits are needed"
            : splits.Any(split => !(split.Share > 0)) ? "every share must be above 0"
            : Math.Abs(splits.Sum(split => split.Share) - 1) > 1e-6 ? FormattableString.Invariant($"the shares add up to {splits.Sum(split => split.Share):0.####}, not to 1")
            : null;
        if (fault is null) return;
        throw new SpeechDataException("SplitShareInvalid", SpeechDataProblem.InvalidArgument, $"{char.ToUpperInvariant(fault[0])}{fault[1..]}. Give them as @{{ train = 0.8; dev = 0.1; test = 0.1 }}.");
    }
}
