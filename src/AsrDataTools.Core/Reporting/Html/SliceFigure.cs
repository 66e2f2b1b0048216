using System.Globalization;
using AsrDataTools.Readiness;
using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Reporting.Html;

/// <summary>Word error rates of slices as points with their intervals on one scale, the limit as a line; the figures stand beside.</summary>
internal static class SliceFigure
{
    public static void Write(HtmlPage page, RecognitionEvidence evidence, EvaluationGateSettings settings)
    {
        WordErrorResult[] rows = [evidence.Overall, .. evidence.Slices];
        double most = Scale(rows, [settings.MaximumWordErrorRate, settings.MaximumSliceWordErrorRate]);
        page.Add($"<h3>Words that the recogniser gets wrong</h3>");
        page.Add($"<ul class=\"key\"><li>{ScaleMark.PointSign} error rate with its interval</li>{((settings.MaximumWordErrorRate ?? settings.MaximumSliceWordErrorRate) is null ? None : LimitKey)}</ul>");
        ReportTable.Open(
            page, "Word errors by slice", string.Create(CultureInfo.InvariantCulture, $"The scale goes from 0 to {most:0.# %}; ▸ lies beyond. Without an interval: fewer than ten speakers or utterances."),
            "Slice", "~0 … " + most.ToString("0.# %", CultureInfo.InvariantCulture), "#Word errors", "#Interval", "#Characters", "#Words", "#Sub / del / ins", "#Utt. / speakers");
        foreach (WordErrorResult row in rows)
        {
            bool whole = row == evidence.Overall;
            double? limit = whole ? settings.MaximumWordErrorRate : settings.MaximumSliceWordErrorRate;
            page.Add($"<tr><th scope=\"row\">{HtmlPage.Name(whole ? "All" : row.Group)}</th><td>{ScaleMark.Draw(row.WordErrorRate, row.Low, row.High, most, limit)}</td><td class=\"n\">{ReportTable.Percent(row.WordErrorRate)}</td><td class=\"n\">{Interval(row)}</td><td class=\"n\">{ReportTable.Percent(row.CharacterErrorRate)}</td><td class=\"n\">{row.Words:N0}</td><td class=\"n\">{row.Substitutions:N0} / {row.Deletions:N0} / {row.Insertions:N0}</td><td class=\"n\">{row.Utterances:N0} / {row.Speakers:N0}</td></tr>");
        }

        ReportTable.Close(page);
    }

    // A round number that holds the limits and what there is enough of; of that, intervals may be cut.
    private static double Scale(WordErrorResult[] rows, double?[] limits)
    {
        double most = rows.Where((row, index) => index == 0 || row.Low is not null).Select(row => Math.Max(row.WordErrorRate ?? 0, Math.Min(row.High ?? 0, 1.5 * (row.WordErrorRate ?? 0)))).Concat(limits.Select(limit => limit ?? 0)).Max();
        return ScaleMark.Scale(most);
    }

    private static string Interval(WordErrorResult row) =>
        row is { Low: { } low, High: { } high } ? $"{ReportTable.Percent(low)} … {ReportTable.Percent(high)}" : "unknown";

    private static HtmlMarkup None { get; } = new("");

    private static HtmlMarkup LimitKey { get; } = new($"<li>{ScaleMark.LimitSign.Text} limit</li>");
}
