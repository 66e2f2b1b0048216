using AsrDataTools.Coverage;
using AsrDataTools.Readiness;

namespace AsrDataTools.Reporting.Charts;

/// <summary>Each accent's share of training beside its share of traffic.</summary>
/// <param name="Rows">Most traffic first.</param>
/// <param name="Others">Accents too many to draw; they are in the table.</param>
/// <param name="MinimumRatio">The part of its share of traffic that an accent must have of training.</param>
public sealed record AccentShareChart(IReadOnlyList<AccentShareRow> Rows, int Others, double MinimumRatio)
{
    private const int Most = 20;

    /// <summary>Null when no accent has a share of both.</summary>
    public static AccentShareChart? Of(AccentEvidence evidence, double minimumRatio)
    {
        AccentShareRow[] rows = [.. evidence.Accents
            .Where(row => row.TrafficShare is not null && (row.TrafficShare > 0 || row.Share > 0))
            .Select(row => new AccentShareRow(
                row.Accent, row.Share ?? 0, row.RatioLow * row.TrafficShare, row.RatioHigh * row.TrafficShare, row.TrafficShare!.Value, row.Verdict))];
        return rows.Length == 0 ? null : new([.. rows.Take(Most)], Math.Max(0, rows.Length - Most), minimumRatio);
    }
}

/// <summary>One accent.</summary>
/// <param name="Accent">Canonical label.</param>
/// <param name="Training">Share of training's speech hours, 0…1.</param>
/// <param name="Low">Lower bound of the interval of the share of training; null where speakers are too few.</param>
/// <param name="High">Upper bound.</param>
/// <param name="Traffic">Share of traffic, 0…1.</param>
/// <param name="Verdict">How the two stand to each other.</param>
public sealed record AccentShareRow(string Accent, double Training, double? Low, double? High, double Traffic, CoverageVerdict Verdict);
