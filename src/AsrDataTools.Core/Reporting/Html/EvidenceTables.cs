using System.Globalization;
using AsrDataTools.Acoustics;
using AsrDataTools.Readiness;

namespace AsrDataTools.Reporting.Html;

/// <summary>The figures behind the charts.</summary>
internal static class EvidenceTables
{
    public static void Facts(HtmlPage page, GateResult gate)
    {
        page.Add($"<h3>Evidence</h3><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Evidence\"><table>");
        page.Add($"<caption>Heaviest, worst and strongest first. Decisive measures may fail the gate, contributing ones may make it warn, informative ones are only shown.</caption>");
        page.Add($"<thead><tr><th scope=\"col\">Measure</th><th scope=\"col\">Verdict</th><th scope=\"col\">Effect</th><th scope=\"col\" class=\"n\">Size</th><th scope=\"col\" class=\"n\">Interval</th><th scope=\"col\" class=\"n\">Warn / fail at</th><th scope=\"col\">Weight</th></tr></thead><tbody>");
        foreach (GateEvidence fact in gate.Evidence)
        {
            page.Add($"<tr><th scope=\"row\">{AcousticWording.Of(fact.Measure).Title}</th><td>{VerdictMark.Answer(fact.Verdict)}</td><td>{fact.Effect}</td><td class=\"n\">{Text(fact.Value)}</td><td class=\"n\">{Interval(fact.Low, fact.High)}</td><td class=\"n\">{Text(fact.WarnThreshold)} / {Text(fact.Threshold)}</td><td class=\"light\">{fact.Weight.ToString().ToLowerInvariant()}</td></tr>");
        }

        page.Add($"</tbody></table></div>");
    }

    public static void Shifts(HtmlPage page, IReadOnlyList<AcousticShift> shifts)
    {
        page.Add($"<details><summary>All distances, measure by measure</summary><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Distances\"><table>");
        page.Add($"<thead><tr><th scope=\"col\">Measure</th><th scope=\"col\" class=\"n\">Production</th><th scope=\"col\" class=\"n\">Training</th><th scope=\"col\" class=\"n\">Cliff’s δ</th><th scope=\"col\" class=\"n\">W<sub>1</sub>/σ</th><th scope=\"col\" class=\"n\">KS</th><th scope=\"col\" class=\"n\">PSI</th><th scope=\"col\" class=\"n\">JSD</th><th scope=\"col\" class=\"n\">p</th><th scope=\"col\" class=\"n\">Clusters</th><th scope=\"col\">Remarks</th></tr></thead><tbody>");
        string[] shared = [.. AcousticReasons.Shared(shifts)];
        foreach (AcousticShift shift in shifts.Where(shift => !AcousticEffect.IsJoint(shift)))
        {
            page.Add($"<tr><th scope=\"row\">{shift.Measure}</th><td class=\"n\">{Middle(shift.Measure, shift.ReferenceMedian, shift.ReferenceMode)}</td><td class=\"n\">{Middle(shift.Measure, shift.DifferenceMedian, shift.DifferenceMode)}</td><td class=\"n\">{Text(shift.CliffsDelta)}</td><td class=\"n\">{Text(shift.Wasserstein)}</td><td class=\"n\">{Text(shift.Ks)}</td><td class=\"n\">{Text(shift.Psi)}</td><td class=\"n\">{Text(shift.JensenShannon)}</td><td class=\"n\">{Probability(shift.PValue)}</td><td class=\"n\">{shift.ReferenceClusters} / {shift.DifferenceClusters}</td><td class=\"light\">{string.Join("; ", shift.Remarks.Except(shared))}</td></tr>");
        }

        page.Add($"</tbody></table></div></details>");
    }

    private static string Middle(string measure, double? median, string? mode) =>
        median is double value ? AcousticWording.Of(measure).Quantity(value) : mode ?? "–";

    // Rounded first and with zero added, so that nothing reads "-0.00".
    private static string Text(double? value) =>
        value is double number ? (Math.Round(number, 3) + 0.0).ToString("0.00#", CultureInfo.InvariantCulture) : "–";

    private static string Interval(double? low, double? high) => low is null || high is null ? "–" : $"{Text(low)} … {Text(high)}";

    private static string Probability(double? value) => value switch
    {
        null => "–",
        < 0.001 => "< 0.001",
        _ => value.Value.ToString("0.000", CultureInfo.InvariantCulture),
    };
}
