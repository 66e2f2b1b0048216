using System.Globalization;
using AsrDataTools.Acoustics;
using AsrDataTools.Readiness;

namespace AsrDataTools.Reporting.Html;

/// <summary>How the answers were reached, in short.</summary>
internal static class MethodsSection
{
    public static void Write(HtmlPage page, ReadinessReport report)
    {
        AcousticComparisonOptions options = report.Run?.Plan.Acoustics.Comparison ?? new();
        double floor = report.Run?.Plan.Acoustics.CoverageFloor ?? new AcousticGateSettings().CoverageFloor;
        page.Add($"<section aria-labelledby=\"methods\"><h2 id=\"methods\">How it was judged</h2>");
        page.Add($"<p>Training is compared with recordings of production, never with an abstract notion of quality. A verdict rests on the size of a difference and its {options.ConfidenceLevel:0.#%} interval, not on a significance test, so it does not flip with the number of recordings.</p>");
        page.Add($"<dl>");
        Term(page, "Verdict", "An interval wholly beyond the fail threshold fails, one wholly below the warn threshold passes, one that lies between them, or narrowly about one of them, warns, any other is unknown. Fewer than ten speakers or recordings on a side is unknown.");
        Term(page, "Overall", "Fail if any gate fails; else unknown if a required gate is unknown; else warn if any gate warns; else pass.");
        Term(page, "Effect size", string.Create(CultureInfo.InvariantCulture, $"Cliff’s δ for numbers (warn {options.WarnThreshold:0.###}, fail {options.FailThreshold:0.###}; Romano et al. 2006) and Wasserstein-1 over σ for a change of shape (warn {options.ShapeWarnThreshold:0.##}, fail {options.ShapeFailThreshold:0.##}); total variation distance for categories."));
        Term(page, "Intervals", string.Create(CultureInfo.InvariantCulture, $"{options.Replicates:N0} bootstrap replicates over speakers where both sides name at least ten, else over recordings; distances less their mean under permutation of those clusters."));
        Term(page, "Decisive measures together", "A classifier is trained to tell training from production, in folds split by cluster (Lopez-Paz & Oquab 2017); an AUC of 0.5 means that it cannot. It sees bandwidth, low cut, signal-to-noise ratio, clipping, dropouts and reverberation.");
        Term(page, "Coverage", string.Create(CultureInfo.InvariantCulture, $"The share of production seconds whose neighbourhood, at the scale of production’s own nearest neighbours, holds no training, in the same measures. With H hours of training and an uncovered share u, x hours bring it to {floor:0.##} of its share in production, where x = {floor:0.##}·u·(H + x)."));
        Term(page, "Hours in remedies", "Training outside production’s 5th to 95th percentile of that measure.");
        page.Add($"</dl></section>");
    }

    private static void Term(HtmlPage page, string term, string text) => page.Add($"<dt>{term}</dt><dd>{text}</dd>");
}
