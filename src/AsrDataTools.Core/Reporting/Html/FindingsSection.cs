using System.Globalization;

namespace AsrDataTools.Reporting.Html;

/// <summary>Every finding: first how many of which rule, then one by one. Each has an id of its own, so that a link leads to it.</summary>
internal static class FindingsSection
{
    /// <summary>Rows that are markup and can be read without a script.</summary>
    private const int FirstPage = 100;

    // The page may come to 6 MB: plotly.js takes 3.6, charts and tables of gates well below 0.5.
    private const int MostPackedBytes = 1_700_000;
    private static readonly string[] Columns = ["head", "answer", "code", "text", "light"];

    public static void Write(HtmlPage page, ReadinessReport report)
    {
        if (report.Findings.Count == 0) return;
        IReadOnlyList<string> anchors = FindingAnchor.Of(report.Findings);
        page.Add($"<section aria-labelledby=\"findings\"><h2 id=\"findings\">Findings</h2>");
        ByRule(page, report.Findings, anchors);
        OneByOne(page, report.Findings, anchors);
        page.Add($"</section>");
    }

    /// <summary>Where a finding is, short: file, line and time.</summary>
    public static string Where(Finding finding)
    {
        string place = finding.Path is { } path ? Path.GetFileName(path) is { Length: > 0 } name ? name : path : "";
        if (finding.Line is { } line) place += string.Create(CultureInfo.InvariantCulture, $":{line}");
        if (finding.Id is { } id && !place.Contains(id, StringComparison.Ordinal)) place += $" {id}";
        if (finding.StartSeconds is { } start) place += string.Create(CultureInfo.InvariantCulture, $" {start:0.0##} s");
        return place.Trim();
    }

    /// <summary>How grave it is, with the sign of the verdict that comes of it.</summary>
    public static HtmlMarkup Gravity(Finding finding) => VerdictMark.Labelled(Tone(finding), Word(finding));

    private static void ByRule(HtmlPage page, IReadOnlyList<Finding> findings, IReadOnlyList<string> anchors)
    {
        page.Add($"<h3>By rule</h3>");
        ReportTable.Open(page, "Findings by rule", "Gravest first; each rule leads to its first finding.", "Rule", "Gravity", "#Findings", "#Files", "What it looks for");
        foreach (IGrouping<(string Rule, Severity Severity, bool IsUnknown), (Finding Finding, string Anchor)> group in findings
            .Zip(anchors, (finding, anchor) => (Finding: finding, Anchor: anchor))
            .GroupBy(entry => (entry.Finding.Rule, entry.Finding.Severity, entry.Finding.IsUnknown)))
        {
            (Finding first, string anchor) = group.First();
            int files = group.Select(entry => entry.Finding.Path).OfType<string>().Distinct(StringComparer.Ordinal).Count();
            RuleDescription rule = RuleCatalog.Of(first);
            page.Add($"<tr><th scope=\"row\"><a href=\"#{anchor}\">{HtmlPage.Name(first.Rule)}</a></th><td>{Gravity(first)}</td><td class=\"n\">{group.Count():N0}</td><td class=\"n\">{files:N0}</td><td class=\"light\">{rule.Description ?? ""}</td></tr>");
        }

        ReportTable.Close(page);
    }

    private static void OneByOne(HtmlPage page, IReadOnlyList<Finding> findings, IReadOnlyList<string> anchors)
    {
        HeldRows? held = findings.Count > FirstPage
            ? HeldRows.Of(Columns, [.. findings.Select((finding, index) => (string[])[anchors[index], finding.Rule, Word(finding), Where(finding), finding.Message, finding.Remedy ?? ""])], MostPackedBytes)
            : null;
        page.Add($"<h3>One by one</h3>");
        string id = ReportTable.Open(page, "Findings", "Gravest first.", "Rule", "Gravity", "Where", "What", "To do");
        for (int index = 0; index < Math.Min(FirstPage, findings.Count); index++)
        {
            Finding finding = findings[index];
            page.Add($"<tr id=\"{anchors[index]}\"><th scope=\"row\"><a href=\"#{anchors[index]}\">{HtmlPage.Name(finding.Rule)}</a></th><td>{Gravity(finding)}</td><td><code>{HtmlPage.Name(Where(finding))}</code></td><td class=\"words\">{HtmlPage.Prose(finding.Message)}</td><td class=\"light\">{HtmlPage.Prose(finding.Remedy)}</td></tr>");
        }

        ReportTable.Close(page);
        if (held is null) return;
        page.HeldRows[id] = held;
        page.Add($"<p class=\"small muted unscripted\">The first {FirstPage} of {findings.Count:N0}: the others need this page’s script, or the JSON or CSV report.</p>");
        if (held.Count < findings.Count)
            page.Add($"<p class=\"small\">This page holds the gravest {held.Count:N0} of {findings.Count:N0} findings, so that it stays below 6 MB; all are in the JSON report and in findings.csv of the CSV report.</p>");
    }

    private static Verdict Tone(Finding finding) => finding switch
    {
        { IsUnknown: true } => Verdict.Unknown,
        { Severity: Severity.Error } => Verdict.Fail,
        { Severity: Severity.Warning } => Verdict.Warn,
        _ => Verdict.Pass,
    };

    private static string Word(Finding finding) => finding switch
    {
        { IsUnknown: true } => "Unknown",
        { Severity: Severity.Information } => "Remark",
        _ => finding.Severity.ToString(),
    };

    /// <summary>The signs that the script puts into rows which it draws.</summary>
    public static void Templates(HtmlPage page)
    {
        foreach ((Verdict tone, string word) in ((Verdict, string)[])[(Verdict.Fail, "Error"), (Verdict.Warn, "Warning"), (Verdict.Pass, "Remark"), (Verdict.Unknown, "Unknown")])
            page.Add($"<template data-answer=\"{word}\">{VerdictMark.Labelled(tone, word)}</template>");
    }
}
