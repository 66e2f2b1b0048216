namespace AsrDataTools.Readiness;

/// <summary>Whether the evaluation set is independent of training: the same speech, speakers, sessions and sentences on both sides.</summary>
/// <param name="recognition">Scores the set before this part answers, so that errors on what leaked can be told from the others.</param>
internal sealed class IndependencePart(RecognitionPart recognition) : IEvaluationPart
{
    private readonly HashSet<string> _heard = new(StringComparer.Ordinal);

    public void Take(MeasuredUtterance utterance)
    {
        if (utterance.Side != CorpusSide.Production && utterance.Utterance.AudioPath is { } path) _heard.Add(path);
    }

    public EvaluationAnswer Answer(GateContext context) => new IndependenceSearch(context, _heard).Run(recognition.Scores) is { } evidence
        ? Judge(evidence, context.Plan.Evaluation)
        : new(IsAnswered: false, [], ["independence: training or the evaluation set has no utterance that can be read"], ["mend what the errors say, then test again"]);

    /// <summary>Judges shares that have been measured. Without a look at the speech itself there is no answer.</summary>
    internal static EvaluationAnswer Judge(IndependenceEvidence evidence, EvaluationGateSettings settings)
    {
        IReadOnlyList<GateEvidence> facts = IndependenceFacts.Of(evidence, settings);
        bool isAnswered = facts.Any(fact => fact.Measure == Leakage.LeakageShares.SameSpeech)
            && facts.All(fact => fact.Weight != EvidenceWeight.Decisive || fact.Verdict != Verdict.Unknown);
        return new(isAnswered, facts, [.. IndependenceReasons.For(evidence, settings)], [.. IndependenceRemedies.For(evidence, settings)]) { Independence = evidence };
    }
}
