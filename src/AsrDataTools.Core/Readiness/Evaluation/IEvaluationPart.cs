namespace AsrDataTools.Readiness;

/// <summary>
/// One of the things that the evaluation gate asks: it looks on while the corpora go by, and answers at the end. A new one is a class and a
/// line in <see cref="EvaluationGate"/>.
/// </summary>
internal interface IEvaluationPart
{
    /// <summary>Reads what it needs beside the corpora, before these go by.</summary>
    void Prepare(GateContext context)
    {
    }

    /// <summary>Takes note of an utterance, as <see cref="IReadinessGate.Take"/> does.</summary>
    void Take(MeasuredUtterance utterance);

    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    EvaluationAnswer Answer(GateContext context);
}

/// <summary>What one part of the evaluation gate found.</summary>
/// <param name="IsAnswered">False leaves the gate Unknown, unless a decisive fact fails it.</param>
/// <param name="Facts">Most telling first.</param>
/// <param name="Reasons">In plain words with figures.</param>
/// <param name="Remedies">What to do, with numbers.</param>
internal sealed record EvaluationAnswer(bool IsAnswered, IReadOnlyList<GateEvidence> Facts, IReadOnlyList<string> Reasons, IReadOnlyList<string> Remedies)
{
    /// <summary>What of the set training holds; null where the answer is not about that.</summary>
    public IndependenceEvidence? Independence { get; init; }

    /// <summary>How the set mirrors production; null where the answer is not about that.</summary>
    public AlignmentEvidence? Alignment { get; init; }

    /// <summary>What the recogniser made of the set; null where the answer is not about that, or there is nothing to show.</summary>
    public RecognitionEvidence? Recognition { get; init; }
}
