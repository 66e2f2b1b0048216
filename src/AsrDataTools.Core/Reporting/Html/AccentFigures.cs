using System.Globalization;
using AsrDataTools.Coverage;
using AsrDataTools.Reporting.Charts;

namespace AsrDataTools.Reporting.Html;

/// <summary>The chart of the accent gate: how far each accent's share of training lies from its share of traffic.</summary>
internal static class AccentFigures
{
    private const int MostNamed = 3;

    public static void Write(HtmlPage page, AccentReport report, AccentShareChart chart)
    {
        page.Add($"<h3>Each accent in training and in traffic</h3>");
        page.Add($"<ul class=\"key\"><li>{TrafficSign} traffic</li><li>{TrainingSign} training</li></ul>");
        Figure.Write(page, "accentShares", chart, wide: true, "Share of traffic and share of training of each accent", Caption(report, chart));
    }

    private static HtmlMarkup TrafficSign { get; } =
        new("<svg viewBox=\"0 0 32 14\" aria-hidden=\"true\"><circle cx=\"16\" cy=\"7\" r=\"5.5\" fill=\"#0072B2\"/></svg>");

    private static HtmlMarkup TrainingSign { get; } =
        new("<svg viewBox=\"0 0 32 14\" aria-hidden=\"true\"><path d=\"M16 1.5L21.5 7L16 12.5L10.5 7Z\" fill=\"none\" stroke=\"#A8457F\" stroke-width=\"2\"/></svg>");

    private static string Caption(AccentReport report, AccentShareChart chart)
    {
        List<string> parts = ["● share of traffic, ◇ share of training with its interval; the line between them is the gap."];
        AccentShareRow[] open = [.. chart.Rows
            .Where(row => row.Verdict is CoverageVerdict.Missing or CoverageVerdict.Under)
            .OrderByDescending(row => row.Traffic - row.Training)
            .Take(MostNamed)];
        if (open.Length > 0)
        {
            parts.Add($"Widest where training falls short: {string.Join("; ", open.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Accent} {row.Traffic:0.# %} of traffic, {row.Training:0.# %} of training")))}.");
        }

        if (chart.Rows.Where(row => row.Verdict == CoverageVerdict.Over).MaxBy(row => row.Training - row.Traffic) is { } most)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"Most beyond traffic: {most.Accent}, {most.Training:0.# %} of training, {most.Traffic:0.# %} of traffic."));
        if (chart.Others > 0) parts.Add(string.Create(CultureInfo.InvariantCulture, $"{chart.Others} accents with less traffic are in the table only."));
        parts.Add($"Traffic: {report.Traffic}.");
        return string.Join(" ", parts);
    }
}
