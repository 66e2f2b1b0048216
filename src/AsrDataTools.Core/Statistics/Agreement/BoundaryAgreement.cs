namespace AsrDataTools.Statistics.Agreement;

/// <summary>
/// How far the edges of two annotators agree: pairs within each tolerance, and how far the pairs within the widest lie apart.
/// Results add: over starts and ends, tiers and recordings.
/// </summary>
public sealed record BoundaryAgreement
{
    private BoundaryAgreement(IReadOnlyList<double> tolerancesSeconds) => TolerancesSeconds = tolerancesSeconds;

    /// <summary>Ascending.</summary>
    public IReadOnlyList<double> TolerancesSeconds { get; }

    /// <summary>Edges of the first annotator.</summary>
    public int ReferenceEdges { get; private init; }

    /// <summary>Edges of the second.</summary>
    public int OtherEdges { get; private init; }

    /// <summary>Pairs within each tolerance.</summary>
    public IReadOnlyList<int> Matched { get; private init; } = [];

    /// <summary>Second minus first for each pair within the widest tolerance, seconds; positive where the second is later.</summary>
    public IReadOnlyList<double> DeviationsSeconds { get; private init; } = [];

    /// <summary>Median of the pairs' absolute deviations, ms; null without pairs.</summary>
    public double? MedianDeviationMilliseconds => OfAbsolute(0.5);

    /// <summary>90th percentile of the absolute deviations, ms.</summary>
    public double? NinetiethDeviationMilliseconds => OfAbsolute(0.9);

    /// <summary>Mean deviation with its sign, ms; positive where the second annotator is later.</summary>
    public double? BiasMilliseconds => DeviationsSeconds.Count > 0 ? 1000 * DeviationsSeconds.Average() : null;

    /// <param name="reference">Edges of the first annotator, seconds, in any order.</param>
    /// <param name="other">Edges of the second.</param>
    /// <param name="tolerancesSeconds">Not negative; 0.02, 0.05 and 0.1 unless given.</param>
    public static BoundaryAgreement Of(IEnumerable<double> reference, IEnumerable<double> other, params IReadOnlyList<double> tolerancesSeconds)
    {
        double[] tolerances = tolerancesSeconds.Count == 0 ? [0.02, 0.05, 0.1] : [.. tolerancesSeconds.Order()];
        ArgumentOutOfRangeException.ThrowIfNegative(tolerances[0]);
        double[] first = [.. reference.Order()];
        double[] second = [.. other.Order()];
        IReadOnlyList<(int Reference, int Other)>[] pairs = [.. tolerances.Select(t => EdgeMatching.Match(first, second, t))];
        return new(tolerances)
        {
            ReferenceEdges = first.Length,
            OtherEdges = second.Length,
            Matched = [.. pairs.Select(p => p.Count)],
            DeviationsSeconds = [.. pairs[^1].Select(p => second[p.Other] - first[p.Reference])],
        };
    }

    /// <summary>Share of the first annotator's edges that the second has, 0…1; null without edges.</summary>
    /// <param name="tolerance">Place of the tolerance in <see cref="TolerancesSeconds"/>.</param>
    public double? Recall(int tolerance) => ReferenceEdges > 0 ? (double)Matched[tolerance] / ReferenceEdges : null;

    /// <summary>Share of the second annotator's edges that the first has.</summary>
    public double? Precision(int tolerance) => OtherEdges > 0 ? (double)Matched[tolerance] / OtherEdges : null;

    /// <summary>Harmonic mean of both, 2·pairs / all edges; the same whoever comes first.</summary>
    public double? FScore(int tolerance) =>
        ReferenceEdges + OtherEdges > 0 ? 2.0 * Matched[tolerance] / (ReferenceEdges + OtherEdges) : null;

    public static BoundaryAgreement operator +(BoundaryAgreement a, BoundaryAgreement b) => Sum([a, b]);

    /// <summary>The sum of several, none left out.</summary>
    /// <exception cref="ArgumentException">None are given, or their tolerances differ.</exception>
    public static BoundaryAgreement Sum(IReadOnlyList<BoundaryAgreement> parts)
    {
        if (parts.Count == 0) throw new ArgumentException("There is nothing to add.", nameof(parts));
        IReadOnlyList<double> tolerances = parts[0].TolerancesSeconds;
        if (parts.Any(p => !p.TolerancesSeconds.SequenceEqual(tolerances))) throw new ArgumentException("The tolerances differ.", nameof(parts));
        return new(tolerances)
        {
            ReferenceEdges = parts.Sum(p => p.ReferenceEdges),
            OtherEdges = parts.Sum(p => p.OtherEdges),
            Matched = [.. Enumerable.Range(0, tolerances.Count).Select(t => parts.Sum(p => p.Matched[t]))],
            DeviationsSeconds = [.. parts.SelectMany(p => p.DeviationsSeconds)],
        };
    }

    private double? OfAbsolute(double share)
    {
        if (DeviationsSeconds.Count == 0) return null;
        double[] sorted = [.. DeviationsSeconds.Select(Math.Abs).Order()];
        return 1000 * Quantile.OfSorted(sorted, share);
    }
}
