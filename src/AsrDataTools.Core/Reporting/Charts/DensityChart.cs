using AsrDataTools.Readiness;
using AsrDataTools.Vocabulary;

namespace AsrDataTools.Reporting.Charts;

/// <summary>Expressions of each class in 1,000 words of production and of training.</summary>
/// <param name="Classes">Most frequent in production first.</param>
/// <param name="Production">In 1,000 words.</param>
/// <param name="Training">In 1,000 words.</param>
public sealed record DensityChart(IReadOnlyList<string> Classes, IReadOnlyList<double> Production, IReadOnlyList<double> Training)
{
    /// <summary>Null when neither side has any.</summary>
    public static DensityChart? Of(IReadOnlyList<EntityDensity> rows)
    {
        EntityDensity[] shown = [.. rows.Where(row => row.ReferenceCount + row.DifferenceCount > 0)];
        return shown.Length == 0 ? null : new(
            [.. shown.Select(row => VocabularyFacts.Name(row.Class))],
            [.. shown.Select(row => Math.Round(row.ReferencePerThousand, 3))],
            [.. shown.Select(row => Math.Round(row.DifferencePerThousand, 3))]);
    }
}
