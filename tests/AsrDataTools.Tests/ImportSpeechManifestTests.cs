using AsrDataTools.Corpus;

namespace AsrDataTools.Tests;

public sealed class ImportSpeechManifestTests : IDisposable
{
    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public ImportSpeechManifestTests() => _session.SetLocation(_corpus.Path);

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Fact]
    public void RelativeToTheSessionsLocation()
    {
        _corpus.WriteText("m.csv", "path,text\na.wav,hello\n");

        SpeechUtterance row = Assert.Single(_session.Run("Import-SpeechManifest m.csv").Clean().As<SpeechUtterance>());

        Assert.Equal(_corpus.PathOf("a.wav"), row.AudioPath);
    }

    [Fact]
    public void BadRowsAreErrorsAndTheTotalsCountThem()
    {
        _corpus.WriteText("m.csv", "path,start\na.wav,0\nb.wav,x\nc.wav,1\n");

        ScriptResult result = _session.Run("Import-SpeechManifest m.csv, none.csv");

        Assert.Equal(2, result.Output.Count);
        Assert.Equal(["ManifestRowInvalid", "PathNotFound"], result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]).Order());
        Assert.Equal("Read 2 utterances; 2 rows or files were left out.", result.Summary);
    }

    [Fact]
    public void AManifestWithoutRowsIsAWarning()
    {
        _corpus.WriteText("m.csv", "path,text\n");

        Assert.Equal($"'{_corpus.PathOf("m.csv")}' has no rows.", Assert.Single(_session.Run("Import-SpeechManifest m.csv").Clean().Warnings));
    }

    [Fact]
    public void ColumnMapAndAudioRoot()
    {
        _corpus.WriteText("m.csv", "clipname,said\na.wav,hello\n");

        SpeechUtterance row = Assert.Single(_session
            .Run("Import-SpeechManifest -LiteralPath m.csv -ColumnMap @{ AudioPath = 'clipname'; Text = 'said' } -AudioRoot wavs").Clean().As<SpeechUtterance>());

        Assert.Equal(_corpus.PathOf("wavs/a.wav"), row.AudioPath);
        Assert.Equal("hello", row.Text);
    }

    [Fact]
    public void AnUnknownFormatNamesTheNearest()
    {
        _corpus.WriteText("m.csv", "path\na.wav\n");

        Assert.Contains("Did you mean 'NeMo'", Assert.Single(_session.Run("Import-SpeechManifest m.csv -Format Nemmo").Errors).Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FurtherColumnsReadLikeATable()
    {
        _corpus.WriteText("m.csv", "path,text,age\na.wav,hello,twenties\n");

        Assert.Equal(["twenties", "twenties"], _session.Run("$row = Import-SpeechManifest m.csv; $row.Extra.age; $row.Extra['age']").Clean().As<string>());
    }

    [Fact]
    public void EmbeddedAudioStaysUnlessAskedFor()
    {
        _corpus.WriteText("m.csv", "path,text\na.wav,hello\n");

        // Tables in text embed nothing: the folder is not even made.
        _session.Run("Import-SpeechManifest m.csv -ExtractAudio out").Clean();

        Assert.False(Directory.Exists(_corpus.PathOf("out")));
    }

    [Fact]
    public void ManyRowsShowProgressThatEnds()
    {
        _corpus.WriteText("m.csv", "path,text\n" + string.Concat(Enumerable.Range(0, 400_000).Select(row => $"{row}.wav,some text\n")));

        ScriptResult result = _session.Run("foreach ($row in Import-SpeechManifest m.csv) { }").Clean();

        Assert.Equal("Read 400,000 utterances; 0 rows or files were left out.", result.Summary);
        if (result.Progress.Count == 0) return;
        Assert.Contains("a second", result.Progress[0].StatusDescription, StringComparison.Ordinal);
        Assert.Equal(System.Management.Automation.ProgressRecordType.Completed, result.Progress[^1].RecordType);
    }
}
