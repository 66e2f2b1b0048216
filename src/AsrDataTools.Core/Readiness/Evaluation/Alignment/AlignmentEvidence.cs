using System.Globalization;

namespace AsrDataTools.Readiness;

/// <summary>How the evaluation set mirrors production.</summary>
/// <param name="Rows">As <c>Test-EvalAlignment</c> gives them, the sum last.</param>
public sealed record AlignmentEvidence(IReadOnlyList<EvaluationAlignment> Rows)
{
    /// <summary>The rows of a kind.</summary>
    internal IReadOnlyList<EvaluationAlignment> Of(AlignmentKind kind) => [.. Rows.Where(row => row.Kind == kind)];

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Rows.Count(row => row is { Kind: AlignmentKind.Power, Utterances: 0 })} of {Rows.Count(row => row.Kind == AlignmentKind.Power) - 1} slices of production are missing in evaluation");
}
