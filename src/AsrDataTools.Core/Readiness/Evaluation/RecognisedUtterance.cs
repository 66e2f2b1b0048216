using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Readiness;

/// <summary>What a recogniser made of one utterance.</summary>
/// <param name="Id">Its Id in the manifest.</param>
/// <param name="Speaker">Null where it is not named.</param>
/// <param name="Slices">What it is counted under, property and value: <c>Accent=en-IN</c>.</param>
/// <param name="Words">Of the reference.</param>
/// <param name="WordErrorRate">Null without reference words.</param>
/// <param name="IsHallucinated">At least five words inserted between two that are right.</param>
/// <param name="IsRepetitive">A phrase four times or more in a row that the reference does not repeat so.</param>
/// <param name="Difference">The alignment in stretches; what is right far from an error, and what is beyond the first errors, is left out.</param>
public sealed record RecognisedUtterance(
    string Id, string? Speaker, IReadOnlyList<string> Slices, long Words, long Substitutions, long Deletions, long Insertions, double? WordErrorRate,
    bool IsHypothesisMissing, bool IsHallucinated, bool IsRepetitive, IReadOnlyList<DifferencePart> Difference)
{
    internal static RecognisedUtterance Of(UtteranceScore score, IReadOnlyList<string> slices) => new(
        score.Pair.Id, score.Pair.Speaker, slices, score.Words.Words, score.Words.Substitutions, score.Words.Deletions, score.Words.Insertions, score.Words.ErrorRate,
        score.Pair.IsHypothesisMissing, score.IsHallucinated, score.IsRepetitive, DifferenceExcerpt.Of(score.Alignment));
}
