using System.Globalization;
using AsrDataTools.Governance.Policy;
using AsrDataTools.Readiness;

namespace AsrDataTools.Reporting.Html;

/// <summary>The governance gate: demand by demand, and the gravest findings.</summary>
internal sealed class GovernanceExhibit : IGateExhibit
{
    private const int MostRows = 50;

    public Gate Gate => Gate.Governance;

    public void Figures(HtmlPage page, ReadinessReport report, GateResult gate)
    {
        if (report.Governance is not { } evidence) return;
        page.Add($"<h3>The policy, demand by demand</h3>");
        ReportTable.Open(
            page,
            "Demands of the policy",
            string.Create(CultureInfo.InvariantCulture, $"{evidence.Policy}, on {evidence.AuditDate:yyyy-MM-dd}: {evidence.Entries:N0} files and folders, {evidence.Rows:N0} rows. References are to what asks for such a demand; they are no legal advice."),
            "Rule", "Looked for", "Answer", "#Judged", "#Broken", "#Unknown", "#Accepted", "References");
        foreach (GovernanceAnswer answer in evidence.Answers)
        {
            page.Add($"<tr><th scope=\"row\">{answer.Rule}</th><td>{GovernanceFacts.Title(answer.Name)}</td><td>{VerdictMark.Answer(answer.Verdict)}</td><td class=\"n\">{answer.Judged:N0}</td><td class=\"n\">{Count(answer.Broken)}</td><td class=\"n\">{Count(answer.Undetermined)}</td><td class=\"n\">{Count(answer.Accepted)}</td><td class=\"light\">{answer.Controls.ToString()}</td></tr>");
        }

        ReportTable.Close(page);
    }

    public void Tables(HtmlPage page, ReadinessReport report)
    {
        if (report.Governance is not { Findings.Count: > 0 } evidence) return;
        page.Add($"<details open><summary>What breaks it, gravest first</summary>");
        string more = evidence.FindingCount > MostRows ? string.Create(CultureInfo.InvariantCulture, $"{Math.Min(MostRows, evidence.Findings.Count)} of {evidence.FindingCount:N0}, at most 20 of a rule. All: Test-DataGovernance.") : string.Create(CultureInfo.InvariantCulture, $"{evidence.Findings.Count} of {evidence.FindingCount:N0}, at most 20 of a rule.");
        ReportTable.Open(page, "Findings", more, "Rule", "Answer", "Where", "What", "To do");
        foreach (Finding finding in evidence.Findings.Take(MostRows))
        {
            page.Add($"<tr><th scope=\"row\">{finding.Rule}</th><td>{VerdictMark.Answer(Answer(finding))}</td><td><code>{Where(finding)}</code></td><td>{finding.Message}</td><td class=\"light\">{finding.Remedy}</td></tr>");
        }

        ReportTable.Close(page);
        page.Add($"</details>");
    }

    public void Methods(HtmlPage page, ReadinessPlan plan)
    {
        MethodsSection.Term(page, "Governance", "Each demand of the policy is held against the names, permissions and storage of the files and against the rows of the manifests. A demand that is broken fails; one that this machine cannot tell of, such as encryption below a virtual machine, is unknown, never passed. What the policy does not ask for is not judged. References to laws and standards are no legal advice.");
    }

    private static Verdict Answer(Finding finding) => finding switch
    {
        { IsUnknown: true } => Verdict.Unknown,
        { Severity: Severity.Error } => Verdict.Fail,
        _ => Verdict.Warn,
    };

    private static string Where(Finding finding)
    {
        string name = finding.Path is { } path ? FileNameText.Visible(Path.GetFileName(path)) : "";
        return finding.Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"{name}:{line}") : name;
    }

    private static string Count(long number) => number == 0 ? "–" : number.ToString("N0", CultureInfo.InvariantCulture);
}
