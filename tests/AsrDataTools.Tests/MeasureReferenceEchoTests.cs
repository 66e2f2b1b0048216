using AsrDataTools.Leakage.Echo;

namespace AsrDataTools.Tests;

public sealed class MeasureReferenceEchoTests : IDisposable
{
    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public MeasureReferenceEchoTests()
    {
        _session.SetLocation(_corpus.Path);
        _corpus.WriteText("ref.trn", "call four one seven now (a)\nthe red door (b)\nall is well (c)\nno truth here (d)\n");
        _corpus.WriteText("truth.trn", "call now (a)\nthe bread door (b)\nall is well (c)\n");
        _corpus.WriteText("hyp.trn", "call four one now (a)\nthe bread door (b)\nall is well (c)\nno truth here (d)\n");
    }

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Fact]
    public void CountsWhatComesBack()
    {
        ScriptResult result = _session.Run("Measure-ReferenceEcho ref.trn truth.trn hyp.trn");

        ReferenceEcho echo = Assert.Single(result.As<ReferenceEcho>());
        Assert.Equal((2, 1, 4, 2, 1), (echo.Probes, echo.Unplanted, echo.PlantedWords, echo.ReproducedWords, echo.EchoedProbes));
        Assert.Equal("TruthMissing", Assert.Single(result.Errors).FullyQualifiedErrorId.Split(',')[0]);
        Assert.EndsWith("1 row or file left out.", result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void ProbesOneByOne() => Assert.Equal(
        ["a: four; one", "b: "],
        _session.Run("Measure-ReferenceEcho ref.trn truth.trn hyp.trn -PerUtterance").As<EchoProbe>().Select(probe => $"{probe.Id}: {probe.Reproduced}"));

    [Fact]
    public void AFileThatIsNotThereEndsTheCommand() => Assert.NotEmpty(_session.Run("Measure-ReferenceEcho ref.trn none.trn hyp.trn").Errors);
}
