namespace AsrDataTools.Leakage;

/// <summary>An utterance of evaluation that training has already, with the proof.</summary>
public sealed record LeakageFinding
{
    public LeakageKind Kind { get; init; }

    /// <summary>Id of the evaluation utterance in its manifest.</summary>
    public required string EvaluationId { get; init; }

    /// <summary>Absolute path of the evaluation recording; null for a row of text alone.</summary>
    public string? EvaluationPath { get; init; }

    /// <summary>Start of what is concerned, seconds within the recording; null for its beginning.</summary>
    public double? EvaluationStartSeconds { get; init; }

    /// <summary>End, seconds within the recording; null for the end of the recording.</summary>
    public double? EvaluationEndSeconds { get; init; }

    /// <summary>Id of the training utterance; of the first one where <see cref="Kind"/> is a speaker or a session.</summary>
    public required string TrainingId { get; init; }

    public string? TrainingPath { get; init; }

    public double? TrainingStartSeconds { get; init; }

    public double? TrainingEndSeconds { get; init; }

    /// <summary>
    /// How alike they are, 0 to 1: Jaccard similarity of texts, share of the evaluation utterance that overlaps in time, 1 − bit-error
    /// rate of fingerprints; 1 for what is the same.
    /// </summary>
    public double Score { get; init; }

    /// <summary>What convinces a reader, with its numbers.</summary>
    public required string Evidence { get; init; }

    /// <summary>
    /// Number of the chain that the finding belongs to: utterances of both sides that are tied together, directly or by others. Null for
    /// speakers and sessions, and where findings leave before all are known.
    /// </summary>
    public int? Chain { get; init; }

    /// <summary>The label that a whole group shares: the speaker, or the session; null for a pair.</summary>
    public string? Shared { get; init; }

    /// <summary>The manifest or folder that the evaluation utterance came from, absolute.</summary>
    public string? EvaluationSource { get; init; }

    public string? TrainingSource { get; init; }
}
