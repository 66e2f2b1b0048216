namespace AsrDataTools.Readiness;

/// <summary>Gate 5: is the test set independent of training, does it look like production, and what does the recogniser make of it?</summary>
internal sealed class EvaluationGate : IReadinessGate
{
    // In the order in which they answer: what leaked is held against what was recognised.
    private readonly IReadOnlyList<IEvaluationPart> _parts;
    private bool _isAsked;

    public EvaluationGate()
    {
        RecognitionPart recognition = new();
        _parts = [recognition, new AlignmentPart(recognition), new IndependencePart(recognition)];
    }

    public Gate Gate => Gate.Evaluation;

    public CorpusReading Reads(ReadinessPlan plan, CorpusSide side) => plan.Evaluation.Paths.Count > 0 ? CorpusReading.Audio : CorpusReading.None;

    public void Prepare(GateContext context)
    {
        if (context.Plan.Evaluation.HypothesisPath is { } path && !File.Exists(path) && !Directory.Exists(path))
            context.Fail(new SpeechDataException("PathNotFound", SpeechDataProblem.NotFound, $"There are no hypotheses at '{path}'.", path), path);
        if (context.Plan.Evaluation.Paths.Count == 0) return;
        _isAsked = true;
        foreach (IEvaluationPart part in _parts) part.Prepare(context);
    }

    public void Take(MeasuredUtterance utterance)
    {
        if (!_isAsked) return;
        foreach (IEvaluationPart part in _parts) part.Take(utterance);
    }

    public GateResult Answer(GateContext context, CorpusInputs training, CorpusInputs production)
    {
        if (context.Plan.Evaluation.Paths.Count == 0)
        {
            return new GateResult
            {
                Gate = nameof(Gate.Evaluation),
                Verdict = Verdict.Unknown,
                Reasons = new(["no evaluation set is given"]),
                Remedies = new(["give the set that the recogniser is evaluated on with -Evaluation, and what it made of it with -Hypothesis"]),
            };
        }

        // A rate on a set that training holds says little, so independence is told first.
        return Judge([.. _parts.Select(part => part.Answer(context)).ToArray().Reverse()]);
    }

    /// <summary>Puts the answers of the parts together.</summary>
    internal static GateResult Judge(IReadOnlyList<EvaluationAnswer> answers)
    {
        GateEvidenceList facts = [.. answers.SelectMany(answer => answer.Facts).OrderByDescending(fact => fact.Weight)];
        IndependenceEvidence? independence = answers.Select(answer => answer.Independence).FirstOrDefault(evidence => evidence is not null);
        AlignmentEvidence? alignment = answers.Select(answer => answer.Alignment).FirstOrDefault(evidence => evidence is not null);
        RecognitionEvidence? recognition = answers.Select(answer => answer.Recognition).FirstOrDefault(evidence => evidence is not null);
        return new GateResult
        {
            Gate = nameof(Gate.Evaluation),
            Verdict = GateVerdict.Of(facts, answers.All(answer => answer.IsAnswered)),
            Evidence = facts,
            Reasons = new(answers.SelectMany(answer => answer.Reasons)),
            Remedies = new(answers.SelectMany(answer => answer.Remedies)),
            Evaluation = independence is null && alignment is null && recognition is null ? null : new(independence, recognition) { Alignment = alignment },
        };
    }
}
