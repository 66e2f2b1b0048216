using System.Globalization;

namespace AsrDataTools.Coverage;

/// <summary>Puts word errors into the rows of accent coverage: rates and adjusted ratios to accents, the projection to the row that sums up.</summary>
public static class WordErrorCoverage
{
    /// <param name="rows">Rows of a comparison with traffic; two-way rows stay as they are.</param>
    /// <param name="sums">Word errors by the same accents.</param>
    /// <param name="options">As for <see cref="WordErrorAnalysis"/>; traffic is that of the rows.</param>
    /// <exception cref="SpeechDataException"><c>ReferenceAccentUnknown</c>.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static IReadOnlyList<AccentCoverage> Join(
        IReadOnlyList<AccentCoverage> rows, WordErrorSums sums, WordErrorOptions options, CancellationToken cancellation = default)
    {
        AccentCoverage[] accents = [.. rows.Where(row => row is { Within: null, Accent: not AccentCoverage.Overall })];
        WordErrorReport report = WordErrorAnalysis.Run(
            sums, options with { Traffic = accents.Where(row => row.TrafficShare > 0).ToDictionary(row => row.Accent, row => row.TrafficShare!.Value) }, cancellation);
        Dictionary<string, AccentWordError> errors = report.Accents.ToDictionary(accent => accent.Accent);
        string[] strangers = [.. errors.Keys.Except(accents.Select(row => row.Accent)).Order(StringComparer.Ordinal)];
        return [.. rows.Select(Joined)];

        AccentCoverage Joined(AccentCoverage row)
        {
            if (row.Within is not null) return row;
            if (row.Accent == AccentCoverage.Overall) return SumUp(row, report, strangers);
            return errors.TryGetValue(row.Accent, out AccentWordError? error) ? Accent(row, error) : row;
        }
    }

    private static AccentCoverage Accent(AccentCoverage row, AccentWordError error) => row with
    {
        WordErrorRate = error.WordErrorRate,
        WordErrorLow = error.Low,
        WordErrorHigh = error.High,
        AdjustedErrorRatio = error.AdjustedRatio,
        AdjustedErrorLow = error.AdjustedLow,
        AdjustedErrorHigh = error.AdjustedHigh,
        Remarks = new([.. row.Remarks, .. error.Remarks.Select(remark => $"word errors: {remark}")]),
    };

    private static AccentCoverage SumUp(AccentCoverage row, WordErrorReport report, string[] strangers)
    {
        List<string> remarks = [.. report.Remarks, .. report.Projected?.Remarks ?? []];
        if (report.ReferenceAccent is { } reference) remarks.Add($"adjusted ratios are against {reference}");
        if (report.Projected is { CoveredTrafficShare: < 1 - 1e-9 } projected)
        {
            remarks.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"the whole would have {projected.IfBest:0.0 %} if accents without word errors were like the best, {projected.IfWorst:0.0 %} if like the worst"));
        }

        if (strangers.Length > 0) remarks.Add($"of {string.Join(", ", strangers)} neither training nor traffic has anything");
        return row with
        {
            WordErrorRate = report.Projected?.WordErrorRate,
            WordErrorLow = report.Projected?.Low,
            WordErrorHigh = report.Projected?.High,
            Remarks = new([.. row.Remarks, .. remarks.Select(remark => $"word errors: {remark}")]),
        };
    }
}
