using AsrDataTools.Readiness;
using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Reporting.Html;

/// <summary>Which word the recogniser takes for which, and which it drops or puts in.</summary>
internal static class ConfusionTable
{
    public static void Write(HtmlPage page, RecognitionEvidence evidence)
    {
        if (evidence.Confusions.Count == 0) return;
        page.Add($"<details><summary>The most frequent errors</summary>");
        ReportTable.Open(page, "The most frequent errors", "Share is of all errors.", "Kind", "Said", "Recognised", "#Count", "#Share");
        foreach (WordConfusion row in evidence.Confusions)
        {
            page.Add($"<tr><td>{row.Kind.ToString().ToLowerInvariant()}</td><td>{HtmlPage.Name(row.Reference ?? "–")}</td><td>{HtmlPage.Name(row.Hypothesis ?? "–")}</td><td class=\"n\">{row.Count:N0}</td><td class=\"n\">{ReportTable.Percent(row.Share)}</td></tr>");
        }

        ReportTable.Close(page);
        page.Add($"</details>");
    }
}
