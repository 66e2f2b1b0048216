using System.Globalization;
using AsrDataTools.Scoring.Robustness;

namespace AsrDataTools.Reporting.Html;

/// <summary>Word error rates of conditions as points with their intervals on one scale, the clean rate as a line; the figures stand beside.</summary>
internal static class RobustnessFigure
{
    /// <param name="level">Of its headings: 2 where it is a page of its own, 3 within a section.</param>
    public static void Write(HtmlPage page, IReadOnlyList<RobustnessGap> rows, int level = 2)
    {
        double most = Math.Min(1.5, rows.Max(row => Math.Max(row.WordErrorRate ?? 0, row.High ?? 0)));
        most = new[] { 0.1, 0.2, 0.3, 0.5, 0.75, 1, 1.5 }.First(edge => edge >= most);
        double? clean = rows.FirstOrDefault(row => row.Condition == RobustnessGap.Clean)?.WordErrorRate;
        ReportTable.Open(
            page, "Word errors by condition", string.Create(CultureInfo.InvariantCulture, $"Points: word error rate, with its interval, on a scale from 0 to {most:0 %}. Upright line: the clean originals. The gap is to the originals of the same utterances, in points; its interval is paired. p by MAPSSWE, corrected for all conditions."),
            "Condition", "~0 … " + most.ToString("0 %", CultureInfo.InvariantCulture), "#Word errors", "#Interval", "#Gap", "#Interval", "#p", "#Words", "#Share", "Verdict");
        foreach (RobustnessGap row in rows)
        {
            page.Add($"<tr><th scope=\"row\">{HtmlPage.Name(row.Condition)}</th><td>{ScaleMark.Draw(row.WordErrorRate, row.Low, row.High, most, clean)}</td><td class=\"n\">{ReportTable.Percent(row.WordErrorRate)}</td><td class=\"n\">{Interval(row.Low, row.High)}</td><td class=\"n\">{Points(row.Gap)}</td><td class=\"n\">{(row.Gap is null ? "" : Interval(row.GapLow, row.GapHigh))}</td><td class=\"n\">{Chance(row.PValue)}</td><td class=\"n\">{row.Words:N0}</td><td class=\"n\">{(row.ProductionShare is null ? "" : ReportTable.Percent(row.ProductionShare))}</td><td>{(row.Gap is null ? new HtmlMarkup("") : VerdictMark.Answer(row.Verdict))}</td></tr>");
        }

        ReportTable.Close(page);
        if (rows.Any(row => row.Remedy is not null))
        {
            page.Add($"<h{level}>What to do</h{level}><ul>");
            foreach (RobustnessGap row in rows.Where(row => row.Remedy is not null)) page.Add($"<li>{HtmlPage.Name(row.Condition)}: {HtmlPage.Prose(row.Remedy)}</li>");
            page.Add($"</ul>");
        }

        string[] remarks = [.. rows.SelectMany(row => row.Remarks).Distinct(StringComparer.Ordinal)];
        if (remarks.Length == 0) return;
        page.Add($"<p>Alignment of words: {rows[0].Convention}; normalizer of texts: {rows[0].Normalizer}. {char.ToUpperInvariant(remarks[0][0])}{string.Join("; ", remarks)[1..]}.</p>");
    }

    private static string Interval(double? low, double? high) => low is null || high is null ? "unknown" : string.Create(CultureInfo.InvariantCulture, $"{100 * low:0.0} … {100 * high:0.0}");

    private static string Points(double? gap) => gap is null ? "" : (100 * gap.Value).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture);

    private static string Chance(double? p) => p switch
    {
        null => "",
        < 0.001 => "< 0.001",
        _ => p.Value.ToString("0.000", CultureInfo.InvariantCulture),
    };
}
