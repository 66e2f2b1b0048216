using System.Globalization;
using AsrDataTools.Annotation.Depth;
using AsrDataTools.Readiness;

namespace AsrDataTools.Reporting.Html;

/// <summary>The figures of the annotation gate.</summary>
internal static class AnnotationTables
{
    private const int MostRows = 50;

    public static void Levels(HtmlPage page, AnnotationReport report)
    {
        page.Add($"<h3>How deep speech is annotated</h3>");
        ReportTable.Open(page, "Speech by level of annotation", "Speech that is annotated to a level and no further; recordings by the level that nearly all of their speech has.", "Level", "Adds", "Of speech", "#Share", "#Speech", "#Recordings");
        foreach (AnnotationLevelRow row in report.Levels)
        {
            page.Add($"<tr><th scope=\"row\">{row.Level}{(row.Level == report.Overall.RequiredLevel ? " (required)" : "")}</th><td>{row.Name}</td><td>{Bar(row.Share ?? 0)}</td><td class=\"n\">{ReportTable.Percent(row.Share)}</td><td class=\"n\">{(row.Hours > 0 ? Amounts.Hours(row.Hours) : "–")}</td><td class=\"n\">{row.Recordings:N0}</td></tr>");
        }

        ReportTable.Close(page);
    }

    public static void Recordings(HtmlPage page, AnnotationReport report)
    {
        if (report.Recordings.Count == 0) return;
        page.Add($"<details><summary>The recordings, worst first</summary>");
        string more = report.Overall.Recordings > MostRows ? string.Create(CultureInfo.InvariantCulture, $" {MostRows} of {report.Overall.Recordings:N0}.") : "";
        ReportTable.Open(page, "Annotation of recordings", $"Those with most speech below the required level first.{more}", "Recording", "Verdict", "#Level", "#Speech, s", "#At required", "#Speakers", "#Overlap, s", "Missing", "Remarks");
        foreach (AnnotationDepth row in report.Recordings.Take(MostRows))
        {
            page.Add($"<tr><th scope=\"row\">{row.Recording}</th><td>{VerdictMark.Answer(row.Verdict)}</td><td class=\"n\">{row.Level}</td><td class=\"n\">{Seconds(row.SpeechSeconds)}</td><td class=\"n\">{ReportTable.Percent(row.ShareAtRequired)}</td><td class=\"n\">{row.Speakers}</td><td class=\"n\">{Seconds(row.OverlapSeconds)}</td><td>{string.Join(", ", row.Missing)}</td><td class=\"light\">{row.Remarks.ToString()}</td></tr>");
        }

        ReportTable.Close(page);
        page.Add($"</details>");
    }

    // The figure stands beside it.
    private static HtmlMarkup Bar(double share) =>
        new(string.Create(CultureInfo.InvariantCulture, $"<svg class=\"share\" aria-hidden=\"true\"><rect class=\"voice\" width=\"{100 * share:0.##}%\" height=\"100%\"/></svg>"));

    private static string Seconds(double? seconds) => seconds is double value ? value.ToString("N1", CultureInfo.InvariantCulture) : "–";
}
