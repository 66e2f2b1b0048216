using System.Numerics;

namespace AsrDataTools.Scoring.Words;

/// <summary>
/// What an alignment counts; counts add up over utterances, rates follow from the sums. A rate without anything to divide by is
/// null: an empty reference keeps its insertions and has no rate.
/// </summary>
/// <param name="Correct">Reference words recognised; optional words left out count here.</param>
/// <param name="Substitutions">Reference words with another word in their place.</param>
/// <param name="Deletions">Reference words with nothing in their place.</param>
/// <param name="Insertions">Hypothesis words without a reference word.</param>
public readonly record struct WordCounts(long Correct, long Substitutions, long Deletions, long Insertions)
    : IAdditionOperators<WordCounts, WordCounts, WordCounts>
{
    /// <summary>Words of the reference.</summary>
    public long Words => Correct + Substitutions + Deletions;

    /// <summary>Words of the hypothesis.</summary>
    public long HypothesisWords => Correct + Substitutions + Insertions;

    public long Errors => Substitutions + Deletions + Insertions;

    /// <summary>(S + D + I) / N, from 0 up; beyond 1 where insertions abound.</summary>
    public double? ErrorRate => Ratio(Errors, Words);

    /// <summary>Match error rate, (S + D + I) / (C + S + D + I), 0…1 (Morris, Maier and Green 2004).</summary>
    public double? MatchErrorRate => Ratio(Errors, Errors + Correct);

    /// <summary>Word information preserved, C/N · C/P with P the hypothesis' words, 0…1 (Morris, Maier and Green 2004).</summary>
    public double? InformationPreserved =>
        Words == 0 ? null : HypothesisWords == 0 ? 0 : (double)Correct / Words * Correct / HypothesisWords;

    /// <summary>1 − <see cref="InformationPreserved"/>.</summary>
    public double? InformationLost => 1 - InformationPreserved;

    public static WordCounts operator +(WordCounts left, WordCounts right) => new(
        left.Correct + right.Correct,
        left.Substitutions + right.Substitutions,
        left.Deletions + right.Deletions,
        left.Insertions + right.Insertions);

    private static double? Ratio(long part, long whole) => whole == 0 ? null : (double)part / whole;
}
