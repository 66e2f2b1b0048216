using System.Globalization;
using AsrDataTools.Readiness;
using AsrDataTools.Reporting.Html;

namespace AsrDataTools.Reporting.Markdown;

/// <summary>A report as a short summary in Markdown for the comment of a merge request: verdict, gates, why, what to do.</summary>
public static class MarkdownReport
{
    private const int MostReasons = 8;
    private const int MostRemedies = 6;
    private const int MostOfGate = 2;

    public static void Write(ReadinessReport report, TextWriter target)
    {
        target.Write($"## {Sign(report.Verdict)} ASR production readiness: {VerdictMark.Headline(report.Verdict)}\n\n{VerdictMark.Sentence(report.Verdict)}\n\n");
        target.Write("| Gate | Answer | Why |\n| --- | --- | --- |\n");
        foreach (GateResult gate in report.Gates)
            target.Write($"| {MarkdownText.Line(gate.Gate)}{(gate.Required ? "" : " (optional)")} | {Sign(gate.Verdict)} {gate.Verdict} | {MarkdownText.Line(gate.Reasons.Count > 0 ? gate.Reasons[0] : "–")} |\n");
        Section(target, "Why", Reasons(report), MostReasons, "- ");
        Section(target, "What to do", Remedies(report), MostRemedies, "1. ");
        target.Write($"\n<sub>{Facts(report)}</sub>\n");
    }

    // The first reason of a gate stands in the table.
    private static List<string> Reasons(ReadinessReport report) =>
        [.. report.Gates.Where(gate => gate.Verdict != Verdict.Pass).SelectMany(gate => gate.Reasons.Skip(1).Take(MostOfGate).Select(reason => $"{gate.Gate}: {reason}"))];

    // The first of each gate that asks for one, then the others; those that fail before those that only warn.
    private static List<string> Remedies(ReadinessReport report)
    {
        GateResult[] gates = [.. report.Gates.Where(gate => gate.Remedies.Count > 0).OrderByDescending(gate => gate.Verdict == Verdict.Fail)];
        return [.. gates.Select(gate => $"{gate.Gate}: {gate.Remedies[0]}"), .. gates.SelectMany(gate => gate.Remedies.Skip(1).Select(remedy => $"{gate.Gate}: {remedy}"))];
    }

    private static void Section(TextWriter target, string title, IReadOnlyList<string> items, int most, string bullet)
    {
        if (items.Count == 0) return;
        target.Write($"\n### {title}\n\n");
        foreach (string item in items.Take(most)) target.Write($"{bullet}{MarkdownText.Line(item)}\n");
        if (items.Count > most) target.Write(string.Create(CultureInfo.InvariantCulture, $"\n{items.Count - most:N0} more are in the report.\n"));
    }

    private static string Facts(ReadinessReport report)
    {
        string date = report.GeneratedAt.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);
        string findings = report.Findings.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" · {report.Findings.Count:N0} findings");
        return report.Run is not { } run
            ? $"{date}{findings}"
            : string.Create(CultureInfo.InvariantCulture, $"training {run.Training.Profiled:N0} recordings, {Amounts.Hours(run.Training.Hours)} · production {run.Production.Profiled:N0} recordings, {Amounts.Hours(run.Production.Hours)}{findings} · seed {run.Plan.Seed} · AsrDataTools {MarkdownText.Line(run.Version)} · {date}");
    }

    // Signs of their own shape: a comment has no colours of ours.
    private static string Sign(Verdict verdict) => verdict switch
    {
        Verdict.Pass => "✅",
        Verdict.Warn => "⚠️",
        Verdict.Fail => "❌",
        _ => "❔",
    };
}
