using System.Globalization;
using System.Text;
using AsrDataTools.Readiness;
using AsrDataTools.Reporting.Charts;

namespace AsrDataTools.Reporting.Html;

/// <summary>The measure that differs most: production as a filled shape, training as a dashed line over it.</summary>
internal static class AcousticCard
{
    private const double Floor = GateCard.Height - 2;

    public static GateCard? Of(ReadinessReport report)
    {
        if (report.Charts is not { Distributions: [{ } chart, ..] }) return null;
        double most = Math.Max(0.01, chart.Production.Concat(chart.Training).Max());
        string shapes = string.Create(
            CultureInfo.InvariantCulture,
            $"<path class=\"productionArea\" d=\"{Steps(chart.Production, most)}\"/><path class=\"trainingLine\" d=\"{Steps(chart.Training, most)}\"/><line class=\"rail\" x1=\"0\" x2=\"{GateCard.Width}\" y1=\"{Floor}\" y2=\"{Floor}\"/>");
        return new(GateCard.Draw(shapes), $"{chart.Title}: {Median(chart, chart.ProductionMedian)} in production, {Median(chart, chart.TrainingMedian)} in training");
    }

    private static string Steps(IReadOnlyList<double> shares, double most)
    {
        double wide = (double)GateCard.Width / shares.Count;
        StringBuilder path = new(string.Create(CultureInfo.InvariantCulture, $"M0 {Floor}"));
        foreach (double share in shares) path.Append(CultureInfo.InvariantCulture, $"V{Floor - (share / most * (Floor - 3)):0.#}h{wide:0.###}");
        return path.Append(CultureInfo.InvariantCulture, $"V{Floor}").ToString();
    }

    private static string Median(DistributionChart chart, double? median) =>
        median is { } value ? $"{(AcousticWording.Of(chart.Measure) with { Scale = 1 }).Number(value)} {chart.Unit}".TrimEnd() : "not measured";
}
