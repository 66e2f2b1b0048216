namespace AsrDataTools.Readiness;

/// <summary>What the evaluation gate rests on.</summary>
/// <param name="Independence">How much of the set training holds; null where that could not be looked for.</param>
/// <param name="Recognition">What the recogniser made of the set; null where that was not scored.</param>
public sealed record EvaluationEvidence(IndependenceEvidence? Independence, RecognitionEvidence? Recognition)
{
    /// <summary>How the set mirrors production; null where it could not be compared.</summary>
    public AlignmentEvidence? Alignment { get; init; }

    public override string ToString() => string.Join("; ", new object?[] { Independence, Alignment, Recognition }.OfType<object>());
}
