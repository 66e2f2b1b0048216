namespace AsrDataTools.Readiness;

/// <summary>What a file or folder of a delivery can be to a plan.</summary>
public enum PlanKey
{
    Training,
    Production,
    Evaluation,
    Hypothesis,
    Traffic,
    Annotation,
    TermList,
    Policy,
}
