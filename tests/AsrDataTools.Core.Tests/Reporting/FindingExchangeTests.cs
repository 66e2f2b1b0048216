using System.Text.Json.Nodes;
using System.Xml.Linq;
using AsrDataTools.Readiness;
using AsrDataTools.Reporting;

namespace AsrDataTools.Core.Tests.Reporting;

public sealed class FindingExchangeTests
{
    private static readonly Finding[] Findings =
    [
        new() { Rule = "GOV007", Severity = Severity.Error, Message = "every account may read 'a'", Path = "/data/a b#?.wav", Remedy = "chmod o-r", SuppressionId = "GOV007|a" },
        new() { Rule = "GOV003", Severity = Severity.Warning, IsUnknown = true, Message = "cannot be told", Path = "/data" },
        new() { Rule = "EmptyText", Severity = Severity.Warning, Message = "is empty", Path = "/data/x.rttm", Line = 7, StartSeconds = 1.5, EndSeconds = double.NaN, Id = "u\u00017" },
        new() { Rule = "NoRuleOfOurs", Severity = Severity.Information, Message = "remark \u0000 <b>" },
    ];

    private static readonly GateResult[] Gates =
    [
        new() { Gate = "Accent", Verdict = Verdict.Pass, Reasons = new(["all there"]) },
        new() { Gate = "Governance", Verdict = Verdict.Unknown, Reasons = new(["no policy"]), Remedies = new(["write one"]) },
        new() { Gate = "Overall", Verdict = Verdict.Fail, Reasons = new(["why"]) },
    ];

    /// <summary>What the schema of SARIF 2.1.0 requires: version and runs, tool.driver.name, message of each result, id of each rule; its enumerations.</summary>
    [Fact]
    public void SarifHasWhatItsSchemaRequires()
    {
        JsonNode document = Sarif(Findings, Gates);

        Assert.Equal("2.1.0", document["version"]!.GetValue<string>());
        JsonNode run = Assert.Single(document["runs"]!.AsArray())!;
        JsonNode driver = run["tool"]!["driver"]!;
        Assert.Equal("AsrDataTools", driver["name"]!.GetValue<string>());
        JsonArray rules = driver["rules"]!.AsArray();
        Assert.Equal(rules.Count, rules.Select(rule => rule!["id"]!.GetValue<string>()).Distinct().Count());
        Assert.All(rules, rule => Assert.Contains(rule!["defaultConfiguration"]!["level"]!.GetValue<string>(), (string[])["none", "note", "warning", "error"]));
        JsonArray results = run["results"]!.AsArray();
        Assert.Equal(7, results.Count);
        Assert.All(results, result =>
        {
            Assert.NotEmpty(result!["message"]!["text"]!.GetValue<string>());
            string kind = result["kind"]!.GetValue<string>();
            Assert.Contains(kind, (string[])["pass", "open", "fail"]);

            // SARIF 2.1.0, 3.27.10: a result that is no failure has no level.
            Assert.Equal(kind != "fail", result["level"]!.GetValue<string>() == "none");
            Assert.Equal(result["ruleId"]!.GetValue<string>(), rules[result["ruleIndex"]!.GetValue<int>()]!["id"]!.GetValue<string>());
            foreach (JsonNode? location in result["locations"]?.AsArray() ?? [])
            {
                Assert.True(Uri.TryCreate(location!["physicalLocation"]!["artifactLocation"]!["uri"]!.GetValue<string>(), UriKind.Absolute, out _));
                if (location["physicalLocation"]!["region"] is { } region) Assert.True(region["startLine"]!.GetValue<int>() >= 1);
            }
        });
    }

    [Fact]
    public void SarifTellsUnknownFromWrong()
    {
        JsonArray results = Sarif(Findings, [])["runs"]![0]!["results"]!.AsArray();
        Assert.Equal(["fail", "open", "fail", "fail"], results.Select(result => result!["kind"]!.GetValue<string>()));
        Assert.Equal(["error", "none", "warning", "note"], results.Select(result => result!["level"]!.GetValue<string>()));
        Assert.Equal("file:///data/a%20b%23%3F.wav", results[0]!["locations"]![0]!["physicalLocation"]!["artifactLocation"]!["uri"]!.GetValue<string>());
        Assert.Equal("GOV007|a", results[0]!["partialFingerprints"]!["suppressionId/v1"]!.GetValue<string>());
        JsonNode rule = Sarif(Findings, [])["runs"]![0]!["tool"]!["driver"]!["rules"]![0]!;
        Assert.Equal("WorldReadable", rule["name"]!.GetValue<string>());
        Assert.Contains("GDPR Art. 32", rule["properties"]!["tags"]!.AsArray().Select(tag => tag!.GetValue<string>()));
        Assert.Empty(Sarif([], [])["runs"]![0]!["results"]!.AsArray());
    }

    [Fact]
    public void JUnitCountsWhatItHolds()
    {
        XElement root = JUnit(Findings, Gates);

        Assert.Equal(("testsuites", "7", "3", "2"), (root.Name.LocalName, root.Attribute("tests")!.Value, root.Attribute("failures")!.Value, root.Attribute("skipped")!.Value));
        Assert.All(root.Elements("testsuite"), suite =>
        {
            Assert.Equal(suite.Attribute("tests")!.Value, $"{suite.Elements("testcase").Count()}");
            Assert.Equal(suite.Attribute("failures")!.Value, $"{suite.Elements("testcase").Count(one => one.Element("failure") is not null)}");
        });
        Assert.Equal("cannot be told", root.Descendants("skipped").Last().Attribute("message")!.Value);
        Assert.Contains("\\u0000", root.Descendants("system-out").Last().Value, StringComparison.Ordinal);
        Assert.Equal("1", JUnit([], []).Attribute("tests")!.Value);
    }

    private static JsonNode Sarif(IReadOnlyList<Finding> findings, IReadOnlyList<GateResult> gates)
    {
        using MemoryStream stream = new();
        SarifReport.Write(findings, gates, stream);
        return JsonNode.Parse(stream.ToArray())!;
    }

    private static XElement JUnit(IReadOnlyList<Finding> findings, IReadOnlyList<GateResult> gates)
    {
        using MemoryStream stream = new();
        JUnitReport.Write(findings, gates, stream);
        stream.Position = 0;
        return XElement.Load(stream);
    }
}
