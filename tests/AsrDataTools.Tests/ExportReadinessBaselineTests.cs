using System.Text.Json;
using System.Xml.Linq;
using AsrDataTools.Readiness;

namespace AsrDataTools.Tests;

/// <summary>Export-ReadinessBaseline, and what Test-ProductionReadiness -Baseline makes of it.</summary>
public sealed class ExportReadinessBaselineTests : IDisposable
{
    private const string Run = "Test-ProductionReadiness ./wide ./narrow -Gate Acoustics, Accent";
    private const string Export = "Export-ReadinessBaseline ./known.json -Owner ops -Reason 'known; ticket 7'";

    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public ExportReadinessBaselineTests()
    {
        _session.SetLocation(_corpus.Path);
        for (int index = 0; index < 12; index++)
        {
            _corpus.WriteSpeech($"wide/{index}.wav", seconds: 3, sampleRate: 16000, seed: index);
            _corpus.WriteSpeech($"narrow/{index}.wav", seconds: 3, sampleRate: 8000, seed: 100 + index);
        }
    }

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Fact]
    public void OnlyWhatIsNewReachesTheExitCode()
    {
        _session.Run($"$first = {Run}; $first | {Export}").Clean();

        ScriptResult second = _session.Run($"{Run} -Baseline ./known.json -FailOn Fail, Warn, Unknown").Clean();

        IReadOnlyList<GateResult> rows = second.As<GateResult>();
        Assert.Null(_session.ExitCode);
        Assert.Equal([(Verdict.Fail, Verdict.Pass), (Verdict.Unknown, Verdict.Pass), (Verdict.Fail, Verdict.Pass)], rows.Select(row => (row.Verdict, row.NewVerdict!.Value)));
        Assert.StartsWith("but for ", rows[^1].Reasons[^1], StringComparison.Ordinal);
        Assert.EndsWith(" facts that the baseline accepts: Pass", rows[^1].Reasons[^1], StringComparison.Ordinal);
        Assert.StartsWith("Overall: Fail of Acoustics, Accent alone, Pass but for the baseline.", second.Summary, StringComparison.Ordinal);
        Assert.Equal([true], _session.Run($"{Run} -Baseline ./known.json -Quiet").Clean().As<bool>());
    }

    [Fact]
    public void AnotherGateIsNew()
    {
        _session.Run($"Test-ProductionReadiness ./wide ./narrow -Gate Accent | {Export}").Clean();

        Assert.Equal(Verdict.Fail, _session.Run($"{Run} -Baseline ./known.json -FailOn Fail").Clean().As<GateResult>()[^1].NewVerdict);
        Assert.Equal(3, _session.ExitCode);
    }

    [Fact]
    public void ReportsShowWhatIsAcceptedAsSuppressed()
    {
        _session.Run($"{Run} | {Export}").Clean();
        _session.Run($"{Run} -Baseline ./known.json | Export-ReadinessReport ./r.sarif, ./r.xml, ./r.html, ./r.json").Clean();

        JsonElement[] results = [.. JsonDocument.Parse(File.ReadAllText(_corpus.PathOf("r.sarif"))).RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()];
        Assert.All(results, result => Assert.Equal("accepted", result.GetProperty("suppressions")[0].GetProperty("status").GetString()));
        Assert.Contains(results, result => result.TryGetProperty("partialFingerprints", out JsonElement prints) && prints.GetProperty("suppressionId/v1").GetString() == "Gate.Acoustics|BandwidthHz");
        XElement[] cases = [.. XDocument.Load(_corpus.PathOf("r.xml")).Descendants("testcase")];
        Assert.Equal(3, cases.Length);
        Assert.All(cases, one => Assert.EndsWith("but for what the baseline accepts Pass", one.Element("skipped")!.Attribute("message")!.Value, StringComparison.Ordinal));
        string page = File.ReadAllText(_corpus.PathOf("r.html"));
        Assert.Contains("but for the baseline Pass", page, StringComparison.Ordinal);
        Assert.Contains("Gate.Acoustics|BandwidthHz: known; ticket 7 (ops, until ", page, StringComparison.Ordinal);
    }

    // Acceptances that hold keep their owner and day when the baseline is made anew.
    [Fact]
    public void WhatIsAcceptedStaysAsItWas()
    {
        _session.Run($"Test-ProductionReadiness ./wide ./narrow -Gate Accent | {Export}").Clean();

        IReadOnlyList<AcceptedFact> entries = _session.Run($"{Run} -Baseline ./known.json | Export-ReadinessBaseline ./new.csv -Owner night -Reason later -ExpiresAt ([datetime]::Today) -PassThru").Clean().As<AcceptedFact>();

        Assert.Equal("ops", entries.Single(entry => entry.SuppressionId == "Gate.Accent").Owner);
        Assert.All(entries.Where(entry => entry.Gate == "Acoustics"), entry => Assert.Equal("night", entry.Owner));
        Assert.Equal(DateOnly.FromDateTime(DateTime.Today.AddDays(90)), entries.Single(entry => entry.SuppressionId == "Gate.Accent").Expires);
        Assert.Equal(entries, BaselineFile.Read(_corpus.PathOf("new.csv")));
    }

    [Fact]
    public void EntriesWithoutUseAreWarnings()
    {
        _corpus.WriteText("b.csv", "SuppressionId,Gate,Verdict,Owner,Reason,Expires\nGate.Accent,Accent,Unknown,ops,r,2020-01-01\nGate.Accent|Ratio|xx,Accent,Fail,ops,r,2099-01-01\n");

        ScriptResult result = _session.Run("Test-ProductionReadiness ./wide ./narrow -Gate Accent -Baseline ./b.csv -NoCatalog -FailOn Unknown");

        Assert.Equal(4, _session.ExitCode);
        BaselineUse use = result.As<GateResult>()[^1].Run!.Baseline!;
        Assert.Equal(("Gate.Accent (ops, 2020-01-01)", "Gate.Accent|Ratio|xx"), (use.Expired.ToString(), use.Unknown.ToString()));
        Assert.Equal(2, result.Warnings.Count);
    }

    [Theory]
    [InlineData("Test-ProductionReadiness ./wide ./narrow -Baseline ./gone.json", "BaselineUnreadable")]
    [InlineData("Test-ProductionReadiness -Plan @{ Training = 'wide'; Production = 'narrow'; Baseline = 'none.csv' }", "BaselineEntryInvalid")]
    [InlineData("$rows | Export-ReadinessBaseline ./gone/b.json -Owner o -Reason r", "PathNotFound")]
    [InlineData("$rows | Export-ReadinessBaseline . -Owner o -Reason r", "BaselinePathInvalid")]
    [InlineData("$rows | Export-ReadinessBaseline ./none.csv -Owner o -Reason r -NoClobber", "BaselineExists")]
    [InlineData("$rows | Export-ReadinessBaseline ./b.json -Owner o -Reason r -ExpiresAt 2020-01-01", "BaselineExpired")]
    [InlineData("$rows, $rows | ForEach-Object { $_ } | Export-ReadinessBaseline ./b.json -Owner o -Reason r", "BaselineAmbiguous")]
    public void MistakesEndTheCommand(string script, string errorId)
    {
        _corpus.WriteText("none.csv", "SuppressionId,Verdict\nGate.Accent,Unknown\n");
        _session.Run("$rows = Test-ProductionReadiness ./wide ./narrow -Gate Governance");

        Assert.StartsWith(errorId + ",", Assert.Single(_session.Run(script).Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIfWritesNothing()
    {
        _session.Run($"Test-ProductionReadiness ./wide ./narrow -Gate Governance | {Export} -WhatIf").Clean();

        Assert.False(File.Exists(_corpus.PathOf("known.json")));
    }
}
