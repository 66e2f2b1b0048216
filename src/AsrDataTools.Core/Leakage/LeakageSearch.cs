namespace AsrDataTools.Leakage;

/// <summary>Runs the detectors and keeps count of what they find. One instance searches once, on one thread.</summary>
/// <param name="detectors">Those to run; those of <see cref="LeakageDetectors"/> unless given.</param>
public sealed class LeakageSearch(LeakageInput input, IReadOnlyList<ILeakageDetector>? detectors = null)
{
    private readonly Dictionary<LeakageKind, HashSet<LeakageItem>> _leaked = [];
    private readonly Dictionary<LeakageKind, long> _matches = [];

    public LeakageInput Input => input;

    /// <summary>Items of evaluation that were found, by kind.</summary>
    public IReadOnlyDictionary<LeakageKind, HashSet<LeakageItem>> Leaked => _leaked;

    /// <summary>Matches by kind.</summary>
    public IReadOnlyDictionary<LeakageKind, long> Matches => _matches;

    /// <summary>Streams the matches as they are found.</summary>
    /// <exception cref="OperationCanceledException">By the input's cancellation.</exception>
    public IEnumerable<LeakageMatch> Find()
    {
        foreach (ILeakageDetector detector in detectors ?? LeakageDetectors.Create())
        {
            HashSet<LeakageKind> wanted = [.. detector.Kinds.Where(input.Options.Kinds.Contains)];
            if (wanted.Count == 0) continue;
            foreach (LeakageKind kind in wanted) _leaked.TryAdd(kind, []);
            input.Progress.Begin($"Searching: {string.Join(", ", wanted.Order())}");
            foreach (LeakageMatch match in detector.Find(input, wanted))
            {
                input.Cancellation.ThrowIfCancellationRequested();
                _leaked[match.Kind].Add(match.Evaluation);
                _matches[match.Kind] = _matches.GetValueOrDefault(match.Kind) + 1;
                yield return match;
            }
        }
    }

    /// <summary>
    /// All matches by chain: what is tied together stands together, the most telling first. Speakers and sessions come last and are in no
    /// chain: they would tie everything together.
    /// </summary>
    public IEnumerable<(LeakageMatch Match, int? Chain)> FindChains()
    {
        List<LeakageMatch> matches = [.. Find()
            .OrderBy(match => match.Kind).ThenBy(match => match.Evaluation.Number).ThenBy(match => match.Training.Number)];
        int evaluation = input.IsSelf ? 0 : input.Evaluation.Count;
        DisjointNumbers sets = new(evaluation + input.Training.Count);
        foreach (LeakageMatch match in matches.Where(match => match.Kind.IsOfPair())) sets.Join(match.Evaluation.Number, evaluation + match.Training.Number);
        Dictionary<int, int> chains = [];
        return matches.Select(match => (Match: match, Chain: ChainOf(match))).ToList().OrderBy(entry => entry.Chain ?? int.MaxValue);

        int? ChainOf(LeakageMatch match)
        {
            if (!match.Kind.IsOfPair()) return null;
            int component = sets.RootOf(match.Evaluation.Number);
            if (!chains.TryGetValue(component, out int number)) chains[component] = number = chains.Count + 1;
            return number;
        }
    }

    /// <summary>A match as it leaves.</summary>
    public static LeakageFinding ToFinding(LeakageMatch match, int? chain)
    {
        (double Start, double End)? evaluation = match.EvaluationSpan, training = match.TrainingSpan;
        return new LeakageFinding
        {
            Kind = match.Kind,
            EvaluationId = match.Evaluation.Utterance.Id,
            EvaluationPath = match.Evaluation.Path,
            EvaluationStartSeconds = evaluation?.Start ?? match.Evaluation.Utterance.StartSeconds,
            EvaluationEndSeconds = evaluation?.End ?? match.Evaluation.EndSeconds,
            TrainingId = match.Training.Utterance.Id,
            TrainingPath = match.Training.Path,
            TrainingStartSeconds = training?.Start ?? match.Training.Utterance.StartSeconds,
            TrainingEndSeconds = training?.End ?? match.Training.EndSeconds,
            Score = match.Score,
            Evidence = match.Evidence,
            Chain = chain,
            Shared = match.Shared,
            EvaluationSource = match.Evaluation.Utterance.SourcePath,
            TrainingSource = match.Training.Utterance.SourcePath,
        };
    }
}
