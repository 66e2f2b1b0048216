namespace AsrDataTools.Reporting.Html;

/// <summary>A place that the page's script draws a chart into; the caption says the same in words.</summary>
internal static class Figure
{
    /// <param name="page">The page, which takes the chart's data along.</param>
    /// <param name="kind">Which of the script's builders draws it.</param>
    /// <param name="chart">Its data.</param>
    /// <param name="wide">Whether it takes the whole width when printed.</param>
    /// <param name="label">What the picture shows, for those who do not see it.</param>
    /// <param name="caption">What there is to be seen in it.</param>
    public static void Write(HtmlPage page, string kind, object chart, bool wide, string label, string caption)
    {
        int index = page.AddChart(kind, chart);
        page.Add($"<figure><div class=\"plot\" role=\"img\" aria-label=\"{label}\" data-chart=\"{kind}\" data-index=\"{index}\" data-wide=\"{(wide ? "true" : "false")}\"></div>");
        page.Add($"<figcaption>{HtmlPage.Prose(caption)}</figcaption></figure>");
    }

    /// <summary>The signs by which production and training are told apart, whatever the colours.</summary>
    /// <param name="page">The page.</param>
    /// <param name="withEvaluation">Whether the evaluation set is drawn too.</param>
    public static void Key(HtmlPage page, bool withEvaluation = false) =>
        page.Add($"<ul class=\"key\"><li>{ProductionSign} production</li><li>{TrainingSign} training</li>{(withEvaluation ? EvaluationItem : default)}</ul>");

    private static HtmlMarkup EvaluationItem { get; } =
        new("<li><svg viewBox=\"0 0 32 14\" aria-hidden=\"true\"><path class=\"held\" d=\"M1 12H10V3H22V12H31\"/></svg> evaluation</li>");

    private static HtmlMarkup ProductionSign { get; } =
        new("<svg viewBox=\"0 0 32 14\" aria-hidden=\"true\"><rect x=\"1\" y=\"1\" width=\"30\" height=\"12\" fill=\"#0072B2\" fill-opacity=\".35\" stroke=\"#0072B2\" stroke-width=\"2\"/></svg>");

    private static HtmlMarkup TrainingSign { get; } =
        new("<svg viewBox=\"0 0 32 14\" aria-hidden=\"true\"><path d=\"M5 13L12 1M14 13L21 1M23 13L30 1\" stroke=\"#A8457F\"/><rect x=\"1\" y=\"1\" width=\"30\" height=\"12\" fill=\"none\" stroke=\"#A8457F\" stroke-width=\"2\" stroke-dasharray=\"5 3\"/></svg>");
}
