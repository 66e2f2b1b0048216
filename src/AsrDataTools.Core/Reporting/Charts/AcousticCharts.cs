using AsrDataTools.Acoustics;
using AsrDataTools.Readiness;

namespace AsrDataTools.Reporting.Charts;

/// <summary>What the report draws of the acoustic gate.</summary>
/// <param name="Effects">Effect sizes against thresholds.</param>
/// <param name="Distributions">Numeric measures that differ most.</param>
/// <param name="Categories">Categorical measures that differ most.</param>
/// <param name="Points">Recordings in the plane of the two measures that differ most.</param>
public sealed record AcousticCharts(
    EffectChart? Effects,
    IReadOnlyList<DistributionChart> Distributions,
    IReadOnlyList<CategoryChart> Categories,
    PointChart? Points)
{
    private const int MostDistributions = 6;
    private const int MostCategories = 2;

    private static readonly string[] Always = [nameof(AcousticProfile.BandwidthHz), nameof(AcousticProfile.SnrDb), nameof(AcousticProfile.ChannelClass)];

    /// <summary>Draws what does not simply pass, and bandwidth and noise always; one measure of each theme.</summary>
    /// <param name="evaluation">Profiles of the evaluation set, drawn beside the others; empty without one.</param>
    public static AcousticCharts Of(AcousticEvidence evidence, IReadOnlyList<AcousticProfile> evaluation, GateEvidenceList facts)
    {
        string[] measures = [.. facts
            .Where(fact => fact.Weight > EvidenceWeight.Informative && (fact.Verdict != Verdict.Pass || Always.Contains(fact.Measure)))
            .Select(fact => fact.Measure)];
        string[] numeric = [.. measures.Where(ProfileValue.IsNumeric).DistinctBy(measure => AcousticWording.Of(measure).Theme)];
        DistributionChart[] distributions = [.. numeric
            .Select(measure => DistributionChart.Of(evidence, evaluation, measure)).OfType<DistributionChart>().Take(MostDistributions)];
        CategoryChart[] categories = [.. measures
            .Where(ProfileValue.IsCategorical)
            .Select(measure => CategoryChart.Of(evidence, evaluation, measure)).OfType<CategoryChart>().Take(MostCategories)];
        (string x, string y) = PlaneOf(numeric);
        return new(EffectChart.Of(facts), distributions, categories, PointChart.Of(evidence, x, y));
    }

    // Bandwidth and noise are what people know best; other measures take their place only where they differ more.
    private static (string X, string Y) PlaneOf(string[] numeric)
    {
        string x = numeric.FirstOrDefault() ?? nameof(AcousticProfile.BandwidthHz);
        string y = numeric.Skip(1).FirstOrDefault(measure => measure != x)
            ?? (x == nameof(AcousticProfile.SnrDb) ? nameof(AcousticProfile.BandwidthHz) : nameof(AcousticProfile.SnrDb));
        return (x, y);
    }
}
