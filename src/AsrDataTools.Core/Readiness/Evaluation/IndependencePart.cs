namespace AsrDataTools.Readiness;

/// <summary>Whether the evaluation set is independent of training: not measured in this version, and said so.</summary>
internal sealed class IndependencePart : IEvaluationPart
{
    public void Take(MeasuredUtterance utterance)
    {
    }

    public EvaluationAnswer Answer(GateContext context) =>
        new(IsAnswered: false, [], ["independence: whether training holds any of the evaluation set is not measured in this version"], []);
}
