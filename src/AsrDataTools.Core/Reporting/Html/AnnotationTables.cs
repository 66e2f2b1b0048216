using System.Globalization;
using AsrDataTools.Annotation.Depth;
using AsrDataTools.Annotation.Timing;
using AsrDataTools.Readiness;

namespace AsrDataTools.Reporting.Html;

/// <summary>The figures of the annotation gate.</summary>
internal static class AnnotationTables
{
    private const int MostRows = AnnotationReport.MostRecordings;

    public static void Levels(HtmlPage page, AnnotationReport report)
    {
        page.Add($"<h3>How deep speech is annotated</h3>");
        ReportTable.Open(page, "Speech by level of annotation", "Speech that is annotated to a level and no further; recordings by the level that nearly all of their speech has.", "Level", "Adds", "~Of speech", "#Share", "#Speech", "#Recordings");
        foreach (AnnotationLevelRow row in report.Levels)
        {
            page.Add($"<tr><th scope=\"row\">{row.Level}{(row.Level == report.Overall.RequiredLevel ? " (required)" : "")}</th><td>{row.Name}</td><td>{Bar(row.Share ?? 0)}</td><td class=\"n\">{ReportTable.Percent(row.Share)}</td><td class=\"n\">{(row.Hours > 0 ? Amounts.Hours(row.Hours) : "–")}</td><td class=\"n\">{row.Recordings:N0}</td></tr>");
        }

        ReportTable.Close(page);
    }

    /// <summary>Times of segments and of words against speech; nothing where none could be.</summary>
    public static void Times(HtmlPage page, AnnotationReport report)
    {
        AnnotationTiming[] rows = [.. report.Timing.Where(row => row.DeviationMedianMs is not null)];
        if (rows.Length == 0) return;
        page.Add($"<h3>Times against speech</h3>");
        ReportTable.Open(page, "Times against speech", "Annotated less heard edges beside pauses, ms: median and median absolute deviation; negative is early.", "Of", "#Recordings", "#Edges", "#Onsets, ms", "#Offsets, ms", "#Within 100 ms", "#Constant offset, ms", "#Drifting", "#On a grid");
        foreach (AnnotationTiming row in rows)
        {
            page.Add($"<tr><th scope=\"row\">{row.Unit.ToString()}</th><td class=\"n\">{row.HeardRecordings:N0}</td><td class=\"n\">{Count(row.OnsetEdges + row.OffsetEdges)}</td><td class=\"n\">{Spread(row.OnsetMedianMs, row.OnsetMadMs)}</td><td class=\"n\">{Spread(row.OffsetMedianMs, row.OffsetMadMs)}</td><td class=\"n\">{ReportTable.Percent(((row.OnsetWithin100 * row.OnsetEdges) + (row.OffsetWithin100 * row.OffsetEdges)) / (row.OnsetEdges + row.OffsetEdges))}</td><td class=\"n\">{Signed(row.ShiftMs)}</td><td class=\"n\">{(row.DriftingRecordings is null ? "too few edges" : Count(row.DriftingRecordings))}</td><td class=\"n\">{row.CoarseRecordings:N0}</td></tr>");
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
            page.Add($"<tr><th scope=\"row\">{HtmlPage.Name(row.Recording)}</th><td>{VerdictMark.Answer(row.Verdict)}</td><td class=\"n\">{row.Level}</td><td class=\"n\">{Seconds(row.SpeechSeconds)}</td><td class=\"n\">{ReportTable.Percent(row.ShareAtRequired)}</td><td class=\"n\">{row.Speakers}</td><td class=\"n\">{Seconds(row.OverlapSeconds)}</td><td>{string.Join(", ", row.Missing)}</td><td class=\"light\">{row.Remarks.ToString()}</td></tr>");
        }

        ReportTable.Close(page);
        page.Add($"</details>");
    }

    // The figure stands beside it.
    private static HtmlMarkup Bar(double share) =>
        new(string.Create(CultureInfo.InvariantCulture, $"<svg class=\"share\" aria-hidden=\"true\"><rect class=\"voice\" width=\"{100 * share:0.##}%\" height=\"100%\"/></svg>"));

    private static string Spread(double? median, double? deviation) => median is null ? "–" : string.Create(CultureInfo.InvariantCulture, $"{Signed(median)} ± {deviation:0}");

    private static string Signed(double? milliseconds) => milliseconds is { } value ? value.ToString("+0;−0;0", CultureInfo.InvariantCulture) : "–";

    private static string Count(int? count) => count is { } value ? value.ToString("N0", CultureInfo.InvariantCulture) : "–";

    private static string Seconds(double? seconds) => seconds is double value ? value.ToString("N1", CultureInfo.InvariantCulture) : "–";
}
