using System.Text.Json;
using AsrDataTools.Reporting.Html;

namespace AsrDataTools.Reporting;

/// <summary>
/// A report as one page that needs nothing else: style, script and data are inline, and its content security policy lets
/// nothing be loaded from anywhere.
/// </summary>
public static class ReadinessReportHtml
{
    /// <param name="folder">Where the page will lie, absolute; null for no links to recordings.</param>
    public static void Write(ReadinessReport report, TextWriter target, string? folder = null)
    {
        HtmlPage page = new(target, folder);
        page.Add($"<!DOCTYPE html>");
        page.Add($"<html lang=\"en\"><head><meta charset=\"utf-8\">");
        page.Add($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\">");
        page.Add($"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\">");
        page.Add($"<title>{VerdictMark.Headline(report.Verdict)} – ASR production readiness</title>");
        page.Add($"<style>");
        page.AddRaw(ReportAsset.Read("report.css"));
        page.Add($"</style></head><body><a class=\"skip\" href=\"#todo\">Skip to what to do</a><main class=\"page\">");
        VerdictSection.Write(page, report);
        GateSections.Write(page, report);
        RobustnessSection.Write(page, report);
        FindingsSection.Write(page, report);
        MethodsSection.Write(page, report);
        ProvenanceSection.Write(page, report);
        page.Add($"<footer>Charts are drawn by plotly.js, © Plotly, Inc., MIT licence, within this file; nothing is loaded from elsewhere.</footer>");
        page.Add($"</main>");
        Scripts(page);
        page.Add($"</body></html>");
    }

    // The encoder escapes < and >, so nothing in the data can close the element.
    private static void Scripts(HtmlPage page)
    {
        FindingsSection.Templates(page);
        if (page.HeldRows.Count > 0) Data(page, "table-data", page.HeldRows);
        page.Add($"<script>");
        page.AddRaw(ReportAsset.Read("tables.js"));
        page.AddRaw(ReportAsset.Read("links.js"));
        page.Add($"</script>");
        if (page.Charts.Count == 0) return;
        Data(page, "chart-data", page.Charts);
        page.Add($"<script>");
        page.AddRaw(PlotlyScript.Text);
        page.Add($"</script><script>");
        page.AddRaw(ReportAsset.Read("report.js"));
        page.Add($"</script>");
    }

    private static void Data(HtmlPage page, string id, object data) =>
        page.Add($"<script type=\"application/json\" id=\"{id}\">{new HtmlMarkup(JsonSerializer.Serialize(data, ReadinessReportJson.Compact))}</script>");
}
