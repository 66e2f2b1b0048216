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
            Figure.Write(page, "effects", effects, wide: true, "Effect size of each measure with its interval", string.Create(
                CultureInfo.InvariantCulture,
                $"Training against production: −1 is wholly lower, 0 alike, 1 wholly higher; for categories 0 is the same mix, 1 no value in common. Bars are intervals. {Thresholds(effects)}{Otherwise(effects)}"));
        }

        if (charts.Distributions.Count + charts.Categories.Count == 0) return;
        bool held = charts.Distributions.Any(chart => chart.Evaluation.Count > 0) || charts.Categories.Any(chart => chart.Evaluation.Count > 0);
        page.Add($"<h3>{(held ? "Production, training and evaluation" : "Production against training")}</h3>");
        Figure.Key(page, held);
        page.Add($"<div class=\"charts\">");
        foreach (DistributionChart chart in charts.Distributions)
        {
            page.Add($"<div><h4>{chart.Title}</h4>");
            Figure.Write(page, "distribution", chart, wide: false, $"{chart.Title}: distribution in {Sides(chart.Evaluation)}", Medians(chart));
            page.Add($"</div>");
        }

        foreach (CategoryChart chart in charts.Categories)
        {
            page.Add($"<div><h4>{chart.Title}</h4>");
            Figure.Write(page, "category", chart, wide: false, $"{chart.Title}: shares in {Sides(chart.Evaluation)}", Shares(chart));
            page.Add($"</div>");
        }

        page.Add($"</div>");
        if (charts.Points is not { } points) return;
        page.Add($"<h3>Where production lies and training does not</h3>");
        Figure.Write(page, "points", points, wide: true, $"{points.Horizontal} against {points.Vertical}, one point per recording", "One point per recording: ● production, × training. Production points with no training around them are what a model has never heard.");
    }

    // A part too narrow for its caption goes without; the other part's caption says it all.
    private static string Caption(double share, string caption) => share < 0.2 ? string.Empty : caption;

    private static void Coverage(HtmlPage page, double uncovered, GateEvidence fact, IReadOnlyList<AcousticShift> shifts)
    {
        string met = (100 * (1 - uncovered)).ToString("0.#", CultureInfo.InvariantCulture), open = (100 * uncovered).ToString("0.#", CultureInfo.InvariantCulture);
        page.Add($"<h3>How much of production training covers</h3>");
        bool isOpen = fact.Verdict == Verdict.Unknown;
        page.Add($"<figure><div class=\"bar{(isOpen ? " unsure" : "")}\" role=\"img\" aria-label=\"{open} % of production seconds have no neighbour in training\">");
        if (uncovered > 0) page.Add($"<span class=\"open\" style=\"width:{open}%\">{Caption(uncovered, $"{open}\u00a0% uncovered")}</span>");
        if (uncovered < 1) page.Add($"<span class=\"met\" style=\"width:{met}%\">{Caption(1 - uncovered, $"{met}\u00a0% covered")}</span>");
        page.Add($"</div>");
        string[] examples = [.. shifts.SelectMany(shift => shift.UncoveredExamples).Take(5).Select(path => ShownText.Short(Path.GetFileName(path)!, 80))];
        page.Add($"<figcaption>Share of production seconds with a neighbour in training{Interval(fact)}.{(isOpen ? " Too little evidence for a verdict: what was measured is shown, not whether it is enough." : "")}{(examples.Length > 0 ? $" Farthest from training: {string.Join(", ", examples)}." : "")}</figcaption></figure>");
    }

    private static string Interval(GateEvidence fact) => fact is { Low: double low, High: double high }
        ? string.Create(CultureInfo.InvariantCulture, $"; interval of the uncovered share {100 * low:0.#} to {100 * high:0.#} %")
        : "";

    private static string Thresholds(EffectChart chart) => chart is { WarnThreshold: double warn, FailThreshold: double fail }
        ? string.Create(CultureInfo.InvariantCulture, $"By this effect an interval wholly within ±{warn:0.###} (dotted) passes; one wholly beyond ±{fail:0.###} (dashed) fails. Shapes: ● pass, ◆ warn, ■ fail, ○ unknown.")
        : "";

    private static string Otherwise(EffectChart chart) => chart.Rows.Any(row => row.IsDecidedOtherwise)
        ? " † This effect did not decide: the shape of the distribution changed (W₁/σ), values are missing on one side, clusters are too few, or the measure tells of storage or of who speaks and can only warn. Which it was stands in “All distances, measure by measure”, and beside the pointer."
        : "";

    private static string Sides(IReadOnlyList<double> evaluation) => evaluation.Count > 0 ? "production, training and evaluation" : "production and training";

    private static string Medians(DistributionChart chart) => chart is { ProductionMedian: double production, TrainingMedian: double training }
        ? $"Median {$"{Number(chart, production)} {chart.Unit}".TrimEnd()} in production, {Number(chart, training)} in training{(chart.EvaluationMedian is { } held ? $", {Number(chart, held)} in evaluation" : "")}."
        : $"Measured only in {(chart.ProductionMedian is null ? "training" : "production")}.";

    // The chart's values are in the unit already.
    private static string Number(DistributionChart chart, double value) => (AcousticWording.Of(chart.Measure) with { Scale = 1 }).Number(value);

    private static string Shares(CategoryChart chart) =>
        $"Mostly {chart.Categories[IndexOfMost(chart.Production)]} in production, {chart.Categories[IndexOfMost(chart.Training)]} in training.";

    private static int IndexOfMost(IReadOnlyList<double> shares) => Enumerable.Range(0, shares.Count).MaxBy(index => shares[index]);
}
