using System.Globalization;
using System.Text;
using AsrDataTools.Annotation.Depth;

namespace AsrDataTools.Reporting.Html;

/// <summary>
/// Draws recordings: a lane for each speaker, overlap hatched across them, speech that is heard below. Places are in per cent of the width,
/// so that the picture follows the page while lines and letters keep their size.
/// </summary>
internal static class TimelineFigure
{
    private const int LaneHeight = 24;
    private const int AxisHeight = 22;
    private const int MostLanes = 8;

    public static void Write(HtmlPage page, AnnotationReport report)
    {
        if (report.Timelines.Count == 0) return;
        page.Add($"<h3>The worst recordings</h3>");
        page.Add($"<ul class=\"key\"><li>{Sign("<rect class=\"voice\" x=\"1\" y=\"2\" width=\"30\" height=\"10\" rx=\"2\"/>")} a speaker talks</li><li>{Sign("<rect class=\"nameless\" x=\"1\" y=\"2\" width=\"30\" height=\"10\" rx=\"2\"/>")} segment without a speaker</li><li>{Sign("<path class=\"hatch\" d=\"M3 13L10 1M11 13L18 1M19 13L26 1\"/>")} overlap</li><li>{Sign("<rect class=\"heard\" x=\"1\" y=\"4\" width=\"30\" height=\"6\"/>")} speech heard</li></ul>");
        page.Add($"<svg width=\"0\" height=\"0\" aria-hidden=\"true\" style=\"position:absolute\"><defs><pattern id=\"hatching\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><path class=\"hatch\" d=\"M0 0V7\"/></pattern></defs></svg>");
        page.Add($"<div class=\"timelines\">");
        Dictionary<string, AnnotationDepth> rows = report.Recordings.DistinctBy(row => row.Recording).ToDictionary(row => row.Recording, StringComparer.Ordinal);
        foreach (DepthTimeline timeline in report.Timelines) Write(page, timeline, rows.GetValueOrDefault(timeline.Recording));
        page.Add($"</div>");
    }

    private static void Write(HtmlPage page, DepthTimeline timeline, AnnotationDepth? row)
    {
        DepthTimelineLane[] lanes = [.. timeline.Lanes.Take(MostLanes)];
        TimelineWindow window = TimelineWindow.Of(timeline);
        page.Add($"<figure><h4>{HtmlPage.Name(timeline.Recording)}</h4><div class=\"tracks\"><ul aria-hidden=\"true\">");
        foreach (DepthTimelineLane lane in lanes) page.Add($"<li>{HtmlPage.Name(lane.Speaker ?? "no speaker")}</li>");
        if (lanes.Length == 0) page.Add($"<li>no segments</li>");
        if (timeline.Heard is not null) page.Add($"<li>heard</li>");
        string caption = Caption(timeline, row, window);
        page.Add($"</ul>{Picture(timeline, lanes, window, caption)}</div><figcaption>{caption}</figcaption></figure>");
    }

    private static HtmlMarkup Picture(DepthTimeline timeline, DepthTimelineLane[] lanes, TimelineWindow window, string label)
    {
        int rails = Math.Max(1, lanes.Length), voices = rails * LaneHeight, height = voices + (timeline.Heard is null ? 0 : LaneHeight);
        StringBuilder svg = new();
        svg.Append(CultureInfo.InvariantCulture, $"<svg role=\"img\" aria-label=\"{HtmlPage.Encode(label)}\" height=\"{height + AxisHeight}\">");
        for (int rail = 0; rail * LaneHeight < height; rail++) svg.Append(CultureInfo.InvariantCulture, $"<line class=\"rail\" x1=\"0\" x2=\"100%\" y1=\"{(rail + 0.5) * LaneHeight}\" y2=\"{(rail + 0.5) * LaneHeight}\"/>");
        if (lanes.Length == 0) svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"unseen\" x=\"0\" y=\"5\" width=\"100%\" height=\"{LaneHeight - 10}\"/>");
        for (int lane = 0; lane < lanes.Length; lane++) Rectangles(svg, lanes[lane].Spans, window, lanes[lane].Speaker is null ? "nameless" : "voice", lane * LaneHeight + 4, LaneHeight - 8, 2);
        Rectangles(svg, timeline.Overlaps, window, "over\" fill=\"url(#hatching)", 0, voices, 0);
        if (timeline.Heard is { } heard) Rectangles(svg, heard, window, "heard", voices + 8, LaneHeight - 16, 0);
        Axis(svg, window, height);
        return new(svg.Append("</svg>").ToString());
    }

    private static void Rectangles(StringBuilder svg, IReadOnlyList<DepthTimelineSpan> spans, TimelineWindow window, string kind, int top, int height, int corner)
    {
        foreach (DepthTimelineSpan span in spans.Where(span => span.EndSeconds > window.Start && span.StartSeconds < window.End))
        {
            double from = window.Percent(span.StartSeconds), until = window.Percent(span.EndSeconds);
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"{kind}\" x=\"{from:0.###}%\" y=\"{top}\" width=\"{Math.Max(0.1, until - from):0.###}%\" height=\"{height}\" rx=\"{corner}\"/>");
        }
    }

    private static void Axis(StringBuilder svg, TimelineWindow window, int top)
    {
        double step = new[] { 0.5, 1, 2, 5, 10, 20, 30 }.FirstOrDefault(step => window.Length / step <= 6, 60);
        for (double time = Math.Ceiling(window.Start / step) * step; time <= window.End; time += step)
        {
            double place = window.Percent(time);
            string anchor = place < 4 ? "start" : place > 96 ? "end" : "middle";
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{place:0.##}%\" y=\"{top + 15}\" text-anchor=\"{anchor}\">{time:0.#} s</text>");
        }
    }

    private static string Caption(DepthTimeline timeline, AnnotationDepth? row, TimelineWindow window)
    {
        List<string> parts = [];
        int speakers = timeline.Lanes.Count(lane => lane.Speaker is not null);
        if (row is not null) parts.Add(string.Create(CultureInfo.InvariantCulture, $"Level {row.Level}, {row.ShareAtRequired:0.# %} of speech at level {row.RequiredLevel}"));
        parts.Add(timeline.Lanes.Count == 0 ? "no segments" : speakers switch { 0 => "no speaker named", 1 => "one speaker", _ => $"{speakers} speakers" });
        if (timeline.Lanes.Count > MostLanes) parts.Add($"the first {MostLanes} lanes are drawn");
        if (speakers > 1) parts.Add(timeline.Overlaps.Count == 0 ? "never two at once" : string.Create(CultureInfo.InvariantCulture, $"{timeline.Overlaps.Sum(span => span.EndSeconds - span.StartSeconds):0.0} s of overlap"));
        if (timeline.Heard is { } heard) parts.Add(string.Create(CultureInfo.InvariantCulture, $"{heard.Sum(span => span.EndSeconds - span.StartSeconds):0.0} s of speech heard"));
        if (window.Length < timeline.DurationSeconds - 1) parts.Add(string.Create(CultureInfo.InvariantCulture, $"drawn: {window.Start:0} to {window.End:0} s of {timeline.DurationSeconds:0} s"));
        string remarks = row is { Remarks.Count: > 0 } ? $" {char.ToUpperInvariant(row.Remarks[0][0])}{row.Remarks.ToString()[1..]}." : "";
        return string.Join("; ", parts) + "." + remarks;
    }

    private static HtmlMarkup Sign(string content) => new($"<svg viewBox=\"0 0 32 14\" aria-hidden=\"true\">{content}</svg>");
}
