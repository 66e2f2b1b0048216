namespace AsrDataTools.Scoring.Audit;

/// <summary>The answers of one or more sheets of one plan, and what they say.</summary>
public sealed class AuditReading
{
    private readonly AuditSample _plan;
    private readonly Action<SpeechDataException> _report;
    private readonly Dictionary<int, AuditAnswer> _answers = [];
    private readonly HashSet<int> _contradicted = [];
    private string? _path;

    /// <param name="plan">As read from its file.</param>
    /// <param name="report">Takes the trouble with one row.</param>
    public AuditReading(AuditSample plan, Action<SpeechDataException> report)
    {
        _plan = plan;
        _report = report;
    }

    /// <summary>Items answered.</summary>
    public int Answered => _answers.Count;

    /// <summary>Adds a sheet; where listeners shared the work, each has a part of the answers.</summary>
    /// <param name="path">Absolute path.</param>
    /// <exception cref="SpeechDataException">It is no sheet of this plan.</exception>
    public void Add(string path)
    {
        _path ??= path;
        foreach (AuditAnswer answer in new AuditSheetReader(_plan, _report).Read(path))
        {
            if (_contradicted.Contains(answer.Item) || _answers.TryAdd(answer.Item, answer)) continue;
            AuditAnswer other = _answers[answer.Item];
            if (other.SaysTheSameAs(answer)) continue;
            _answers.Remove(answer.Item);
            _contradicted.Add(answer.Item);
            _report(new SpeechDataException(
                "AuditAnswersContradict", SpeechDataProblem.InvalidData, $"{answer.Place}: item {answer.Item} is judged otherwise than in {other.Place}. It does not count; listen again and leave one answer.", path));
        }
    }

    /// <summary>The verdict over all, then one for each stratum where there are several.</summary>
    /// <param name="confidenceLevel">Of the intervals.</param>
    public IReadOnlyList<AuditVerdict> Verdicts(double confidenceLevel, CancellationToken cancellation = default)
    {
        AnswerScorer scorer = new(_plan, cancellation);
        AuditItem[] random = [.. _plan.Items.Where(item => item.Part == AuditPart.Random)];
        // Listening may end when the evidence suffices only if nobody chose what to hear: an audit in sequence goes to the first gap.
        bool sequential = _plan.Kind == AcceptancePlanKind.Sequential;
        AuditItem[] taken = [.. sequential ? random.TakeWhile(item => _answers.ContainsKey(item.Item)) : random.Where(item => _answers.ContainsKey(item.Item))];
        JudgedItem[] judged = [.. taken.Select(item => scorer.Score(item, _answers[item.Item]))];
        JudgedItem[] suspects = [.. _plan.Items.Where(item => item.Part == AuditPart.Suspect && _answers.ContainsKey(item.Item)).Select(item => scorer.Score(item, _answers[item.Item]))];
        int skipped = sequential ? random.Count(item => _answers.ContainsKey(item.Item)) - taken.Length : 0;
        VerdictMaker maker = new(_plan, confidenceLevel, _path ?? "");
        int unneeded = 0;
        if (sequential && maker.SettledAt(judged, random.Length) is { } settled)
        {
            unneeded = judged.Length - settled;
            judged = judged[..settled];
        }

        AuditVerdict all = maker.Of(judged, random);
        List<string> remarks = [.. all.Reasons];
        if (skipped > 0) remarks.Add(FormattableString.Invariant($"{skipped} answers beyond item {random[taken.Length].Item}, which has none, do not count yet: listen in the order of the sheet"));
        if (unneeded > 0) remarks.Add(FormattableString.Invariant($"the last {unneeded} answers came after it was settled and do not count"));
        if (scorer.Differing > 0) remarks.Add(FormattableString.Invariant($"in {scorer.Differing} rows the count differs from the corrected transcript, which counts"));
        if (_contradicted.Count > 0) remarks.Add(FormattableString.Invariant($"{_contradicted.Count} items are judged in two ways and do not count"));
        int wrong = suspects.Count(item => item.Errors > 0);
        if (suspects.Length > 0) remarks.Add(FormattableString.Invariant($"{wrong} of {suspects.Length} suspects have errors ({suspects.Sum(item => item.Errors ?? 0)} of {suspects.Sum(item => item.Words)} words); they have no part in the verdict"));
        all = all with { Reasons = new TextList(remarks), Suspects = suspects.Length, SuspectsWrong = wrong };
        return _plan.Strata.Count < 2 ? [all] : [all, .. _plan.Strata.Select(stratum => maker.Of(stratum, judged, random))];
    }
}
