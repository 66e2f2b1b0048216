using System.Text.Json;
using AsrDataTools.Catalog;
using AsrDataTools.Readiness;

namespace AsrDataTools.Tests;

/// <summary>Test-ProductionReadiness -Gate: what is not asked does not run, costs nothing, and is not answered.</summary>
public sealed class ReadinessGateChoiceTests : IDisposable
{
    private const string Corpora = "./train.csv ./calls.csv";

    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    // Two recordings that nobody can decode: whoever opens audio stumbles over them.
    public ReadinessGateChoiceTests()
    {
        _session.SetLocation(_corpus.Path);
        for (int index = 0; index < 12; index++)
        {
            _corpus.WriteTones($"wide/{index}.wav", seconds: 1, sampleRate: 16000, seed: index);
            _corpus.WriteTones($"narrow/{index}.wav", seconds: 1, sampleRate: 8000, seed: 100 + index);
        }

        _corpus.WriteText("wide/bad.wav", "words");
        _corpus.WriteText("narrow/bad.wav", "words");
        _corpus.WriteText("train.csv", Manifest("wide"));
        _corpus.WriteText("calls.csv", Manifest("narrow"));
    }

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Theory]
    [InlineData("Governance", CorpusReading.None, CorpusReading.None, 0)]
    [InlineData("Evaluation", CorpusReading.None, CorpusReading.None, 0)]
    [InlineData("Vocabulary", CorpusReading.Rows, CorpusReading.Rows, 0)]
    [InlineData("Accent", CorpusReading.Lengths, CorpusReading.Lengths, 2)]
    [InlineData("Accent -Traffic ./traffic.csv", CorpusReading.Lengths, CorpusReading.None, 1)]
    [InlineData("Annotation", CorpusReading.Audio, CorpusReading.None, 1)]
    [InlineData("Acoustics, Vocabulary", CorpusReading.Audio, CorpusReading.Audio, 2)]
    public void NoCorpusIsReadMoreCloselyThanTheGatesAskedNeed(string gates, CorpusReading training, CorpusReading production, int failures)
    {
        _corpus.WriteText("traffic.csv", "accent,calls\nen-US,500\nen-IN,400\n");

        ScriptResult result = _session.Run($"Test-ProductionReadiness {Corpora} -Gate {gates}");

        AuditRun run = result.As<GateResult>()[^1].Run!;
        Assert.Equal((training, production), (run.Training.Reading, run.Production.Reading));
        Assert.Equal(failures, result.Errors.Count);
        Assert.Equal(failures, run.Training.Failed + run.Production.Failed);
    }

    [Fact]
    public void OnlyTheGatesAskedHaveARowAndTheOverallRowSaysSo()
    {
        ScriptResult result = _session.Run($"Test-ProductionReadiness {Corpora} -Gate Vocabulary, Accent");

        IReadOnlyList<GateResult> rows = result.As<GateResult>();
        Assert.Equal(["Accent", "Vocabulary", "Overall"], rows.Select(row => row.Gate));
        Assert.All(rows, row => Assert.True(row.Required));
        Assert.Equal("not asked, so that nothing is known of them: Acoustics, Annotation, Evaluation, Governance", rows[^1].Reasons[^1]);
        Assert.StartsWith($"Overall: {rows[^1].Verdict} of Vocabulary, Accent alone. Training: 12 recordings (0.00 h by their headers), 1 failed.", result.Summary, StringComparison.Ordinal);
    }

    // Lengths by headers are those that decoding finds.
    [Fact]
    public void AGateAnswersAloneAsItDoesAmongTheOthers()
    {
        IReadOnlyList<GateResult> all = _session.Run($"Test-ProductionReadiness {Corpora}").As<GateResult>();

        foreach (GateResult among in all.Where(row => row.Gate is not (GateResult.Overall or nameof(Gate.Vocabulary))))
        {
            GateResult alone = _session.Run($"Test-ProductionReadiness {Corpora} -Gate {among.Gate}").As<GateResult>()[0];
            Assert.Equal((among.Gate, among.Verdict, among.Evidence.ToString(), among.Reasons.ToString(), among.Remedies.ToString()), (alone.Gate, alone.Verdict, alone.Evidence.ToString(), alone.Reasons.ToString(), alone.Remedies.ToString()));
        }
    }

    [Theory]
    [InlineData("-Training ./train.csv -Production ./calls.csv -Gate Governance, Accent -RequiredGate Accent, Acoustics", "Acoustics is required but not asked: only Governance, Accent are.")]
    [InlineData("-Plan @{ Training = 'train.csv'; Production = 'calls.csv'; RequiredGate = 'Accent', 'Vocabulary' } -Gate Governance", "Accent, Vocabulary are required but not asked: only Governance is.")]
    [InlineData("-Plan @{ Training = 'train.csv'; Production = 'calls.csv'; Gate = 'Accent' } -RequiredGate Governance", "Governance is required but not asked: only Accent is.")]
    public void WhatIsRequiredMustBeAsked(string arguments, string message)
    {
        ScriptResult result = _session.Run($"Test-ProductionReadiness {arguments}");

        Assert.StartsWith("RequiredGateNotAsked,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith(message, result.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void ThePlanMayNarrowAndTheParameterComesBeforeIt()
    {
        const string Plan = "-Plan @{ Training = 'train.csv'; Production = 'calls.csv'; Gate = 'Governance', 'Vocabulary' }";
        Assert.Equal(["Vocabulary", "Governance", "Overall"], _session.Run($"Test-ProductionReadiness {Plan}").Clean().As<GateResult>().Select(row => row.Gate));
        Assert.Equal(["Evaluation", "Overall"], _session.Run($"Test-ProductionReadiness {Plan} -Gate Evaluation").Clean().As<GateResult>().Select(row => row.Gate));
        Assert.StartsWith("PlanInvalid,", _session.Run("Test-ProductionReadiness -Plan @{ Training = 'train.csv'; Production = 'calls.csv'; Gate = @() }").Errors[0].FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    // A run that asks one gate neither answers the others nor takes their answers away.
    [Fact]
    public void HistoryKnowsWhatWasNotAsked()
    {
        _corpus.WriteText("plan.psd1", "@{ Training = 'train.csv'; Production = 'calls.csv' }");
        foreach (string gates in new[] { "Accent, Vocabulary", "Vocabulary", "Accent" }) _session.Run($"Test-ProductionReadiness -Plan ./plan.psd1 -Gate {gates}");

        IReadOnlyList<ReadinessRun> runs = _session.Run("Get-ReadinessHistory ./plan.psd1").Clean().As<ReadinessRun>();

        Assert.Equal([false, true, false], runs.Select(run => run.Accent is null));
        Assert.Equal([true, false, true], runs.Select(run => run.TrainingHours is not null));
        Assert.All(runs, run => Assert.Equal((null, ""), (run.Acoustics, run.Changed.ToString())));
    }

    [Fact]
    public void ReportsSayWhatWasNotAsked()
    {
        _session.Run($"Test-ProductionReadiness {Corpora} -Gate Vocabulary | Export-ReadinessReport ./r.html, ./r.json, ./r.sarif, ./r.xml").Clean();

        Assert.Contains("<dt>Gates asked</dt><dd>Vocabulary; not asked: Acoustics, Accent, Annotation, Evaluation, Governance</dd>", File.ReadAllText(_corpus.PathOf("r.html")), StringComparison.Ordinal);
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(_corpus.PathOf("r.json")));
        Assert.Equal("Rows", json.RootElement.GetProperty("run").GetProperty("training").GetProperty("reading").GetString());
        foreach (string file in new[] { "r.sarif", "r.xml" })
        {
            string text = File.ReadAllText(_corpus.PathOf(file));
            Assert.Contains("not asked, so that nothing is known of them: Acoustics", text, StringComparison.Ordinal);
            Assert.DoesNotContain("\"Acoustics\"", text, StringComparison.Ordinal);
        }
    }

    // Whatever a gate rests on may be missing: it then has a reason and no answer, and never passes.
    [Theory]
    [InlineData("./gone.csv ./gone -Gate Acoustics")]
    [InlineData("./train.csv ./gone -Gate Acoustics")]
    [InlineData("./gone.csv ./calls.csv -Gate Accent")]
    [InlineData("./train.csv ./gone.csv -Gate Accent")]
    [InlineData("./train.csv ./calls.csv -Traffic ./gone.csv -Gate Accent")]
    [InlineData("./gone.csv ./calls.csv -Gate Annotation")]
    [InlineData("./train.csv ./calls.csv -Annotation ./gone -Gate Annotation")]
    [InlineData("./gone.csv ./calls.csv -Gate Vocabulary")]
    [InlineData("./train.csv ./gone.csv -Gate Vocabulary")]
    [InlineData("-Plan @{ Training = 'train.csv'; Production = 'calls.csv'; Vocabulary = @{ Production = 'gone.txt' } } -Gate Vocabulary")]
    [InlineData("./train.csv ./calls.csv -Gate Evaluation")]
    [InlineData("./train.csv ./calls.csv -Evaluation ./gone.csv -Gate Evaluation")]
    [InlineData("./gone.csv ./calls.csv -Evaluation ./calls.csv -Gate Evaluation")]
    [InlineData("./train.csv ./calls.csv -Gate Governance")]
    [InlineData("./gone.csv ./calls.csv -Policy @{ License = @{ Allowed = 'CC0-1.0' } } -Gate Governance")]
    public void WhatIsMissingIsUnknownWithAReason(string arguments)
    {
        ScriptResult result = _session.Run($"Test-ProductionReadiness {arguments} -FailOn Unknown");

        GateResult gate = result.As<GateResult>()[0];
        Assert.Equal(Verdict.Unknown, gate.Verdict);
        Assert.NotEmpty(gate.Reasons);
        Assert.Equal(4, _session.ExitCode);
    }

    private static string Manifest(string folder) => "id,path,speaker,accent,text\n" + string.Concat(Enumerable.Range(0, 12).Select(index =>
        $"{folder}{index},{folder}/{index}.wav,{folder}-s{index},{(index < 6 ? "en-US" : "en-IN")},good day to you number {index}\n")) + $"{folder}bad,{folder}/bad.wav,{folder}-x,en-US,good day\n";
}
