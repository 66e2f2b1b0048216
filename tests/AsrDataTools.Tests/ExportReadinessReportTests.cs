using System.Text.Json;

namespace AsrDataTools.Tests;

/// <summary>Formats and inputs of the export; what it writes of a real audit is tested with the audit.</summary>
public sealed class ExportReadinessReportTests : IDisposable
{
    private const string Gates = "$gates = foreach ($gate in 'Acoustics', 'Accent') { [AsrDataTools.Readiness.GateResult]@{ Gate = $gate; Verdict = 'Warn'; Required = $true } };";
    private const string Gap = "[AsrDataTools.Scoring.Robustness.RobustnessGap]@{ Condition = 'gsm'; WordErrorRate = 0.25; Gap = 0.125; Normalizer = 'None' }";

    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public ExportReadinessReportTests() => _session.SetLocation(_corpus.Path);

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Fact]
    public void MarkdownAndCsvOfOneAudit()
    {
        _session.Run($"{Gates} $gates | Export-ReadinessReport ./r.md; $gates | Export-ReadinessReport ./tables -Format Csv; $gates | Export-ReadinessReport ./tables/ -Format Csv").Clean();

        Assert.StartsWith("## ⚠️ ASR production readiness: Ship with reservations\n", File.ReadAllText(_corpus.PathOf("r.md")), StringComparison.Ordinal);
        Assert.Equal(21, Directory.GetFiles(_corpus.PathOf("tables"), "*.csv").Length);
        Assert.Contains("\nAcoustics,Warn,,True,", File.ReadAllText(_corpus.PathOf("tables/gates.csv")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("./r.md -Format Csv -NoClobber", "ReportPathInvalid")]
    [InlineData("./full -Format Csv -NoClobber", "ReportExists")]
    [InlineData("./full -Format Csv", "ReportFolderForeign")]
    [InlineData("./absent/tables -Format Csv", "PathNotFound")]
    [InlineData("./r.html -RobustnessGap ./nowhere.csv", "PathNotFound")]
    [InlineData("./r.html -RobustnessGap ./full/other.txt", "RobustnessUnreadable")]
    [InlineData("./r.html -RobustnessGap ([pscustomobject]@{ Name = 'x' })", "RobustnessUnreadable")]
    public void WhatCannotBeIsRefusedAndNothingIsTouched(string arguments, string errorId)
    {
        _corpus.WriteText("r.md", "earlier");
        _corpus.WriteText("full/other.txt", "theirs");

        ScriptResult result = _session.Run($"{Gates} $gates | Export-ReadinessReport {arguments}");

        Assert.StartsWith(errorId + ",", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("earlier", File.ReadAllText(_corpus.PathOf("r.md")));
        Assert.Equal("theirs", File.ReadAllText(_corpus.PathOf("full/other.txt")));
        Assert.False(File.Exists(_corpus.PathOf("r.html")));
    }

    [Theory]
    [InlineData($"({Gap})")]
    [InlineData("([pscustomobject]@{ Condition = 'gsm'; WordErrorRate = 0.25; Gap = '0.125'; Remarks = @() })")]
    [InlineData("@{ Condition = 'gsm'; WordErrorRate = 0.25; Gap = 0.125 }")]
    [InlineData("./gap.csv")]
    [InlineData("./gap.json")]
    public void TheRobustnessGapIsShownWhateverItComesFrom(string given)
    {
        _corpus.WriteText("gap.csv", "\"Condition\",\"WordErrorRate\",\"Gap\",\"Verdict\",\"Remarks\"\n\"gsm\",\"0.25\",\"0.125\",\"Fail\",\"\"\n");
        _corpus.WriteText("gap.json", "{ \"Condition\": \"gsm\", \"WordErrorRate\": 0.25, \"Gap\": 0.125 }");

        _session.Run($"{Gates} $gates | Export-ReadinessReport ./r.html, ./r.json -RobustnessGap {given}").Clean();

        Assert.Contains("id=\"robustness\"", File.ReadAllText(_corpus.PathOf("r.html")), StringComparison.Ordinal);
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(_corpus.PathOf("r.json")));
        JsonElement gap = json.RootElement.GetProperty("robustness").GetProperty("gaps")[0];
        Assert.Equal(("gsm", 0.25, 0.125), (gap.GetProperty("condition").GetString(), gap.GetProperty("wordErrorRate").GetDouble(), gap.GetProperty("gap").GetDouble()));
    }

    [Fact]
    public void FindingsOfOtherCommandsAreOnThePageOfTheAudit()
    {
        _session.Run($"{Gates} @($gates; [AsrDataTools.Finding]@{{ Rule = 'EmptyText'; Severity = 'Warning'; Message = 'is empty'; Path = '/x.rttm'; Line = 3 }}) | Export-ReadinessReport ./r.html, ./r.json").Clean();

        string page = File.ReadAllText(_corpus.PathOf("r.html"));
        Assert.Matches("<tr id=\"finding-emptytext-[0-9a-f]{10}\">", page);
        Assert.Contains("x.rttm:3", page, StringComparison.Ordinal);
        Assert.Contains("\"findings\": [", File.ReadAllText(_corpus.PathOf("r.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void FindingsAloneMakeNoPage()
    {
        ScriptResult result = _session.Run("[AsrDataTools.Finding]@{ Rule = 'EmptyText'; Message = 'is empty' } | Export-ReadinessReport ./r.md");

        Assert.StartsWith("ReportWithoutResults,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.False(File.Exists(_corpus.PathOf("r.md")));
    }
}
