using System.Text.Json;
using System.Text.RegularExpressions;
using AsrDataTools.Governance.Policy;
using AsrDataTools.Readiness;

namespace AsrDataTools.Tests;

public sealed partial class TestDataGovernanceTests : IDisposable
{
    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public TestDataGovernanceTests()
    {
        _session.SetLocation(_corpus.Path);
        _corpus.WriteSpeech("data [1]/a.wav");
        _corpus.WriteSpeech("data [1]/b.wav", seed: 2);
        _corpus.WriteText("data [1]/m.csv", "id,path,text,license\nu1,a.wav,hello,CC0-1.0\nu2,b.wav,bye,CC-BY-NC-4.0\n");
        _corpus.WriteText("policy.psd1", "@{ Name = 'Ours'; License = @{ Allowed = 'CC0-1.0' } }");
    }

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Theory]
    [InlineData("Test-DataGovernance 'data [1]' policy.psd1 -Rule GOV016")]
    [InlineData("Test-DataGovernance 'data*' ./policy.psd1 -Rule License*")]
    [InlineData("Test-DataGovernance -LiteralPath 'data [1]' -Policy policy.psd1 -Rule LicenseNotAllowed")]
    [InlineData("'data [1]' | Test-DataGovernance -Policy @{ License = @{ Allowed = 'CC0-1.0' } } -Rule gov016")]
    [InlineData("[pscustomobject]@{ PSPath = 'data [1]/m.csv' } | Test-DataGovernance -Policy policy.psd1 -ExcludeRule GOV00*, GOV010, GOV012, GOV013, GOV014, GOV015")]
    public void EveryWayFindsTheSame(string script)
    {
        ScriptResult result = _session.Run(script).Clean();

        Finding finding = Assert.Single(result.As<Finding>());
        Assert.Equal(("GOV016", 3L, "u2"), (finding.Rule, finding.Line!.Value, finding.Id));
        Assert.Equal(_corpus.PathOf("data [1]/m.csv"), result.Output[0].Properties["PSPath"].Value);
        Assert.Contains("Fail 1 (GOV016)", result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void BaselineQuietAndDate()
    {
        string id = _session.Run("Test-DataGovernance 'data*' policy.psd1 -Rule GOV016").Clean().As<Finding>()[0].SuppressionId!;
        Assert.Equal("GOV016|data [1]/m.csv|u2", id);
        _corpus.WriteText("known.csv", $"SuppressionId\n\"{id}\"\n");
        Assert.Empty(_session.Run("Test-DataGovernance 'data*' policy.psd1 -Rule GOV016 -Baseline known.csv").Clean().Output);
        Assert.True(Answer("Test-DataGovernance 'data*' policy.psd1 -Rule GOV016 -Baseline known.csv -Quiet"));
        Assert.False(Answer("Test-DataGovernance 'data*' policy.psd1 -Rule GOV016 -Quiet"));
        Assert.False(Answer("Test-DataGovernance data*, gone policy.psd1 -Rule GOV013 -Quiet -ErrorAction SilentlyContinue"));
        Assert.True(Answer("Test-DataGovernance data* policy.psd1 -Rule GOV013 -Quiet"));

        // What cannot be told is no pass.
        Assert.False(Answer("Test-DataGovernance data* @{ Storage = @{ Residency = @{ '/nowhere' = 'EU' }; AllowedResidency = 'EU' } } -Rule GOV004 -Quiet"));
        Assert.True(_session.Run("Test-DataGovernance data* @{ Storage = @{ Residency = @{ '/nowhere' = 'EU' }; AllowedResidency = 'EU' } } -Rule GOV004").Clean().As<Finding>()[0].IsUnknown);
        Assert.Empty(_session.Run("Test-DataGovernance data* @{ Suppression = @{ Rule = 'GOV016'; Reason = 'r'; Expires = '2026-01-31' } } -Rule GOV025 -Date 2026-01-31").Clean().Output);
        Assert.Single(_session.Run("Test-DataGovernance data* @{ Suppression = @{ Rule = 'GOV016'; Reason = 'r'; Expires = '2026-01-31' } } -Rule GOV025 -Date 2026-02-01").Clean().Output);
    }

    [Fact]
    public void CopiesBelowASearchRoot()
    {
        File.Copy(_corpus.PathOf("data [1]/a.wav"), _corpus.WriteText("elsewhere/notes.txt", ""), overwrite: true);
        Finding copy = Assert.Single(_session.Run("Test-DataGovernance data* policy.psd1 -Rule GOV024 -SearchRoot else*").Clean().As<Finding>());
        Assert.Equal(_corpus.PathOf("elsewhere/notes.txt"), copy.Path);
    }

    [Theory]
    [InlineData("Test-DataGovernance data* gone.psd1", "PolicyUnreadable")]
    [InlineData("Test-DataGovernance data* 7", "PolicyInvalid")]
    [InlineData("Test-DataGovernance data* @{ Licence = 1 }", "PolicyKeyUnknown")]
    [InlineData("Test-DataGovernance data* @{ License = @{ Allowed = 'a'; Denied = 'a' } }", "PolicyContradictory")]
    [InlineData("Test-DataGovernance data* command.psd1", "PolicyUnreadable")]
    [InlineData("Test-DataGovernance data* policy.psd1 -Rule GOV999", "RuleUnknown")]
    [InlineData("Test-DataGovernance data* policy.psd1 -ExcludeRule Nothing", "RuleUnknown")]
    [InlineData("Test-DataGovernance data* policy.psd1 -Baseline policy.psd1", "BaselineUnreadable")]
    [InlineData("Test-DataGovernance data* policy.psd1 -SearchRoot gone", "PathNotFound")]
    [InlineData("Test-DataGovernance gone policy.psd1", "PathNotFound")]
    public void TroubleIsNamed(string script, string id)
    {
        _corpus.WriteText("command.psd1", "@{ Name = (Get-Location) }");
        Assert.StartsWith(id + ",", Assert.Single(_session.Run(script).Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void ADamagedRowIsAnErrorAndTheRestIsJudged()
    {
        _corpus.WriteText("data [1]/m.csv", "id,path,duration,license\nu1,a.wav,1,CC0-1.0\nu2,b.wav,lots,CC0-1.0\nu3,b.wav,1,other\n");
        ScriptResult result = _session.Run("Test-DataGovernance data* policy.psd1 -Rule GOV016");
        Assert.Single(result.Errors);
        Assert.Equal("u3", Assert.Single(result.As<Finding>()).Id);
        Assert.Contains("1 input or row failed", result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void RulesAreListedAndCompleted()
    {
        Assert.Equal(GovernanceRules.All.Count, _session.Run("Get-GovernanceRule").Clean().Output.Count);
        Assert.Equal(["GOV007", "GOV008"], _session.Run("Get-GovernanceRule World*").Clean().As<GovernanceRule>().Select(rule => rule.Id));
        Assert.Equal("GOV016", Assert.Single(_session.Run("'gov016' | Get-GovernanceRule").Clean().As<GovernanceRule>()).Id);
        Assert.StartsWith("RuleUnknown,", Assert.Single(_session.Run("Get-GovernanceRule GOV016x").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(_session.Complete("Get-GovernanceRule GOV01").CompletionMatches, match => match.CompletionText == "GOV016");
        Assert.Contains(_session.Complete("Test-DataGovernance . p -Rule World").CompletionMatches, match => match.CompletionText == "GOV007");
    }

    [Fact]
    public void FindingsBecomeSarifAndJUnit()
    {
        ScriptResult result = _session.Run("Test-DataGovernance data* policy.psd1 -Rule GOV016 | Export-ReadinessReport out.sarif, out.xml -PassThru").Clean();
        Assert.Single(result.As<Finding>());
        using JsonDocument sarif = JsonDocument.Parse(File.ReadAllText(_corpus.PathOf("out.sarif")));
        Assert.Equal("GOV016", sarif.RootElement.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("ruleId").GetString());
        Assert.Contains("failures=\"1\"", File.ReadAllText(_corpus.PathOf("out.xml")), StringComparison.Ordinal);

        _session.Run("Test-DataGovernance data* policy.psd1 -Rule GOV013 | Export-ReadinessReport none.json -Format Sarif").Clean();
        using JsonDocument none = JsonDocument.Parse(File.ReadAllText(_corpus.PathOf("none.json")));
        Assert.Equal(0, none.RootElement.GetProperty("runs")[0].GetProperty("results").GetArrayLength());
        Assert.StartsWith("ReportWithoutResults,", Assert.Single(_session.Run("Test-DataGovernance data* policy.psd1 -Rule GOV016 | Export-ReadinessReport f.sarif, f.html").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.False(File.Exists(_corpus.PathOf("f.sarif")));
        Assert.StartsWith("ReportInputInvalid,", Assert.Single(_session.Run("7 | Export-ReadinessReport g.sarif").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void TheGateAnswersByThePolicy()
    {
        GateResult gate = _session.Run("Test-ProductionReadiness 'data [1]/m.csv' 'data [1]' -Policy policy.psd1").Clean().As<GateResult>()[5];
        Assert.Equal(("Governance", Verdict.Fail), (gate.Gate, gate.Verdict));
        Assert.Contains("'u2' has the licence 'CC-BY-NC-4.0'", string.Join(' ', gate.Reasons), StringComparison.Ordinal);
        Assert.Equal("Ours", gate.Governance!.Policy);

        _corpus.WriteText("plan.json", """{ "Training": "data [1]/m.csv", "Production": "data [1]", "Governance": "policy.psd1" }""");
        Assert.Equal(Verdict.Fail, _session.Run("Test-ProductionReadiness -Plan plan.json").Clean().As<GateResult>()[5].Verdict);
        Assert.Equal(Verdict.Unknown, _session.Run("Test-ProductionReadiness 'data [1]/m.csv' 'data [1]'").Clean().As<GateResult>()[5].Verdict);
    }

    /// <summary>The guide's example is a policy, and has every key.</summary>
    [Fact]
    public void TheExampleOfTheGuideIsRead()
    {
        string guide = File.ReadAllText(System.IO.Path.Combine(RepositoryRoot.Path, "docs", "guides", "governance-policy.md"));
        _corpus.WriteText("example.psd1", Example().Match(guide).Groups[1].Value);
        _session.Run("Test-DataGovernance data* example.psd1 -Rule GOV013").Clean();
        Assert.All(
            (string[])["Name", "IntendedUse", "Storage", "Access", "License", "Purpose", "Consent", "Retention", "RequiredColumn", "PersonalData", "Custody", "RemoteHost", "Suppression"],
            key => Assert.Matches($@"(?m)^    {key} +=", guide));
    }

    private bool Answer(string script) => (bool)Assert.Single(_session.Run(script).Output).BaseObject;

    [GeneratedRegex("```powershell\n(@{.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
