using AsrDataTools.Vocabulary;

namespace AsrDataTools.Reporting.Charts;

/// <summary>Words by how often they come and by how much more production has of them than training.</summary>
/// <param name="Words">Most telling first.</param>
public sealed record KeynessChart(IReadOnlyList<KeynessPoint> Words)
{
    private const int Named = 10;

    // What two names take of the drawing's width and height, on whichever side of its word each stands: names that would meet are left out.
    private const double NameWidth = 0.14, NameHeight = 0.1;

    /// <summary>Null when there is no word.</summary>
    public static KeynessChart? Of(IReadOnlyList<VocabularyTerm> terms)
    {
        if (terms.Count == 0) return null;
        (double wide, double high) = (Spread(terms.Select(Decades)), Spread(terms.Select(term => term.LogRatio)));
        List<VocabularyTerm> named = [];
        foreach (VocabularyTerm term in terms)
        {
            bool isFree = named.TrueForAll(other => Math.Abs(Decades(term) - Decades(other)) > NameWidth * wide || Math.Abs(term.LogRatio - other.LogRatio) > NameHeight * high);
            if (term.Direction != TermDirection.Even && isFree && named.Count(other => other.Direction == term.Direction) < Named) named.Add(term);
        }

        return new([.. terms.Select(term => new KeynessPoint(
            term.Term,
            Math.Round(PerMillion(term), 3),
            Math.Round(term.LogRatio, 3),
            term.Direction,
            term.IsUnseen,
            term.ReferenceCount,
            term.DifferenceCount,
            named.Contains(term)))]);
    }

    private static double PerMillion(VocabularyTerm term) => Math.Max(term.ReferencePerMillion, term.DifferencePerMillion);

    private static double Decades(VocabularyTerm term) => Math.Log10(PerMillion(term));

    private static double Spread(IEnumerable<double> values) => Math.Max(values.Max() - values.Min(), 1e-9);
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
