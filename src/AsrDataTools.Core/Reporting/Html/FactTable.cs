using AsrDataTools.Readiness;

namespace AsrDataTools.Reporting.Html;

/// <summary>The facts that a gate's verdict rests on.</summary>
internal static class FactTable
{
    public static void Write(HtmlPage page, GateResult gate)
    {
        page.Add($"<h3>Evidence</h3>");
        ReportTable.Open(
            page, $"Evidence of {gate.Gate}", "Heaviest, worst and strongest first. Decisive measures may fail the gate, contributing ones may make it warn, informative ones are only shown.",
            "Measure", "Verdict", "Effect", "#Size", "#Interval", "#Warn / fail at", "Weight");
        foreach (GateEvidence fact in gate.Evidence)
        {
            page.Add($"<tr><th scope=\"row\">{HtmlPage.Name(fact.Title)}</th><td>{VerdictMark.Answer(fact.Verdict)}</td><td>{fact.Effect}</td><td class=\"n\">{ReportTable.Number(fact.Value)}</td><td class=\"n\">{ReportTable.Interval(fact.Low, fact.High)}</td><td class=\"n\">{ReportTable.Number(fact.WarnThreshold)} / {ReportTable.Number(fact.Threshold)}</td><td class=\"light\">{fact.Weight.ToString().ToLowerInvariant()}</td></tr>");
        }

        ReportTable.Close(page);
    }
}
