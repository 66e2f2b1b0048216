namespace AsrDataTools.Readiness;

/// <summary>What the evaluation gate rests on.</summary>
/// <param name="Independence">How much of the set training holds; null where that could not be looked for.</param>
/// <param name="Recognition">What the recogniser made of the set; null where that was not scored.</param>
public sealed record EvaluationEvidence(IndependenceEvidence? Independence, RecognitionEvidence? Recognition)
{
    public override string ToString() => string.Join("; ", new object?[] { Independence, Recognition }.OfType<object>());
}
