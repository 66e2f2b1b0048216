using AsrDataTools.Readiness;
using AsrDataTools.Reporting.Charts;
using AsrDataTools.Vocabulary;

namespace AsrDataTools.Reporting;

/// <summary>What a report shows of the vocabulary gate.</summary>
/// <param name="Comparison">Both sides as a whole.</param>
/// <param name="Deficits">Words that training lacks, most telling first; at most <see cref="MostRows"/>.</param>
/// <param name="Terms">Listed terms that training has too few examples of, most needed first; at most <see cref="MostRows"/>.</param>
/// <param name="Shortfall">How much of production's mentions of listed terms they are; null without a list.</param>
/// <param name="Keyness">Null when there is no word to draw.</param>
/// <param name="Densities">Null when neither side has an entity.</param>
public sealed record VocabularyReport(
    VocabularyComparison Comparison,
    IReadOnlyList<VocabularyTerm> Deficits,
    IReadOnlyList<DomainTermCoverage> Terms,
    TermShortfall? Shortfall,
    KeynessChart? Keyness,
    DensityChart? Densities)
{
    public const int MostRows = 200;

    internal static VocabularyReport Of(VocabularyEvidence evidence) => new(
        evidence.Comparison,
        [.. evidence.Deficits.Take(MostRows)],
        [.. evidence.Terms.Take(MostRows)],
        evidence.Shortfall,
        KeynessChart.Of(evidence.Words),
        DensityChart.Of(evidence.Comparison.Entities));
}
