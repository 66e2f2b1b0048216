using System.Globalization;
using AsrDataTools.Coverage;
using AsrDataTools.Readiness;

namespace AsrDataTools.Reporting.Html;

/// <summary>The figures of the accent gate.</summary>
internal static class AccentTables
{
    /// <summary>The purchase order.</summary>
    public static void Plan(HtmlPage page, IReadOnlyList<CollectionTarget> targets)
    {
        CollectionTarget[] wanted = [.. targets.Where(target => target.AddHours > 0)];
        if (wanted.Length == 0) return;
        bool places = wanted.Any(target => target.Environment is not null), priced = wanted.Any(target => target.Cost is not null);
        string[] heads =
        [
            "Accent", .. places ? ["Place"] : Array.Empty<string>(), "#Hours to add", "#New speakers", "#Ratio now", "#Ratio then", .. priced ? ["#Cost"] : Array.Empty<string>(),
        ];
        page.Add($"<h3>What to collect</h3>");
        ReportTable.Open(page, "What to collect", "The least that brings every accent to its floor; ratios are shares of training over shares of traffic.", heads);
        foreach (CollectionTarget target in wanted)
        {
            Row(page, target.Accent, places ? target.Environment ?? "any" : null, target.AddHours, target.AddSpeakers, target.RatioBefore, target.RatioAfter, priced ? target.Cost : null, priced);
        }

        // The sum stays at the end however rows are sorted.
        if (wanted.Length > 1) page.Add($"</tbody><tbody>");
        if (wanted.Length > 1)
            Row(page, "Together", places ? "" : null, wanted.Sum(target => target.AddHours), wanted.Sum(target => target.AddSpeakers), null, null, priced ? wanted.Sum(target => target.Cost) : null, priced);
        ReportTable.Close(page);
    }

    public static void Coverage(HtmlPage page, IReadOnlyList<AccentCoverage> rows)
    {
        bool errors = rows.Any(row => row.WordErrorRate is not null);
        string[] heads =
        [
            "Accent", "Verdict", "#Hours", "#Of training", "#Of traffic", "#Ratio", "#Interval", "#Speakers", "#Effective", .. errors ? ["#Word errors", "#Adjusted"] : Array.Empty<string>(), "Remarks",
        ];
        page.Add($"<details><summary>Every accent</summary>");
        ReportTable.Open(page, "Every accent", "Most traffic first. Ratio: share of training over share of traffic. Adjusted: word errors against the reference accent at equal channel and noise.", heads);
        foreach (AccentCoverage row in rows)
        {
            page.Add($"<tr><th scope=\"row\">{HtmlPage.Name(row.Accent)}</th><td>{Verdict(row)}</td><td class=\"n\">{Hours(row.Hours)}</td><td class=\"n\">{ReportTable.Percent(row.Share)}</td><td class=\"n\">{ReportTable.Percent(row.TrafficShare)}</td><td class=\"n\">{ReportTable.Number(row.Ratio)}</td><td class=\"n\">{ReportTable.Interval(row.RatioLow, row.RatioHigh)}</td><td class=\"n\">{row.Speakers:N0}</td><td class=\"n\">{(row.EffectiveSpeakers is double effective ? effective.ToString("N1", CultureInfo.InvariantCulture) : "–")}</td>");
            if (errors) page.Add($"<td class=\"n\">{ReportTable.Percent(row.WordErrorRate)}</td><td class=\"n\">{ReportTable.Number(row.AdjustedErrorRatio)}</td>");
            page.Add($"<td class=\"light\">{row.Remarks.ToString()}</td></tr>");
        }

        ReportTable.Close(page);
        page.Add($"</details>");
    }

    private static string Verdict(AccentCoverage row) => row.Accent == AccentCoverage.Overall ? "" : row.Verdict.ToString().ToLowerInvariant();

    private static void Row(HtmlPage page, string accent, string? place, double hours, int speakers, double? before, double? after, double? cost, bool priced)
    {
        page.Add($"<tr><th scope=\"row\">{HtmlPage.Name(accent)}</th>");
        if (place is not null) page.Add($"<td>{HtmlPage.Name(place)}</td>");
        page.Add($"<td class=\"n\">{Amounts.Hours(hours)}</td><td class=\"n\">{speakers:N0}</td><td class=\"n\">{ReportTable.Number(before)}</td><td class=\"n\">{ReportTable.Number(after)}</td>");
        if (priced) page.Add($"<td class=\"n\">{cost?.ToString("N2", CultureInfo.InvariantCulture)}</td>");
        page.Add($"</tr>");
    }

    private static string Hours(double? hours) => hours is double value ? value.ToString("N2", CultureInfo.InvariantCulture) : "–";
}
