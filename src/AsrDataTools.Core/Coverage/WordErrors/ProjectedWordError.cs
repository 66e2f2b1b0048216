namespace AsrDataTools.Coverage;

/// <summary>The word error rate that production would see, from those of its accents.</summary>
public sealed record ProjectedWordError
{
    /// <summary>Σ π·WER over the accents measured, π their shares of the words said in production.</summary>
    public double WordErrorRate { get; init; }

    /// <summary>Bounds of the interval over speakers; null where an accent has too few.</summary>
    public double? Low { get; init; }

    public double? High { get; init; }

    /// <summary>Share of traffic in accents with word errors, 0…1.</summary>
    public double CoveredTrafficShare { get; init; }

    /// <summary>The projection if accents that were not measured were like the best …</summary>
    public double IfBest { get; init; }

    /// <summary>… and like the worst that was.</summary>
    public double IfWorst { get; init; }

    public TextList Remarks { get; init; } = TextList.Empty;
}
