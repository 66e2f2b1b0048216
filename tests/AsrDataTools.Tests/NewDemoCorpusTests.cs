using AsrDataTools.Corpus.Demo;

namespace AsrDataTools.Tests;

public sealed class NewDemoCorpusTests : IDisposable
{
    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _place = new();

    public NewDemoCorpusTests() => _session.SetLocation(_place.Path);

    public void Dispose()
    {
        _session.Dispose();
        _place.Dispose();
    }

    [Fact]
    public void MakesACorpusThatTheOtherCommandsRead()
    {
        ScriptResult result = _session.Run("New-DemoCorpus 'demo [1]' -Source Formant").Clean();

        DemoCorpus corpus = Assert.Single(result.As<DemoCorpus>());
        Assert.Equal(_place.PathOf("demo [1]"), corpus.Path);
        Assert.Contains("formant synthesizer", result.Summary, StringComparison.Ordinal);
        _session.SetVariable("corpus", corpus);
        Assert.Equal(48, _session.Run("Import-SpeechManifest -LiteralPath $corpus.Production").Clean().Output.Count);
        Assert.NotEmpty(_session.Run("Import-SpeechManifest -LiteralPath $corpus.Training").Clean().Output);
        Assert.NotEmpty(_session.Run("Import-SpeechManifest -LiteralPath $corpus.Evaluation").Clean().Output);

        ScriptResult refused = _session.Run("New-DemoCorpus 'demo [1]' -Source Formant");
        Assert.Equal("DemoFolderNotEmpty", Assert.Single(refused.Errors).FullyQualifiedErrorId.Split(',')[0]);
    }

    [Fact]
    public void WhatIfMakesNothing()
    {
        Assert.Empty(_session.Run("New-DemoCorpus demo -Source Formant -WhatIf").Clean().Output);
        Assert.False(Directory.Exists(_place.PathOf("demo")));
    }

    [Fact]
    public void ForceSparesWhatIsNoDemoCorpus()
    {
        _place.WriteText("mine/thesis.txt", "ten years of work");

        ScriptResult refused = _session.Run("New-DemoCorpus mine -Force");

        Assert.Equal("DemoFolderForeign", Assert.Single(refused.Errors).FullyQualifiedErrorId.Split(',')[0]);
        Assert.True(File.Exists(_place.PathOf("mine/thesis.txt")));
    }

    [Fact]
    public void StoppedItLeavesNothing()
    {
        // The temporary folder beside the target shows that the work has begun.
        TimeSpan stopping = _session.RunAndStop(
            "New-DemoCorpus demo -Source Formant -Size Large", _ => Directory.EnumerateFiles(_place.Path, "*.wav", SearchOption.AllDirectories).Any());

        Assert.True(stopping < TimeSpan.FromSeconds(5), $"stopping took {stopping}");
        Assert.Empty(Directory.EnumerateFileSystemEntries(_place.Path));
    }
}
