using AsrDataTools.Readiness;

namespace AsrDataTools.Reporting.Html;

/// <summary>The six gates at a glance: answer, one picture, one line; each leads to its section.</summary>
internal static class GateCards
{
    public static void Write(HtmlPage page, ReadinessReport report)
    {
        bool isDrawn = false;
        page.Add($"<ul class=\"gates\" aria-label=\"Gates\">");
        foreach (GateResult gate in report.Gates)
        {
            string target = gate.Evidence.Count > 0 ? $"gate-{gate.Gate.ToLowerInvariant()}" : "open";
            page.Add($"<li class=\"{VerdictMark.Tone(gate.Verdict)}\"><a class=\"name\" href=\"#{target}\">{gate.Gate}</a>{VerdictMark.Answer(gate.Verdict)}{(gate.Required ? default : Optional)}{(gate.NewVerdict is { } left && left != gate.Verdict ? Left(left) : default)}");
            if (gate.Evidence.Count > 0 && GateExhibits.Of(gate.Gate)?.Card(report, gate) is { } card)
            {
                isDrawn = true;
                page.Add($"{card.Picture}<p>{HtmlPage.Prose(card.Caption)}</p>");
            }
            else if (gate.Reasons.Count > 0) page.Add($"<p>{HtmlPage.Prose(gate.Reasons[0])}</p>");
            page.Add($"</li>");
        }

        page.Add($"</ul>");
        if (isDrawn) page.Add($"<p class=\"small muted legend\">In the pictures: ● production or traffic, ◇ training, dashes what is asked for at most or at least.</p>");
    }

    private static HtmlMarkup Left(Verdict verdict) => new($"<span class=\"note\">but for the baseline {verdict}</span>");

    private static HtmlMarkup Optional { get; } = new("<span class=\"note\">optional</span>");
}
