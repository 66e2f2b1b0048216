namespace AsrDataTools.Leakage;

/// <summary>Looks for speech that a delivery holds twice, or that was bought before. One instance searches once.</summary>
public sealed class DuplicateSearch
{
    private readonly LeakageSearch _search;
    private readonly int _existing;
    private readonly Dictionary<LeakageItem, List<(double Start, double End, bool Before)>> _covered = [];

    /// <param name="existing">What was bought before, numbered from 0.</param>
    /// <param name="delivery">The delivery, numbered on from there.</param>
    /// <param name="report">Gets the trouble with each input.</param>
    public DuplicateSearch(
        IReadOnlyList<LeakageItem> existing, IReadOnlyList<LeakageItem> delivery, LeakageOptions options, Action<SpeechDataException> report, CancellationToken cancellation)
    {
        _existing = existing.Count;
        LeakageInput input = new([.. existing, .. delivery], delivery, options with { AllowOverlappedTalk = true }, isSelf: true, report, cancellation);
        _search = new LeakageSearch(input);
    }

    /// <summary>Utterances numbered, those bought before first.</summary>
    public LeakageInput Input => _search.Input;

    /// <summary>Matches by kind.</summary>
    public IReadOnlyDictionary<LeakageKind, long> Matches => _search.Matches;

    /// <summary>Streams the copies as they are found, without the numbers of chains.</summary>
    public IEnumerable<SpeechDuplicate> Find() => _search.Find().Select(match => Taken(match, null));

    /// <summary>All copies, by chain.</summary>
    public IEnumerable<SpeechDuplicate> FindChains() => _search.FindChains().Select(entry => Taken(entry.Match, entry.Chain));

    /// <summary>After the copies were taken.</summary>
    public DuplicateReport Report()
    {
        double total = 0, repeated = 0, before = 0;
        int unmeasured = 0;
        foreach (LeakageItem item in Input.Evaluation)
        {
            if (Input.SecondsOf(item) is not { } seconds)
            {
                unmeasured++;
                continue;
            }

            total += seconds;
            if (!_covered.TryGetValue(item, out List<(double Start, double End, bool Before)>? spans)) continue;
            double end = item.StartSeconds + seconds;
            double within = Covered(spans.Where(span => !span.Before), item.StartSeconds, end), all = Covered(spans, item.StartSeconds, end);
            repeated += within;
            before += all - within;
        }

        return new DuplicateReport
        {
            Items = Input.Evaluation.Count,
            DuplicateItems = _covered.Count,
            Unchecked = Input.Evaluation.Count(item => Input.Skipped.Contains((item, LeakageKind.SameSamples))),
            Unmeasured = unmeasured,
            Hours = total / 3600,
            UniqueHours = (total - repeated - before) / 3600,
            RepeatedHours = repeated / 3600,
            BoughtBeforeHours = before / 3600,
            Notes = new TextList(Input.Notes),
        };
    }

    private SpeechDuplicate Taken(LeakageMatch match, int? chain)
    {
        bool before = match.Training.Number < _existing;
        if (match.Kind.IsSameSpeech())
        {
            if (!_covered.TryGetValue(match.Evaluation, out List<(double Start, double End, bool Before)>? spans)) _covered[match.Evaluation] = spans = [];
            (double start, double end) = match.EvaluationSpan ?? (double.NegativeInfinity, double.PositiveInfinity);
            spans.Add((start, end, before));
        }

        return SpeechDuplicate.Of(match, chain, before);
    }

    // The time that any of the spans takes of the one from start to end.
    private static double Covered(IEnumerable<(double Start, double End, bool Before)> spans, double start, double end)
    {
        double covered = 0, reached = start;
        foreach ((double from, double to, _) in spans.OrderBy(span => span.Start))
        {
            double first = Math.Max(reached, from), last = Math.Min(end, to);
            if (last <= first) continue;
            covered += last - first;
            reached = last;
        }

        return covered;
    }
}
