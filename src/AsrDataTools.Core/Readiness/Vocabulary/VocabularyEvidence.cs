using System.Globalization;
using AsrDataTools.Vocabulary;

namespace AsrDataTools.Readiness;

/// <summary>What the vocabulary gate rests on.</summary>
/// <param name="Comparison">Both sides as a whole, as <c>Compare-Vocabulary</c> gives it.</param>
/// <param name="Deficits">The words that training lacks, in at least three recordings of production, most telling first; numbers left out.</param>
/// <param name="Words">The words to draw: the most telling on either side.</param>
/// <param name="Terms">Listed terms that training has too few examples of, most needed first; empty without a list.</param>
public sealed record VocabularyEvidence(
    VocabularyComparison Comparison, IReadOnlyList<VocabularyTerm> Deficits, IReadOnlyList<VocabularyTerm> Words, IReadOnlyList<DomainTermCoverage> Terms)
{
    /// <summary>Mentions of listed terms in production; null without a list.</summary>
    public TermShortfall? Shortfall { get; init; }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{100 * Comparison.OovTokenRate:0.0} % of production's words unseen, {Deficits.Count} lacking, {Terms.Count} listed terms short");
}

/// <summary>How much of what production says of listed terms is of terms that training has too few examples of.</summary>
/// <param name="Listed">Terms of the lists.</param>
/// <param name="Mentioned">Of these, such as production has.</param>
/// <param name="Short">Of these, such as training has too few examples of.</param>
/// <param name="Mentions">Occurrences of listed terms in production.</param>
/// <param name="ShortMentions">Of these, of terms that are short.</param>
public sealed record TermShortfall(int Listed, int Mentioned, int Short, long Mentions, long ShortMentions)
{
    /// <summary>Null where production mentions none.</summary>
    public double? Share => Mentions == 0 ? null : (double)ShortMentions / Mentions;

    /// <summary>By bootstrap over recordings; null with fewer than 10.</summary>
    public double? Low { get; init; }

    public double? High { get; init; }
}
