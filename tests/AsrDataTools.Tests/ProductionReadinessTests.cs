using System.Text.Json;
using AsrDataTools.Readiness;

namespace AsrDataTools.Tests;

public sealed class ProductionReadinessTests : IDisposable
{
    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public ProductionReadinessTests()
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
    public void SixGatesAndTheOverallRow()
    {
        ScriptResult result = _session.Run("Test-ProductionReadiness ./wide ./narrow").Clean();

        IReadOnlyList<GateResult> rows = result.As<GateResult>();
        Assert.Equal(["Acoustics", "Accent", "Annotation", "Vocabulary", "Evaluation", "Governance", "Overall"], rows.Select(row => row.Gate));
        Assert.NotEmpty(rows[0].Evidence);
        Assert.Equal(12, rows[0].Acoustics!.Training.Count);
        Assert.All(rows.Skip(1).Take(5), row => Assert.Equal((Verdict.Unknown, "gate not available in this version"), (row.Verdict, row.Reasons.ToString())));
        Assert.Equal(12, rows[6].Run!.Production.Profiled);
        Assert.StartsWith($"Overall: {rows[6].Verdict}. Training: 12 profiled (0.01 h), 0 failed.", result.Summary, StringComparison.Ordinal);
        Assert.Null(_session.ExitCode);
    }

    [Fact]
    public void ThePassWordIsQuietAndStrict()
    {
        Assert.Equal([false], _session.Run("Test-ProductionReadiness ./wide ./narrow -Quiet").Clean().As<bool>());
        Assert.Equal(Verdict.Unknown, Overall("Test-ProductionReadiness ./narrow ./narrow"));
    }

    // What is not there makes the acoustic gate Unknown; what differs by a fixed threshold makes it Fail.
    [Theory]
    [InlineData("Test-ProductionReadiness ./nowhere ./narrow -FailOn Unknown", 4)]
    [InlineData("Test-ProductionReadiness ./nowhere ./narrow -FailOn Fail", null)]
    [InlineData("Test-ProductionReadiness ./nowhere ./narrow -FailOn Fail, Warn", null)]
    [InlineData("Test-ProductionReadiness ./nowhere ./narrow", null)]
    [InlineData("Test-ProductionReadiness ./wide ./narrow -FailOn Fail", 3)]
    [InlineData("Test-ProductionReadiness ./wide ./narrow -FailOn Unknown -Quiet", 3)]
    public void ExitCodes(string command, int? expected)
    {
        _session.Run(command);

        Assert.Equal(expected, _session.ExitCode);
    }

    [Fact]
    public void TheExitCodeComesAfterTheLastObject() =>
        Assert.Equal(7, _session.Run("Test-ProductionReadiness ./wide ./narrow -FailOn Fail").Clean().Output.Count);

    [Fact]
    public void BadFilesAreErrorsAndAreCounted()
    {
        _corpus.WriteText("narrow/bad [1].wav", "words");

        ScriptResult result = _session.Run("Test-ProductionReadiness ./wide ./narrow, ./gone*.csv -RequiredGate Acoustics");

        Assert.Equal(2, result.Errors.Count);
        Assert.All(result.Errors, error => Assert.NotNull(error.TargetObject));
        CorpusInputs production = result.As<GateResult>()[^1].Run!.Production;
        Assert.Equal((12, 2), (production.Profiled, production.Failed));
        Assert.Contains(result.As<GateResult>()[0].Remedies, remedy => remedy.StartsWith("repair or drop 2 of 14 production inputs", StringComparison.Ordinal));
    }

    [Fact]
    public void PlansOfEveryForm()
    {
        string data = "@{ Training = 'wide'; Production = @('narrow'); RequiredGate = 'Acoustics'; Seed = 3; Acoustics = @{ Replicates = 100 } }";
        _corpus.WriteText("plan.psd1", data);
        _corpus.WriteText("plan.json", """{"Training": "wide", "Production": ["narrow"], "RequiredGate": "Acoustics", "Seed": 3, "Acoustics": {"Replicates": 100}}""");

        string[] answers = [.. new[] { data, "plan.psd1", "./plan.json" }
            .Select(plan => _session.Run($"Test-ProductionReadiness -Plan {plan}").Clean().As<GateResult>())
            .Select(rows => $"{rows[0].Evidence} {rows[6].Run!.Plan.Seed}")];

        Assert.Single(answers.Distinct());
    }

    [Theory]
    [InlineData("@{ Training = 'wide'; Prodution = 'narrow' }", "PlanKeyUnknown")]
    [InlineData("@{ Training = 'wide' }", "PlanInvalid")]
    [InlineData("7", "PlanInvalid")]
    [InlineData("plan.txt", "PlanUnreadable")]
    [InlineData("gone.json", "PathNotFound")]
    [InlineData("command.psd1", "PlanUnreadable")]
    [InlineData("broken.psd1", "PlanUnreadable")]
    public void ABadPlanEndsTheCommand(string plan, string errorId)
    {
        _corpus.WriteText("command.psd1", "@{ Training = (Get-Location); Production = 'narrow' }");
        _corpus.WriteText("broken.psd1", "@{ Training = ");

        ScriptResult result = _session.Run($"Test-ProductionReadiness -Plan {plan}");

        Assert.StartsWith(errorId + ",", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void ReportsOfBothFormsFromOnePipeline()
    {
        ScriptResult result = _session.Run("Test-ProductionReadiness ./wide ./narrow | Export-ReadinessReport ./r.html, ./r.json -PassThru").Clean();

        Assert.Equal(7, result.Output.Count);
        Assert.Contains("<h1>", File.ReadAllText(_corpus.PathOf("r.html")), StringComparison.Ordinal);
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(_corpus.PathOf("r.json")));
        Assert.Equal("Fail", json.RootElement.GetProperty("verdict").GetString());
    }

    [Fact]
    public void WhatIfAndNoClobberLeaveFilesAlone()
    {
        string earlier = _corpus.WriteText("r.json", "earlier");
        _session.Run("$rows = Test-ProductionReadiness ./nowhere ./narrow");

        _session.Run("$rows | Export-ReadinessReport r.json, new.html -WhatIf").Clean();
        ScriptResult refused = _session.Run("$rows | Export-ReadinessReport r.json -NoClobber");

        Assert.Equal("earlier", File.ReadAllText(earlier));
        Assert.False(File.Exists(_corpus.PathOf("new.html")));
        Assert.StartsWith("ReportExists,", Assert.Single(refused.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        _session.Run("$rows | Export-ReadinessReport r.json").Clean();
        Assert.StartsWith("{", File.ReadAllText(earlier), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("r.docx", "ReportFormatUnknown")]
    [InlineData("missing/r.html", "PathNotFound")]
    [InlineData("narrow", "ReportPathInvalid")]
    public void ABadTargetIsRefusedBeforeTheAudit(string target, string errorId)
    {
        ScriptResult result = _session.Run($"Test-ProductionReadiness ./wide ./narrow | Export-ReadinessReport {target}");

        Assert.StartsWith(errorId + ",", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Null(result.Summary);
    }

    [Fact]
    public void CtrlCStopsTheAudit()
    {
        for (int index = 0; index < 60; index++) _corpus.WriteSpeech($"long/{index}.wav", seconds: 30, sampleRate: 16000);

        Assert.True(_session.RunAndStop("Test-ProductionReadiness ./long ./narrow", _ => true) < TimeSpan.FromSeconds(5));
    }

    private Verdict Overall(string command) => _session.Run(command).Clean().As<GateResult>()[^1].Verdict;
}
