using System.Collections;
using AsrDataTools.Governance.Policy;
using AsrDataTools.Readiness;

namespace AsrDataTools.Core.Tests.Readiness;

public sealed class GovernanceGateTests
{
    [Fact]
    public void WithoutAPolicyTheAnswerIsUnknown()
    {
        IReadinessGate gate = new GovernanceGate();
        GateResult answer = gate.Answer(new(new(), 1, (_, _) => { }, (_, _) => { }, CancellationToken.None), new(), new());
        Assert.Equal(Verdict.Unknown, answer.Verdict);
        Assert.Contains("no policy is given", Assert.Single(answer.Reasons), StringComparison.Ordinal);
        Assert.NotEmpty(answer.Remedies);
    }

    [Theory]
    [InlineData(Verdict.Pass, Verdict.Pass, Verdict.Pass)]
    [InlineData(Verdict.Fail, Verdict.Unknown, Verdict.Fail)]
    [InlineData(Verdict.Pass, Verdict.Unknown, Verdict.Unknown)]
    [InlineData(Verdict.Warn, Verdict.Pass, Verdict.Warn)]
    public void TheGravestAnswerCounts(Verdict one, Verdict other, Verdict expected)
    {
        GovernanceAnswer[] answers = [Answer("GOV007", one), Answer("GOV016", other)];
        Finding[] findings = [.. answers.Where(answer => answer.Verdict != Verdict.Pass).Select(answer => new Finding { Rule = answer.Rule, Message = $"about {answer.Rule}", IsUnknown = answer.Verdict == Verdict.Unknown, Remedy = "do" })];

        GateResult gate = GovernanceGate.Judge(new("Policy", new(2026, 1, 1), answers, findings, findings.Length) { Entries = 5, Rows = 3 });

        Assert.Equal(expected, gate.Verdict);
        Assert.Equal(2, gate.Evidence.Count);
        if (expected == Verdict.Pass) Assert.Equal("Policy: all 2 demands are met by 5 files and folders and 3 rows", Assert.Single(gate.Reasons));
        else Assert.Contains("about GOV0", gate.Reasons[0], StringComparison.Ordinal);
    }

    [Fact]
    public void APolicyThatAsksNothingIsNoPass() =>
        Assert.Equal(Verdict.Unknown, GovernanceGate.Judge(new("Policy", new(2026, 1, 1), [], [], 0)).Verdict);

    /// <summary>Its rows are no manifest's; a list of recordings among it is one all the same.</summary>
    [Theory]
    [InlineData("turns.rttm", "SPEAKER a 1 0.5 1.0 <NA> <NA> s <NA> <NA>\n", 0)]
    [InlineData("turns.csv", "recording,start,end,speaker,text\na,0.5,1.5,s,hello\n", 0)]
    [InlineData("turns.ctm", "a 1 0.50 0.30 hello\na 1 0.90 0.20 you\n", 0)]
    [InlineData("rows.jsonl", "{\"audio_filepath\":\"gone.wav\",\"duration\":1,\"text\":\"hello\"}\n", 1)]
    public void AnnotationIsGovernedAsAFile(string name, string content, int rows)
    {
        using TemporaryFolder folder = new();
        folder.Write(name, content);
        ReadinessPlan plan = ReadinessPlanReader.FromTable(
            new Hashtable
            {
                ["Training"] = "none",
                ["Production"] = "none",
                ["Annotation"] = new Hashtable { ["Path"] = name },
                ["Governance"] = new Hashtable { ["Policy"] = new Hashtable { ["Name"] = "Ours", ["Storage"] = new Hashtable { ["AllowedRoot"] = "/nowhere" } } },
            },
            "The plan",
            folder.Path);
        List<string> failures = [];
        IReadinessGate gate = new GovernanceGate();

        GateResult answer = gate.Answer(new(plan, 1, (exception, _) => failures.Add(exception.Message), (_, _) => { }, CancellationToken.None), new(), new());

        Assert.Empty(failures);
        Assert.Equal(Verdict.Fail, answer.Verdict);
        Assert.Equal(rows, answer.Governance!.Rows);
        Assert.True(answer.Governance.Entries > 0);
    }

    [Fact]
    public void PlansNameAPolicyOrHoldIt()
    {
        using TemporaryFolder folder = new();
        folder.Write("policy.json", """{ "Name": "Ours", "License": { "Allowed": "CC0-1.0" } }""");
        Hashtable plan = new() { ["Training"] = "t", ["Production"] = "p", ["Governance"] = "policy.json" };
        Assert.Equal("Ours", ReadinessPlanReader.FromTable(plan, "The plan", folder.Path).Governance.Policy!.Name);

        plan["Governance"] = new Hashtable { ["Policy"] = new Hashtable { ["Name"] = "Inline" }, ["Path"] = "x", ["SearchRoot"] = "/srv", ["AuditDate"] = "2026-02-03" };
        GovernanceGateSettings settings = ReadinessPlanReader.FromTable(plan, "The plan", folder.Path).Governance;
        Assert.Equal(("Inline", folder["x"], "/srv", new DateOnly(2026, 2, 3)), (settings.Policy!.Name, settings.Paths[0], settings.SearchRoot[0], settings.AuditDate!.Value));

        plan["Governance"] = new Hashtable { ["Path"] = "x" };
        Assert.Equal("PlanInvalid", Assert.Throws<SpeechDataException>(() => ReadinessPlanReader.FromTable(plan, "The plan", folder.Path)).ErrorId);
        plan["Governance"] = "gone.json";
        Assert.Equal("PolicyUnreadable", Assert.Throws<SpeechDataException>(() => ReadinessPlanReader.FromTable(plan, "The plan", folder.Path)).ErrorId);
    }

    [Fact]
    public void TheGravestFindingsAreKept()
    {
        WorstFindings worst = new(25);
        for (int i = 0; i < 30; i++) worst.Add(new() { Rule = "GOV013", Severity = Severity.Warning, Message = $"{i}" });
        worst.Add(new() { Rule = "GOV003", Severity = Severity.Error, IsUnknown = true, Message = "unknown" });
        for (int i = 0; i < 10; i++) worst.Add(new() { Rule = "GOV016", Severity = Severity.Error, Message = $"{i}" });
        Assert.Equal(41, worst.Count);
        Assert.Equal(25, worst.All.Count);
        Assert.All(worst.All.Take(10), finding => Assert.Equal("GOV016", finding.Rule));
    }

    private static GovernanceAnswer Answer(string rule, Verdict verdict) =>
        new(rule, GovernanceRules.Named(rule).Name, verdict, 10, verdict is Verdict.Fail or Verdict.Warn ? 2 : 0, verdict == Verdict.Unknown ? 3 : 0, 0, TextList.Empty);
}
