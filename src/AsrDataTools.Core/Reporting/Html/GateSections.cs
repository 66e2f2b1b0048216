using AsrDataTools.Readiness;

namespace AsrDataTools.Reporting.Html;

/// <summary>The evidence, gate by gate; gates without any are gathered in one table.</summary>
internal static class GateSections
{
    public static void Write(HtmlPage page, ReadinessReport report)
    {
        foreach (GateResult gate in report.Gates.Where(gate => gate.Evidence.Count > 0)) Evidence(page, gate, report);
        GateResult[] silent = [.. report.Gates.Where(gate => gate.Evidence.Count == 0)];
        if (silent.Length > 0) Silent(page, silent);
    }

    private static void Evidence(HtmlPage page, GateResult gate, ReadinessReport report)
    {
        string id = $"gate-{gate.Gate.ToLowerInvariant()}";
        page.Add($"<section aria-labelledby=\"{id}\"><h2 id=\"{id}\">{gate.Gate} {VerdictMark.Answer(gate.Verdict)}</h2>");
        page.Add($"<p>{Question(gate.Gate)}</p>");
        page.Add($"<ul class=\"why\">");
        foreach (string reason in gate.Reasons) page.Add($"<li>{HtmlPage.Prose(ShownText.Capital(reason))}</li>");
        page.Add($"</ul>");
        IGateExhibit? exhibit = GateExhibits.Of(gate.Gate);
        exhibit?.Figures(page, report, gate);
        FactTable.Write(page, gate);
        exhibit?.Tables(page, report);
        page.Add($"</section>");
    }

    private static void Silent(HtmlPage page, GateResult[] gates)
    {
        page.Add($"<section aria-labelledby=\"open\"><h2 id=\"open\">Gates without evidence</h2>");
        page.Add($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"open\"><table><thead><tr><th scope=\"col\">Gate</th><th scope=\"col\">Question</th><th scope=\"col\">Answer</th><th scope=\"col\">Why</th></tr></thead><tbody>");
        foreach (GateResult gate in gates)
        {
            page.Add($"<tr><th scope=\"row\">{gate.Gate}</th><td>{Question(gate.Gate)}</td><td>{VerdictMark.Answer(gate.Verdict)}</td><td>{HtmlPage.Prose(ShownText.Capital(gate.Reasons.ToString()))}</td></tr>");
        }

        page.Add($"</tbody></table></div></section>");
    }

    private static string Question(string gate) => Enum.TryParse(gate, out Gate known) ? known.Question() : "";
}
