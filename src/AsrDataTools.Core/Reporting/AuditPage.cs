using System.Text.Json;
using AsrDataTools.Reporting.Html;
using AsrDataTools.Scoring.Audit;

namespace AsrDataTools.Reporting;

/// <summary>
/// The page on which a listener judges: plays the clips that lie beside it, keeps the answers in the browser and saves them as the
/// same sheet that a spreadsheet would. It loads nothing but those clips.
/// </summary>
public static class AuditPage
{
    public static void Write(AuditSample sample, TextWriter target)
    {
        HtmlPage page = new(target);
        page.Add($"<!DOCTYPE html>");
        page.Add($"<html lang=\"en\"><head><meta charset=\"utf-8\">");
        // Clips of a page that was opened as a file are of no origin, so that 'self' does not stand for them.
        page.Add($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; media-src 'self' file:; img-src data:; base-uri 'none'; form-action 'none'\">");
        page.Add($"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\">");
        page.Add($"<title>Listening sheet</title>");
        page.Add($"<style>");
        page.AddRaw(ReportAsset.Read("audit.css"));
        page.Add($"</style></head><body>");
        page.AddRaw(ReportAsset.Read("audit.html"));
        // The encoder escapes < and >, so nothing in the data can close the element.
        page.Add($"<script type=\"application/json\" id=\"sheet\">{new HtmlMarkup(JsonSerializer.Serialize(Sheet(sample), ReadinessReportJson.Options))}</script>");
        page.Add($"<script>");
        page.AddRaw(ReportAsset.Read("audit.js"));
        page.Add($"</script></body></html>");
    }

    private static object Sheet(AuditSample sample) => new
    {
        Plan = AuditPlanFile.ShortHash(sample),
        IsSequential = sample.Kind == AcceptancePlanKind.Sequential,
        Items = sample.Items.Select(item => new { item.Item, item.Id, item.Clip, item.Transcript, item.Words }),
    };
}
