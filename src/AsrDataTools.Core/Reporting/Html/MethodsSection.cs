using AsrDataTools.Readiness;

namespace AsrDataTools.Reporting.Html;

/// <summary>How the answers were reached, in short.</summary>
internal static class MethodsSection
{
    public static void Write(HtmlPage page, ReadinessReport report)
    {
        ReadinessPlan plan = report.Run?.Plan ?? new();
        double level = plan.Acoustics.Comparison.ConfidenceLevel;
        page.Add($"<section aria-labelledby=\"methods\"><h2 id=\"methods\">How it was judged</h2>");
        page.Add($"<p>Training is compared with recordings of production, never with an abstract notion of quality. A verdict rests on the size of a difference and its {level:0.#%} interval, not on a significance test, so it does not flip with the number of recordings.</p>");
        page.Add($"<dl>");
        Term(page, "Verdict", "An interval wholly beyond the fail threshold fails, one wholly below the warn threshold passes, one that lies between them, or narrowly about one of them, warns, any other is unknown. Fewer than ten speakers or recordings on a side is unknown.");
        Term(page, "Overall", "Fail if any gate fails; else unknown if a required gate is unknown; else warn if any gate warns; else pass.");
        foreach (IGateExhibit exhibit in GateExhibits.All.Where(exhibit => report.Gates.Any(gate => gate.Gate == exhibit.Gate.ToString() && gate.Evidence.Count > 0)))
        {
            exhibit.Methods(page, plan);
        }

        page.Add($"</dl></section>");
    }

    public static void Term(HtmlPage page, string term, string text) => page.Add($"<dt>{term}</dt><dd>{text}</dd>");
}
