using System.Globalization;
using System.Text;
using System.Xml;
using AsrDataTools.Readiness;

namespace AsrDataTools.Reporting;

/// <summary>
/// Findings and gates' answers as JUnit XML, which continuous integration reads: a test case for each gate and each finding. Errors,
/// warnings and gates that fail are failures; what cannot be told is skipped, with the reason; remarks pass.
/// </summary>
public static class JUnitReport
{
    /// <param name="findings">As rules emit them.</param>
    /// <param name="gates">Answers of gates; empty where findings alone are reported.</param>
    public static void Write(IReadOnlyList<Finding> findings, IReadOnlyList<GateResult> gates, Stream target)
    {
        List<(string Suite, List<Case> Cases)> suites = [];
        if (gates.Count > 0) suites.Add(("Gates", [.. gates.Select(Of)]));
        suites.AddRange(findings.GroupBy(finding => finding.Rule).Select(group => (Name(group.First()), group.Select(Of).ToList())));

        // Readers take a report without a test case for a broken run.
        if (suites.Count == 0) suites.Add(("Findings", [new("nothing was found", Outcome.Passed, null)]));
        using XmlWriter xml = XmlWriter.Create(target, new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(false), NewLineChars = "\n" });
        xml.WriteStartElement("testsuites");
        xml.WriteAttributeString("name", "AsrDataTools");
        Counts(xml, [.. suites.SelectMany(suite => suite.Cases)]);
        foreach ((string suite, List<Case> cases) in suites)
        {
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", Safe(suite));
            Counts(xml, cases);
            foreach (Case one in cases) Write(xml, suite, one);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, string suite, Case one)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Safe($"AsrDataTools.{suite}"));
        xml.WriteAttributeString("name", Safe(one.Name));
        xml.WriteAttributeString("time", "0");
        if (one.Outcome != Outcome.Passed)
        {
            xml.WriteStartElement(one.Outcome == Outcome.Failed ? "failure" : "skipped");
            xml.WriteAttributeString("message", Safe(one.Text!.Split('\n')[0]));
            if (one.Outcome == Outcome.Failed)
            {
                xml.WriteAttributeString("type", one.Type);
                xml.WriteString(Safe(one.Text));
            }

            xml.WriteEndElement();
        }
        else if (one.Text is { } text)
        {
            xml.WriteElementString("system-out", Safe(text));
        }

        xml.WriteEndElement();
    }

    private static Case Of(GateResult gate)
    {
        string text = string.Join('\n', gate.Reasons.Concat(gate.Remedies.Select(remedy => $"to do: {remedy}")).DefaultIfEmpty(gate.Verdict.ToString()));
        Verdict counted = gate.NewVerdict ?? gate.Verdict;
        if (counted != gate.Verdict && counted is Verdict.Pass or Verdict.Warn) return new(gate.Gate, Outcome.Skipped, $"{gate.Verdict}, but for what the baseline accepts {counted}");
        return new(gate.Gate, counted switch { Verdict.Fail => Outcome.Failed, Verdict.Unknown => Outcome.Skipped, _ => Outcome.Passed }, text) { Type = counted.ToString() };
    }

    private static Case Of(Finding finding)
    {
        string place = finding.Path is null ? finding.Message : finding.Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"{finding.Path}:{line}") : finding.Path;
        string text = finding.Remedy is null ? finding.Message : $"{finding.Message}\nto do: {finding.Remedy}";
        Outcome outcome = finding.IsUnknown ? Outcome.Skipped : finding.Severity == Severity.Information ? Outcome.Passed : Outcome.Failed;
        return new(finding.Id is null ? place : $"{place} {finding.Id}", outcome, text) { Type = finding.Severity.ToString() };
    }

    private static string Name(Finding finding) => RuleCatalog.Of(finding) is { } rule && rule.Name != rule.Id ? $"{rule.Id} {rule.Name}" : finding.Rule;

    private static void Counts(XmlWriter xml, List<Case> cases)
    {
        xml.WriteAttributeString("tests", Number(cases.Count));
        xml.WriteAttributeString("failures", Number(cases.Count(one => one.Outcome == Outcome.Failed)));
        xml.WriteAttributeString("errors", "0");
        xml.WriteAttributeString("skipped", Number(cases.Count(one => one.Outcome == Outcome.Skipped)));
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    // Names of files may hold what XML 1.0 cannot.
    private static string Safe(string text)
    {
        if (XmlConvertible(text)) return text;
        StringBuilder safe = new();
        for (int i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i])) safe.Append(text[i]).Append(text[++i]);
            else if (XmlConvert.IsXmlChar(text[i])) safe.Append(text[i]);
            else safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:x4}");
        }

        return safe.ToString();
    }

    private static bool XmlConvertible(string text) => text.All(XmlConvert.IsXmlChar);

    private enum Outcome
    {
        Passed,
        Failed,
        Skipped,
    }

    private sealed record Case(string Name, Outcome Outcome, string? Text)
    {
        public string Type { get; init; } = "";
    }
}
