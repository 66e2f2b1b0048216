using AsrDataTools.Catalog;
using AsrDataTools.Corpus;
using AsrDataTools.Leakage;
using AsrDataTools.Scoring.Words;
using AsrDataTools.Statistics;

namespace AsrDataTools.Readiness;

/// <summary>Holds the evaluation set against training as <c>Find-EvalLeakage</c> does.</summary>
/// <param name="heard">Recordings that were measured; trouble with any other has been reported already.</param>
internal sealed class IndependenceSearch(GateContext context, IReadOnlySet<string> heard)
{
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(500);

    private int _unread;
    private bool _isTroubled;

    /// <param name="scores">What a recogniser made of the set; empty for none.</param>
    /// <returns>Null where one of the sides has no utterance.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IndependenceEvidence? Run(IReadOnlyList<UtteranceScore> scores)
    {
        EvaluationGateSettings settings = context.Plan.Evaluation;
        CompactUtterances trainingRows = [], evaluationRows = [];
        List<LeakageItem> training = Read(context.Plan.Training, trainingRows), evaluation = Read(settings.Paths, evaluationRows);
        if (training.Count == 0 || evaluation.Count == 0) return null;
        if (context.Catalog is not { } catalog) return Search(training, evaluation, scores);

        // Looked at again afterwards, since what changes under our hands is of no one state.
        RecordingStates before = States();
        return context.Remember(
            "independence",
            [
                trainingRows, evaluationRows, before, _unread,
                settings.LeakageKinds, Intervals, scores.Select(score => (score.Pair.Id, score.Words)).ToArray(),
            ],
            AnswerJson.Default.IndependenceEvidence,
            () => Search(training, evaluation, scores),
            isSound: () => !_isTroubled && States().Equals(before));

        RecordingStates States() => RecordingStates.Of(training.Concat(evaluation), heard, catalog, context.Cancellation);
    }

    private BootstrapSettings Intervals => new(context.Plan.Evaluation.ConfidenceLevel, context.Plan.Evaluation.Replicates, context.Plan.Seed);

    private IndependenceEvidence Search(List<LeakageItem> training, List<LeakageItem> evaluation, IReadOnlyList<UtteranceScore> scores)
    {
        EvaluationGateSettings settings = context.Plan.Evaluation;
        CachedRecordings recordings = new(context.Measurements);
        LeakageOptions options = new()
        {
            Kinds = settings.LeakageKinds.ToHashSet(),
            Threads = context.ThrottleLimit,
            Fingerprint = new CachedFingerprinter(context.Measurements).Fingerprint,
            Header = recordings.Header,
            Hash = recordings.Hash,
            Digest = recordings.Digest,
        };
        LeakageInput input = new(training, evaluation, options, isSelf: false, Report, context.Cancellation);
        LeakageSearch search = new(input);

        // The first match of each utterance: of a sentence that training has a thousand times, one proves the leak.
        Dictionary<(LeakageKind, LeakageItem), LeakageMatch> matches = [];
        using (new Timer(_ => Show(input.Progress), null, ProgressInterval, ProgressInterval))
        {
            foreach (LeakageMatch match in search.Find()) matches.TryAdd((match.Kind, match.Evaluation), match);
        }

        LeakageReport report = LeakageReport.Of(search, Scores(evaluation, scores), context.Cancellation);
        return new(report.Shares, [.. Worst(matches.Values, input).Select(match => LeakageSearch.ToFinding(match, null))])
        {
            TrainingItems = report.TrainingItems,
            EvaluationItems = report.EvaluationItems,
            EvaluationSpeakers = evaluation.Select(item => item.Speaker).OfType<string>().Distinct(StringComparer.Ordinal).Count(),
            TrainingUnchecked = TrainingUnchecked(input, training),
            UnreadInputs = _unread,
            Sentences = report.Sentences,
            Notes = report.Notes,
        };
    }

    private List<LeakageItem> Read(IReadOnlyList<string> paths, CompactUtterances rows)
    {
        List<LeakageItem> items = [];
        foreach (string path in paths)
        {
            try
            {
                foreach (SpeechUtterance utterance in SpeechManifest.Read(path, null, _ => _unread++))
                {
                    context.Cancellation.ThrowIfCancellationRequested();
                    rows.Add(utterance);
                    items.Add(new(rows, items.Count));
                }
            }
            catch (Exception exception) when (exception is SpeechDataException or IOException or UnauthorizedAccessException)
            {
                // Reported when the corpus was measured; here it counts as not judged.
                _unread++;
            }
        }

        return items;
    }

    private void Report(SpeechDataException trouble)
    {
        bool isNews = trouble.Path is null || heard.Contains(trouble.Path);
        _isTroubled |= isNews;
        if (isNews) context.Fail(trouble, trouble.Path ?? context.Plan.Evaluation.Paths[0]);
    }

    private void Show(LeakageProgress progress) =>
        context.Progress($"Independence: {progress.Stage}", progress.Total > 0 ? Math.Min(1, (double)progress.Done / progress.Total) : 0);

    private LeakageScores? Scores(List<LeakageItem> evaluation, IReadOnlyList<UtteranceScore> scores)
    {
        if (scores.Count == 0) return null;
        LeakageScores known = new(Intervals);
        Dictionary<string, LeakageItem> byId = new(StringComparer.Ordinal);
        foreach (LeakageItem item in evaluation) byId.TryAdd(item.Utterance.Id, item);
        foreach (UtteranceScore score in scores)
        {
            if (byId.TryGetValue(score.Pair.Id, out LeakageItem? item)) known.Add(item, score.Words);
        }

        return known.Count > 0 ? known : null;
    }

    private static Dictionary<string, int> TrainingUnchecked(LeakageInput input, List<LeakageItem> training)
    {
        HashSet<LeakageItem> own = [.. training];
        (LeakageItem Item, LeakageKind Kind)[] skipped = [.. input.Skipped.Where(entry => own.Contains(entry.Item))];
        Dictionary<string, int> counts = skipped.GroupBy(entry => entry.Kind).ToDictionary(group => group.Key.ToString(), group => group.Count());
        int speech = skipped.Where(entry => entry.Kind.IsSameSpeech() && input.Options.Kinds.Contains(entry.Kind)).Select(entry => entry.Item).Distinct().Count();
        if (speech > 0) counts[LeakageShares.SameSpeech] = speech;
        return counts;
    }

    private static IEnumerable<LeakageMatch> Worst(IEnumerable<LeakageMatch> matches, LeakageInput input) => matches
        .GroupBy(match => match.Kind)
        .OrderBy(kind => kind.Key)
        .SelectMany(kind => kind
            .OrderByDescending(match => input.SecondsOf(match.Evaluation) ?? 0)
            .ThenBy(match => match.Evaluation.Number)
            .DistinctBy(match => match.Shared ?? (object)match.Evaluation)
            .Take(IndependenceEvidence.MostOfKind));
}
