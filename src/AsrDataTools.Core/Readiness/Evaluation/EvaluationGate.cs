namespace AsrDataTools.Readiness;

/// <summary>Gate 5: is the test set independent of training, and what does the recogniser make of it?</summary>
internal sealed class EvaluationGate : IReadinessGate
{
    // In the order in which they answer: what leaked is held against what was recognised.
    private readonly IReadOnlyList<IEvaluationPart> _parts;

    public EvaluationGate()
    {
        RecognitionPart recognition = new();
        _parts = [recognition, new IndependencePart(recognition)];
    }

    public Gate Gate => Gate.Evaluation;

    public void Prepare(GateContext context)
    {
        if (context.Plan.Evaluation.HypothesisPath is { } path && !File.Exists(path) && !Directory.Exists(path))
            context.Fail(new SpeechDataException("PathNotFound", SpeechDataProblem.NotFound, $"There are no hypotheses at '{path}'.", path), path);
    }

    public void Take(MeasuredUtterance utterance)
    {
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
        RecognitionEvidence? recognition = answers.Select(answer => answer.Recognition).FirstOrDefault(evidence => evidence is not null);
        return new GateResult
        {
            Gate = nameof(Gate.Evaluation),
            Verdict = GateVerdict.Of(facts, answers.All(answer => answer.IsAnswered)),
            Evidence = facts,
            Reasons = new(answers.SelectMany(answer => answer.Reasons)),
            Remedies = new(answers.SelectMany(answer => answer.Remedies)),
            Evaluation = independence is null && recognition is null ? null : new(independence, recognition),
        };
    }
}
