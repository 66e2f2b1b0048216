namespace AsrDataTools.Tests;

/// <summary>A folder with a manifest in it is read as it stands, and each command says so once.</summary>
public sealed class FolderManifestTests : IDisposable
{
    private readonly TemporaryCorpus _corpus = new();
    private readonly ModuleSession _session = new();

    public FolderManifestTests()
    {
        _corpus.WriteSpeech("calls/a.wav");
        File.WriteAllText(_corpus.PathOf("calls/manifest.jsonl"), "{\"audio_filepath\": \"a.wav\", \"text\": \"hello\", \"accent\": \"en-US\"}\n");
        _session.SetLocation(_corpus.Path);
    }

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Theory]
    [InlineData("Import-SpeechManifest calls")]
    [InlineData("Compare-AcousticProfile calls calls -WarningAction Continue")]
    [InlineData("Test-AccentCoverage calls -Traffic @{ 'en-US' = 1 }")]
    [InlineData("Find-EvalLeakage -Training calls -Evaluation calls -Kind SameFile")]
    [InlineData("Test-ProductionReadiness calls calls -Gate Governance -NoCatalog")]
    public void CommandsSaySoOnce(string command) =>
        Assert.Single(_session.Run(command).Warnings, warning => warning == $"A manifest lies in the folder '{_corpus.PathOf("calls")}', which is read as bare recordings: give '{_corpus.PathOf("calls/manifest.jsonl")}' instead of the folder.");

    /// <summary>What is measured is the same, whoever speaks.</summary>
    [Fact]
    public void ProfilesNeedNoManifest() => Assert.Empty(_session.Run("Get-AcousticProfile calls").Warnings);

    [Fact]
    public void TheManifestItselfIsReadWithoutAWord() => Assert.Empty(_session.Run("Import-SpeechManifest calls/manifest.jsonl").Clean().Warnings);
}
