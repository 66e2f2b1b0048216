namespace AsrDataTools.Readiness;

/// <summary>What the evaluation gate rests on.</summary>
/// <param name="Recognition">What the recogniser made of the set; null where that was not scored.</param>
public sealed record EvaluationEvidence(RecognitionEvidence? Recognition)
{
    public override string ToString() => Recognition?.ToString() ?? "";
}
