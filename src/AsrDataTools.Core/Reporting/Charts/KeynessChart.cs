using AsrDataTools.Vocabulary;

namespace AsrDataTools.Reporting.Charts;

/// <summary>Words by how often they come and by how much more production has of them than training.</summary>
/// <param name="Words">Most telling first.</param>
public sealed record KeynessChart(IReadOnlyList<KeynessPoint> Words)
{
    private const int Named = 10;

    /// <summary>Null when there is no word.</summary>
    public static KeynessChart? Of(IReadOnlyList<VocabularyTerm> terms)
    {
        Dictionary<TermDirection, int> named = [];
        List<KeynessPoint> points = [];
        foreach (VocabularyTerm term in terms)
        {
            int rank = named[term.Direction] = named.GetValueOrDefault(term.Direction) + 1;
            points.Add(new(
                term.Term,
                Math.Round(Math.Max(term.ReferencePerMillion, term.DifferencePerMillion), 3),
                Math.Round(term.LogRatio, 3),
                term.Direction,
                term.IsUnseen,
                term.ReferenceCount,
                term.DifferenceCount,
                term.Direction != TermDirection.Even && rank <= Named));
        }

        return points.Count == 0 ? null : new(points);
    }
}

/// <summary>One word.</summary>
/// <param name="Word">As it is counted.</param>
/// <param name="PerMillion">Its rate on the side that has more of it.</param>
/// <param name="LogRatio">Binary logarithm of production's rate over training's.</param>
/// <param name="Direction">Which side has more, where chance would not do it.</param>
/// <param name="IsUnseen">Whether training has none.</param>
/// <param name="Production">Occurrences.</param>
/// <param name="Training">Occurrences.</param>
/// <param name="IsNamed">Whether its name is drawn.</param>
public sealed record KeynessPoint(string Word, double PerMillion, double LogRatio, TermDirection Direction, bool IsUnseen, long Production, long Training, bool IsNamed);
