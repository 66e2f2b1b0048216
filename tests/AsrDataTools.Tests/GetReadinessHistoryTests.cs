using AsrDataTools.Acoustics;
using AsrDataTools.Catalog;
using AsrDataTools.Readiness;

namespace AsrDataTools.Tests;

public sealed class GetReadinessHistoryTests : IDisposable
{
    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public GetReadinessHistoryTests()
    {
        _session.SetLocation(_corpus.Path);
        for (int index = 0; index < 12; index++)
        {
            _corpus.WriteSpeech($"wide/{index}.wav", seconds: 3, sampleRate: 16000, seed: index);
            _corpus.WriteSpeech($"narrow/{index}.wav", seconds: 3, sampleRate: 8000, seed: 100 + index);
            _corpus.WriteSpeech($"new/{index}.wav", seconds: 3, sampleRate: 16000, seed: 200 + index);
        }

        WritePlan("narrow");
    }

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Fact]
    public void RunsOfAPlanAreRememberedBesideIt()
    {
        GateResult[] first = Test(), second = Test();
        Assert.True(File.Exists(_corpus.PathOf("plan.catalog")));
        Assert.Equal(first.Select(row => (row.Gate, row.Verdict, row.Reasons.ToString())), second.Select(row => (row.Gate, row.Verdict, row.Reasons.ToString())));
        Assert.Null(first[^1].Run!.Drift);
        Assert.Equal(Verdict.Pass, second[^1].Run!.Drift!.Verdict);

        IReadOnlyList<ReadinessRun> runs = _session.Run("Get-ReadinessHistory plan.psd1").Clean().As<ReadinessRun>();
        Assert.Equal([(1, null), (2, Verdict.Pass)], runs.Select(run => (run.RunId, run.ProductionDrift)));
        Assert.All(runs, run => Assert.Equal((Verdict.Fail, Verdict.Fail, Verdict.Unknown, ""), (run.Verdict, run.Acoustics, run.Accent, run.Changed.ToString())));
        Assert.Equal([2], _session.Run("Get-ReadinessHistory plan.catalog -Last 1").Clean().As<ReadinessRun>().Select(run => run.RunId));
        Assert.Empty(_session.Run("Get-ReadinessHistory plan.catalog -Subject *other*").Clean().Output);

        IReadOnlyList<ReadinessRunEvidence> facts = _session.Run("Get-ReadinessHistory plan.psd1 -PerEvidence").Clean().As<ReadinessRunEvidence>();
        Assert.Equal(2, facts.Count(fact => fact is { Gate: "Acoustics", Measure: nameof(AcousticProfile.BandwidthHz), Value: > 0.9 }));
    }

    // Whatever is a pure function of content is not made twice: emptied of their samples, recordings that look untouched change no answer.
    [Fact]
    public void ASecondRunReadsNoRecording()
    {
        _corpus.WriteText("plan.psd1", "@{ Training = 'wide'; Production = 'narrow'; Evaluation = @{ Path = 'new.csv' } }");
        _corpus.WriteText("new.csv", "id,path,speaker,text\n" + string.Concat(Enumerable.Range(0, 12).Select(index => $"e{index},new/{index}.wav,s{index},good day\n")));
        string[] recordings = Directory.GetFiles(_corpus.Path, "*.wav", SearchOption.AllDirectories);
        DateTime written = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        foreach (string recording in recordings) File.SetLastWriteTimeUtc(recording, written);
        GateResult[] first = Test();
        foreach (string recording in recordings)
        {
            File.WriteAllBytes(recording, new byte[new FileInfo(recording).Length]);
            File.SetLastWriteTimeUtc(recording, written);
        }

        GateResult[] second = Test();
        Assert.Equal(36, recordings.Length);
        Assert.Equal(first.Select(row => (row.Gate, row.Verdict, row.Reasons.ToString())), second.Select(row => (row.Gate, row.Verdict, row.Reasons.ToString())));
    }

    [Fact]
    public void ProductionThatChangesIsSaid()
    {
        Test();
        WritePlan("new");
        GateResult[] changed = Test();
        Assert.Equal(Verdict.Fail, changed[^1].Run!.Drift!.Verdict);
        Assert.StartsWith("production has changed since the run of ", changed[^1].Reasons[^1], StringComparison.Ordinal);
        Assert.Contains("bandwidth: median", changed[^1].Reasons[^1], StringComparison.Ordinal);
        ReadinessRun run = _session.Run("Get-ReadinessHistory plan.psd1 -Last 1").Clean().As<ReadinessRun>()[0];
        Assert.Equal(Verdict.Fail, run.ProductionDrift);
        Assert.StartsWith("Acoustics: Fail → ", run.Changed[0], StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutACatalogNothingIsRemembered()
    {
        _session.Run("Test-ProductionReadiness -Plan plan.psd1 -NoCatalog").Clean();
        Assert.False(File.Exists(_corpus.PathOf("plan.catalog")));
        _session.Run("Test-ProductionReadiness ./wide ./narrow").Clean();
        Assert.Empty(Directory.GetFiles(_corpus.Path, "*.catalog", SearchOption.AllDirectories));
        _session.Run("Test-ProductionReadiness ./wide ./narrow -CatalogPath 'c [1].catalog'").Clean();
        Assert.StartsWith(_corpus.PathOf("wide"), _session.Run("Get-ReadinessHistory -LiteralPath 'c [1].catalog'").Clean().As<ReadinessRun>()[0].Subject, StringComparison.Ordinal);
    }

    [Fact]
    public void AProfileIsMeasuredOnce()
    {
        foreach (string file in Directory.GetFiles(_corpus.PathOf("wide"))) File.SetLastWriteTimeUtc(file, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        ScriptResult first = _session.Run("Get-AcousticProfile ./wide -Ordered -CatalogPath c.catalog").Clean();
        ScriptResult second = _session.Run("Get-AcousticProfile ./wide -Ordered -CatalogPath c.catalog").Clean();
        Assert.Equal(first.As<AcousticProfile>(), second.As<AcousticProfile>());
        Assert.EndsWith(" 0 were known from the catalog.", first.Summary, StringComparison.Ordinal);
        Assert.EndsWith(" 12 were known from the catalog.", second.Summary, StringComparison.Ordinal);
    }

    // What saves time must not cost a result.
    [Theory]
    [InlineData("Get-AcousticProfile ./wide -CatalogPath {0}", 12)]
    [InlineData("Test-ProductionReadiness -Plan plan.psd1 -CatalogPath {0}", 7)]
    public void ACatalogThatCannotBeUsedIsAWarning(string command, int rows)
    {
        _corpus.WriteText("text.catalog", new string('x', 5000));
        foreach (string path in (string[])["text.catalog", "text.catalog/c.catalog"])
        {
            ScriptResult result = _session.Run(string.Format(System.Globalization.CultureInfo.InvariantCulture, command, path)).Clean();
            Assert.Equal(rows, result.Output.Count);
            Assert.Contains("measured anew", Assert.Single(result.Warnings), StringComparison.Ordinal);
        }
    }

    // Its first page is whole, so that it opens.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ACatalogDamagedWithinIsAWarningAndTheAnswersAreTheSame(bool isCut)
    {
        GateResult[] before = Test();
        using (FileStream catalog = File.OpenWrite(_corpus.PathOf("plan.catalog")))
        {
            byte[] noise = new byte[catalog.Length - 4096];
            new Random(1).NextBytes(noise);
            catalog.Position = 4096;
            if (isCut) catalog.SetLength(3 * 4096);
            else catalog.Write(noise);
        }

        ScriptResult result = _session.Run("Test-ProductionReadiness -Plan plan.psd1");

        Assert.Empty(result.Errors);
        Assert.Contains("plan.catalog", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Equal(before.Select(Answer), result.As<GateResult>().Select(Answer));

        static (string, Verdict, string, string) Answer(GateResult row) => (row.Gate, row.Verdict, row.Evidence.ToString(), row.Reasons.ToString());
    }

    // As an archive is mounted.
    [Fact]
    public void ACatalogThatMayOnlyBeReadIsAWarningAndTheAnswersAreTheSame()
    {
        GateResult[] before = Test();
        using ReadOnlyFile catalog = new(_corpus.PathOf("plan.catalog"));

        ScriptResult result = _session.Run("Test-ProductionReadiness -Plan plan.psd1");

        Assert.Empty(result.Errors);
        Assert.Contains("plan.catalog", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Equal(before.Select(row => (row.Gate, row.Verdict)), result.As<GateResult>().Select(row => (row.Gate, row.Verdict)));
    }

    [Theory]
    [InlineData("nowhere.catalog", "PathNotFound")]
    [InlineData("plan.psd1", "CatalogNotFound")]
    [InlineData("wide/0.wav", "CatalogCorrupt")]
    public void TroubleIsAnErrorRecord(string path, string id) =>
        Assert.StartsWith(id + ",", Assert.Single(_session.Run($"Get-ReadinessHistory {path}").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);

    private void WritePlan(string production) => _corpus.WriteText("plan.psd1", $"@{{ Training = 'wide'; Production = '{production}' }}");

    private GateResult[] Test() => [.. _session.Run("Test-ProductionReadiness -Plan plan.psd1").Clean().As<GateResult>()];
}
