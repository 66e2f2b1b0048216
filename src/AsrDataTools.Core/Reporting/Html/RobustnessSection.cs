namespace AsrDataTools.Reporting.Html;

/// <summary>How much worse words are recognised in worse conditions, beside the gates: it asks a recogniser, not the corpus.</summary>
internal static class RobustnessSection
{
    public static void Write(HtmlPage page, ReadinessReport report)
    {
        if (report.Robustness is not { } robustness) return;
        page.Add($"<section aria-labelledby=\"robustness\"><h2 id=\"robustness\">Robustness</h2>");
        page.Add($"<p>How many more words the recogniser gets wrong when the same utterances sound worse. It is no gate: it shows what the gates’ differences cost.</p>");
        if (robustness.Gaps.Count > 0) RobustnessFigure.Write(page, robustness.Gaps, 3);
        if (robustness.Curves.Count > 0) RobustnessCurveFigure.Write(page, robustness.Curves);
        page.Add($"</section>");
    }
}
