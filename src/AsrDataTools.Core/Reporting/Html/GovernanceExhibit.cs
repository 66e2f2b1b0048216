using System.Globalization;
using System.Text;
using AsrDataTools.Governance.Policy;
using AsrDataTools.Readiness;

namespace AsrDataTools.Reporting.Html;

/// <summary>The governance gate: demand by demand, and the gravest findings.</summary>
internal sealed class GovernanceExhibit : IGateExhibit
{
    public Gate Gate => Gate.Governance;

    public GateCard? Card(ReadinessReport report, GateResult gate)
    {
        if (report.Governance is not { Answers.Count: > 0 } evidence) return null;
        const int Across = 12, Size = 14, Step = 21;
        StringBuilder shapes = new();
        GovernanceAnswer[] answers = [.. evidence.Answers.OrderByDescending(answer => answer.Verdict)];
        for (int index = 0; index < Math.Min(3 * Across, answers.Length); index++)
        {
            int x = index % Across * Step, y = index / Across * Step;
            shapes.Append(CultureInfo.InvariantCulture, $"<svg class=\"{VerdictMark.Tone(answers[index].Verdict)}\" x=\"{x + 2}\" y=\"{y + 3}\" width=\"{Size}\" height=\"{Size}\">{VerdictMark.Sign(answers[index].Verdict).Text}</svg>");
        }

        return new(GateCard.Draw(shapes.ToString()), string.Join(", ", answers.GroupBy(answer => answer.Verdict).Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} {Word(group.Key)}"))) + string.Create(CultureInfo.InvariantCulture, $" of {answers.Length} demands"));
    }

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
        string all = evidence.FindingCount > evidence.Findings.Count ? $" The gravest {evidence.Findings.Count}, at most 20 of a rule; all: Test-DataGovernance." : "";
        page.Add($"<p>What breaks it, place by place, is among the <a href=\"#findings\">findings</a>: {evidence.FindingCount:N0} of governance.{all}</p>");
    }

    public void Methods(HtmlPage page, ReadinessPlan plan)
    {
        MethodsSection.Term(page, "Governance", "Each demand of the policy is held against the names, permissions and storage of the files and against the rows of the manifests. A demand that is broken fails; one that this machine cannot tell of, such as encryption below a virtual machine, is unknown, never passed. What the policy does not ask for is not judged. References to laws and standards are no legal advice.");
    }

    private static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Pass => "met",
        Verdict.Unknown => "open",
        Verdict.Warn => "with a warning",
        _ => "broken",
    };

    private static string Count(long number) => number == 0 ? "–" : number.ToString("N0", CultureInfo.InvariantCulture);
}
