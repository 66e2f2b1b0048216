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
        page.Add($"<ul class=\"key\"><li>{PointSign} error rate with its interval</li>{((settings.MaximumWordErrorRate ?? settings.MaximumSliceWordErrorRate) is null ? None : LimitKey)}</ul>");
        ReportTable.Open(
            page, "Word errors by slice", string.Create(CultureInfo.InvariantCulture, $"The scale goes from 0 to {most:0.# %}; ▸ lies beyond. Without an interval: fewer than ten speakers or utterances."),
            "Slice", "0 … " + most.ToString("0.# %", CultureInfo.InvariantCulture), "#Word errors", "#Interval", "#Characters", "#Words", "#Sub / del / ins", "#Utt. / speakers");
        foreach (WordErrorResult row in rows)
        {
            bool whole = row == evidence.Overall;
            double? limit = whole ? settings.MaximumWordErrorRate : settings.MaximumSliceWordErrorRate;
            page.Add($"<tr><th scope=\"row\">{(whole ? "All" : row.Group)}</th><td>{Picture(row, most, limit)}</td><td class=\"n\">{ReportTable.Percent(row.WordErrorRate)}</td><td class=\"n\">{Interval(row)}</td><td class=\"n\">{ReportTable.Percent(row.CharacterErrorRate)}</td><td class=\"n\">{row.Words:N0}</td><td class=\"n\">{row.Substitutions:N0} / {row.Deletions:N0} / {row.Insertions:N0}</td><td class=\"n\">{row.Utterances:N0} / {row.Speakers:N0}</td></tr>");
        }

        ReportTable.Close(page);
    }

    // A round number that holds the limits and what there is enough of; of that, intervals may be cut.
    private static double Scale(WordErrorResult[] rows, double?[] limits)
    {
        double most = rows.Where((row, index) => index == 0 || row.Low is not null).Select(row => Math.Max(row.WordErrorRate ?? 0, Math.Min(row.High ?? 0, 1.5 * (row.WordErrorRate ?? 0)))).Concat(limits.Select(limit => limit ?? 0)).Max();
        return new[] { 0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1, 1.5, 2, 5, 10 }.FirstOrDefault(edge => edge >= most, Math.Ceiling(most));
    }

    private static HtmlMarkup Picture(WordErrorResult row, double most, double? limit)
    {
        if (row.WordErrorRate is not { } rate) return None;
        string interval = row is { Low: { } low, High: { } high } ? string.Create(CultureInfo.InvariantCulture, $"<line class=\"reach\" x1=\"{Place(low, most)}%\" x2=\"{Place(high, most)}%\" y1=\"50%\" y2=\"50%\"/>") : "";
        string line = limit is { } edge ? string.Create(CultureInfo.InvariantCulture, $"<line class=\"limit\" x1=\"{Place(edge, most)}%\" x2=\"{Place(edge, most)}%\" y1=\"0\" y2=\"100%\"/>") : "";
        return new(string.Create(CultureInfo.InvariantCulture, $"<svg class=\"rate\" aria-hidden=\"true\"><line class=\"rail\" x1=\"0\" x2=\"100%\" y1=\"50%\" y2=\"50%\"/>{line}{interval}{Point(rate, most)}</svg>"));
    }

    private static string Point(double rate, double most) => rate > most
        ? "<svg x=\"100%\" y=\"50%\" overflow=\"visible\"><path class=\"point\" d=\"M-8 -4L0 0L-8 4Z\"/></svg>"
        : $"<circle class=\"point\" cx=\"{Place(rate, most)}%\" cy=\"50%\" r=\"4\"/>";

    private static string Place(double rate, double most) => Math.Min(100, 100 * rate / most).ToString("0.##", CultureInfo.InvariantCulture);

    private static string Interval(WordErrorResult row) =>
        row is { Low: { } low, High: { } high } ? $"{ReportTable.Percent(low)} … {ReportTable.Percent(high)}" : "unknown";

    private static HtmlMarkup None { get; } = new("");

    private static HtmlMarkup PointSign { get; } =
        new("<svg class=\"rate\" viewBox=\"0 0 32 14\" aria-hidden=\"true\"><line class=\"reach\" x1=\"2\" x2=\"30\" y1=\"7\" y2=\"7\"/><circle class=\"point\" cx=\"16\" cy=\"7\" r=\"4\"/></svg>");

    private static HtmlMarkup LimitKey { get; } =
        new("<li><svg class=\"rate\" viewBox=\"0 0 32 14\" aria-hidden=\"true\"><line class=\"limit\" x1=\"16\" x2=\"16\" y1=\"0\" y2=\"14\"/></svg> limit</li>");
}
