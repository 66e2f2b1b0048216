using System.Globalization;
using AsrDataTools.Acoustics;
using AsrDataTools.Readiness;

namespace AsrDataTools.Reporting.Html;

/// <summary>The acoustic gate: distributions of training and production, and all distances between them.</summary>
internal sealed class AcousticExhibit : IGateExhibit
{
    public Gate Gate => Gate.Acoustics;

    public GateCard? Card(ReadinessReport report, GateResult gate) => AcousticCard.Of(report);

    public void Figures(HtmlPage page, ReadinessReport report, GateResult gate)
    {
        if (report.Charts is { } charts) AcousticFigures.Write(page, charts, report.Shifts, gate.Evidence);
    }

    public void Tables(HtmlPage page, ReadinessReport report)
    {
        if (report.Shifts.Count > 0) ShiftTable.Write(page, report.Shifts);
    }

    public void Methods(HtmlPage page, ReadinessPlan plan)
    {
        AcousticComparisonOptions options = plan.Acoustics.Comparison;
        double floor = plan.Acoustics.CoverageFloor;
        MethodsSection.Term(page, "Effect size", string.Create(CultureInfo.InvariantCulture, $"Cliff’s δ for numbers (warn {options.WarnThreshold:0.###}, fail {options.FailThreshold:0.###}; Romano et al. 2006) and Wasserstein-1 over σ for a change of shape (warn {options.ShapeWarnThreshold:0.##}, fail {options.ShapeFailThreshold:0.##}); total variation distance for categories."));
        MethodsSection.Term(page, "Intervals", string.Create(CultureInfo.InvariantCulture, $"{options.Replicates:N0} bootstrap replicates over speakers where both sides name at least ten, else over recordings; distances less their mean under permutation of those clusters."));
        MethodsSection.Term(page, "Decisive measures together", "A classifier is trained to tell training from production, in folds split by cluster (Lopez-Paz & Oquab 2017); an AUC of 0.5 means that it cannot. It sees bandwidth, low cut, signal-to-noise ratio, clipping, dropouts and reverberation.");
        MethodsSection.Term(page, "Coverage", string.Create(CultureInfo.InvariantCulture, $"The share of production seconds whose neighbourhood, at the scale of production’s own nearest neighbours, holds no training, in the same measures. With H hours of training and an uncovered share u, x hours bring it to {floor:0.##} of its share in production, where x = {floor:0.##}·u·(H + x)."));
        MethodsSection.Term(page, "Hours in remedies", "Training outside production’s 5th to 95th percentile of that measure.");
    }
}
