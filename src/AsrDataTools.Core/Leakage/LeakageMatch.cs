namespace AsrDataTools.Leakage;

/// <summary>An item of evaluation that a detector found in training.</summary>
/// <param name="Kind">In which way.</param>
/// <param name="Evaluation">The item of evaluation.</param>
/// <param name="Training">The item of training; the first of a group where a whole speaker or session is meant.</param>
/// <param name="Score">How alike they are, 0 to 1 (1: the same), in the measure of the kind.</param>
/// <param name="Evidence">What convinces a reader, with its numbers.</param>
public sealed record LeakageMatch(LeakageKind Kind, LeakageItem Evaluation, LeakageItem Training, double Score, string Evidence)
{
    /// <summary>The part of the evaluation recording concerned, seconds within the file; null for the whole item.</summary>
    public (double Start, double End)? EvaluationSpan { get; init; }

    /// <summary>The part of the training recording concerned.</summary>
    public (double Start, double End)? TrainingSpan { get; init; }

    /// <summary>The label that a whole group shares: the speaker, or the session; null for a pair.</summary>
    public string? Shared { get; init; }
}
