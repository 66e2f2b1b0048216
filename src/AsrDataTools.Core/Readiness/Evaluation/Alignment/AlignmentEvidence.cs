using System.Globalization;
using System.Text.Json.Serialization;
using AsrDataTools.Acoustics;

namespace AsrDataTools.Readiness;

/// <summary>How the evaluation set mirrors production.</summary>
/// <param name="Rows">As <c>Test-EvalAlignment</c> gives them, the sum last.</param>
public sealed record AlignmentEvidence(IReadOnlyList<EvaluationAlignment> Rows)
{
    /// <summary>Of the evaluation set, one per audio channel: what its distributions are drawn from. They are no part of a JSON report.</summary>
    [JsonIgnore]
    public IReadOnlyList<AcousticProfile> Profiles { get; init; } = [];

    /// <summary>The rows of a kind.</summary>
    internal IReadOnlyList<EvaluationAlignment> Of(AlignmentKind kind) => [.. Rows.Where(row => row.Kind == kind)];

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Rows.Count(row => row is { Kind: AlignmentKind.Power, Utterances: 0 })} of {Rows.Count(row => row.Kind == AlignmentKind.Power) - 1} slices of production are missing in evaluation");
}
