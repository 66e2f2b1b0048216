using System.Globalization;
using AsrDataTools.Acoustics;
using AsrDataTools.Readiness;
using AsrDataTools.Reporting.Charts;

namespace AsrDataTools.Reporting.Html;

/// <summary>The charts of the acoustic gate. The script draws into the places; headings and captions say the same in words.</summary>
internal static class AcousticFigures
{
    public static void Write(HtmlPage page, AcousticCharts charts, IReadOnlyList<AcousticShift> shifts, GateEvidenceList facts)
    {
        if (facts.FirstOrDefault(fact => fact.Measure == AcousticEffect.UncoveredShare) is { Value: double uncovered } fact)
        {
            Coverage(page, uncovered, fact, shifts);
        }

        if (charts.Effects is { } effects)
        {
            page.Add($"<h3>How much each measure differs</h3>");
            Figure(page, "effects", 0, wide: true, "Effect size of each measure with its interval", string.Create(
                CultureInfo.InvariantCulture,
                $"Training against production: −1 is wholly lower, 0 alike, 1 wholly higher; for categories 0 is the same mix, 1 no value in common. Bars are intervals. {Thresholds(effects)}"));
        }

        if (charts.Distributions.Count + charts.Categories.Count == 0) return;
        page.Add($"<h3>Production against training</h3>");
        page.Add($"<ul class=\"key\"><li>{ProductionSign} production</li><li>{TrainingSign} training</li></ul>");
        page.Add($"<div class=\"charts\">");
        for (int index = 0; index < charts.Distributions.Count; index++)
        {
            DistributionChart chart = charts.Distributions[index];
            page.Add($"<div><h4>{chart.Title}</h4>");
            Figure(page, "distribution", index, wide: false, $"{chart.Title}: distribution in production and training", Medians(chart));
            page.Add($"</div>");
        }

        for (int index = 0; index < charts.Categories.Count; index++)
        {
            CategoryChart chart = charts.Categories[index];
            page.Add($"<div><h4>{chart.Title}</h4>");
            Figure(page, "category", index, wide: false, $"{chart.Title}: shares in production and training", Shares(chart));
            page.Add($"</div>");
        }

        page.Add($"</div>");
        if (charts.Points is not { } points) return;
        page.Add($"<h3>Where production lies and training does not</h3>");
        Figure(page, "points", 0, wide: true, $"{points.Horizontal} against {points.Vertical}, one point per recording", "One point per recording: ● production, × training. Production points with no training around them are what a model has never heard.");
    }

    private static HtmlMarkup ProductionSign { get; } =
        new("<svg viewBox=\"0 0 32 14\" aria-hidden=\"true\"><rect x=\"1\" y=\"1\" width=\"30\" height=\"12\" fill=\"#0072B2\" fill-opacity=\".35\" stroke=\"#0072B2\" stroke-width=\"2\"/></svg>");

    private static HtmlMarkup TrainingSign { get; } =
        new("<svg viewBox=\"0 0 32 14\" aria-hidden=\"true\"><path d=\"M5 13L12 1M14 13L21 1M23 13L30 1\" stroke=\"#A8457F\"/><rect x=\"1\" y=\"1\" width=\"30\" height=\"12\" fill=\"none\" stroke=\"#A8457F\" stroke-width=\"2\" stroke-dasharray=\"5 3\"/></svg>");

    // A part too narrow for its caption goes without; the other part's caption says it all.
    private static string Caption(double share, string caption) => share < 0.2 ? string.Empty : caption;

    private static void Coverage(HtmlPage page, double uncovered, GateEvidence fact, IReadOnlyList<AcousticShift> shifts)
    {
        string met = (100 * (1 - uncovered)).ToString("0.#", CultureInfo.InvariantCulture), open = (100 * uncovered).ToString("0.#", CultureInfo.InvariantCulture);
        page.Add($"<h3>How much of production training covers</h3>");
        page.Add($"<figure><div class=\"bar\" role=\"img\" aria-label=\"{open} % of production seconds have no neighbour in training\">");
        if (uncovered > 0) page.Add($"<span class=\"open\" style=\"width:{open}%\">{Caption(uncovered, $"{open} % uncovered")}</span>");
        if (uncovered < 1) page.Add($"<span class=\"met\" style=\"width:{met}%\">{Caption(1 - uncovered, $"{met} % covered")}</span>");
        page.Add($"</div>");
        string[] examples = [.. shifts.SelectMany(shift => shift.UncoveredExamples).Take(5).Select(path => Path.GetFileName(path)!)];
        page.Add($"<figcaption>Share of production seconds with a neighbour in training{Interval(fact)}.{(examples.Length > 0 ? $" Farthest from training: {string.Join(", ", examples)}." : "")}</figcaption></figure>");
    }

    private static string Interval(GateEvidence fact) => fact is { Low: double low, High: double high }
        ? string.Create(CultureInfo.InvariantCulture, $"; interval of the uncovered share {100 * low:0.#} to {100 * high:0.#} %")
        : "";

    private static string Thresholds(EffectChart chart) => chart is { WarnThreshold: double warn, FailThreshold: double fail }
        ? string.Create(CultureInfo.InvariantCulture, $"An interval wholly within ±{warn:0.###} (dotted) passes; one wholly beyond ±{fail:0.###} (dashed) fails. Shapes: ● pass, ◆ warn, ■ fail, ○ unknown.")
        : "";

    private static string Medians(DistributionChart chart) => chart is { ProductionMedian: double production, TrainingMedian: double training }
        ? $"Median {Number(chart, production)} in production, {$"{Number(chart, training)} {chart.Unit}".TrimEnd()} in training."
        : $"Measured only in {(chart.ProductionMedian is null ? "training" : "production")}.";

    // The chart's values are in the unit already.
    private static string Number(DistributionChart chart, double value) => (AcousticWording.Of(chart.Measure) with { Scale = 1 }).Number(value);

    private static string Shares(CategoryChart chart) =>
        $"Mostly {chart.Categories[IndexOfMost(chart.Production)]} in production, {chart.Categories[IndexOfMost(chart.Training)]} in training.";

    private static int IndexOfMost(IReadOnlyList<double> shares) => Enumerable.Range(0, shares.Count).MaxBy(index => shares[index]);

    private static void Figure(HtmlPage page, string kind, int index, bool wide, string label, string caption)
    {
        page.Add($"<figure><div class=\"plot\" role=\"img\" aria-label=\"{label}\" data-chart=\"{kind}\" data-index=\"{index}\" data-wide=\"{(wide ? "true" : "false")}\"></div>");
        page.Add($"<figcaption>{caption}</figcaption></figure>");
    }
}
