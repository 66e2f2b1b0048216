namespace AsrDataTools.Readiness;

/// <summary>The six questions, in the order in which they are asked.</summary>
public enum Gate
{
    Acoustics = 1,
    Accent = 2,
    Annotation = 3,
    Vocabulary = 4,
    Evaluation = 5,
    Governance = 6,
}

/// <summary>One measured fact behind a verdict.</summary>
/// <param name="Measure">Name as in the measuring cmdlet's output.</param>
/// <param name="Value">In the measure's unit.</param>
/// <param name="Low">Lower bound of the interval.</param>
/// <param name="High">Upper bound of the interval.</param>
/// <param name="Threshold">The value beyond which it fails.</param>
/// <param name="Verdict">What this fact alone would say.</param>
public sealed record GateEvidence(string Measure, double? Value, double? Low, double? High, double? Threshold, Verdict Verdict);

/// <summary>One gate's answer.</summary>
public sealed record GateResult
{
    /// <summary>Acoustics, Accent, Annotation, Vocabulary, Evaluation, Governance, or Overall.</summary>
    public required string Gate { get; init; }

    public Verdict Verdict { get; init; }

    public IReadOnlyList<GateEvidence> Evidence { get; init; } = [];

    public TextList Reasons { get; init; } = TextList.Empty;

    /// <summary>What to do, each with a number: "collect 12.4 h of telephony audio".</summary>
    public TextList Remedies { get; init; } = TextList.Empty;
}
