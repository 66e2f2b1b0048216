using System.Globalization;
using AsrDataTools.Leakage;
using AsrDataTools.Readiness;

namespace AsrDataTools.Reporting.Html;

/// <summary>What of the evaluation set training holds: shares by kind, and the longest leaked utterances with what holds them.</summary>
internal static class LeakTable
{
    public static void Write(HtmlPage page, IndependenceEvidence evidence)
    {
        Shares(page, evidence);
        if (evidence.Worst.Count > 0) Pairs(page, evidence);
    }

    private static void Shares(HtmlPage page, IndependenceEvidence evidence)
    {
        bool scored = evidence.Shares.Any(share => share.CleanErrorRate is not null);
        page.Add($"<h3>What training holds of evaluation</h3>");
        ReportTable.Open(
            page, "What training holds of evaluation", "Shares are of the evaluation set as it stands. At most: of its utterances, if all that could not be judged were held too.",
            ["Kind", "#Utterances", "#Length", "#Share", "#Not judged", "#At most", "#Speakers", .. scored ? (string[])["#Word errors / on others", "#Points too good"] : []]);
        foreach (LeakageShare share in evidence.Shares)
        {
            page.Add($"<tr><th scope=\"row\">{Name(share.Kind)}</th><td class=\"n\">{share.Items:N0}</td><td class=\"n\">{Length(share.Seconds)}</td><td class=\"n\">{ReportTable.Percent(share.SecondShare)}</td><td class=\"n\">{share.Unchecked + evidence.TrainingUnchecked.GetValueOrDefault(share.Kind):N0}</td><td class=\"n\">{ReportTable.Percent(AtMost(share, evidence))}</td><td class=\"n\">{share.Speakers:N0}</td>");
            if (scored) page.Add($"<td class=\"n\">{ReportTable.Percent(share.LeakedErrorRate)} / {ReportTable.Percent(share.CleanErrorRate)}</td><td class=\"n\">{Points(share)}</td>");
            page.Add($"</tr>");
        }

        ReportTable.Close(page);
    }

    private static void Pairs(HtmlPage page, IndependenceEvidence evidence)
    {
        ReportTable.Open(
            page, "Leaked utterances and what holds them", string.Create(CultureInfo.InvariantCulture, $"The longest, at most {IndependenceEvidence.MostOfKind} of each kind. All: Find-EvalLeakage."),
            "Kind", "Evaluation", "Training", "#Score", "Proof");
        foreach (LeakageFinding finding in evidence.Worst)
        {
            page.Add($"<tr><th scope=\"row\">{Name(finding.Kind.ToString())}</th><td>{AudioLink.To(page, finding.EvaluationPath, finding.EvaluationId)}{Span(finding.EvaluationStartSeconds, finding.EvaluationEndSeconds)}</td><td>{AudioLink.To(page, finding.TrainingPath, finding.TrainingId)}{Span(finding.TrainingStartSeconds, finding.TrainingEndSeconds)}</td><td class=\"n\">{ReportTable.Number(finding.Score)}</td><td>{HtmlPage.Prose(finding.Evidence)}</td></tr>");
        }

        ReportTable.Close(page);
    }

    private static double? AtMost(LeakageShare share, IndependenceEvidence evidence) =>
        evidence.UnreadInputs > 0 || evidence.TrainingUnchecked.GetValueOrDefault(share.Kind) > 0 ? 1 : share.ItemShareHigh;

    private static string Name(string kind) => ShownText.Capital(LeakageWords.Of(kind));

    private static string Length(double seconds) => seconds > 0 ? TimeSpan.FromSeconds(Math.Round(seconds)).ToString("g", CultureInfo.InvariantCulture) : "–";

    private static string Span(double? start, double? end) => end is { } last ? string.Create(CultureInfo.InvariantCulture, $" {start ?? 0:0.0}–{last:0.0} s") : "";

    private static string Points(LeakageShare share) => share.Inflation is { } points
        ? string.Create(CultureInfo.InvariantCulture, $"{100 * points:0.0}{(share is { InflationLow: { } low, InflationHigh: { } high } ? $" [{100 * low:0.0}, {100 * high:0.0}]" : "")}")
        : "–";
}
