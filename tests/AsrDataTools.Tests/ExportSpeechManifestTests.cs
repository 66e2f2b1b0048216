using AsrDataTools.Corpus;

namespace AsrDataTools.Tests;

public sealed class ExportSpeechManifestTests : IDisposable
{
    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public ExportSpeechManifestTests()
    {
        _session.SetLocation(_corpus.Path);
        _corpus.WriteText("m.csv", "id,path,text,domain,weight\na,a.wav,hello,bank,2\nb,b.wav,there,,0.5\nc,c.wav,you,,0.5\n");
    }

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Theory]
    [InlineData("out.jsonl", "{\"id\":\"a\",\"audio_filepath\":\"a.wav\",\"text\":\"hello\",\"domain\":\"bank\",\"weight\":2}")]
    [InlineData("out.tsv", "Id\tAudioPath\tText\tDomain\tWeight")]
    [InlineData("metadata.csv", "id,file_name,transcription,domain,weight")]
    public void TheNameTellsTheFormat(string name, string firstLine)
    {
        ScriptResult result = _session.Run($"Import-SpeechManifest m.csv | Export-SpeechManifest {name}").Clean();

        Assert.Equal(firstLine, File.ReadAllLines(_corpus.PathOf(name))[0]);
        Assert.Empty(result.Output);
        Assert.Empty(result.Warnings);
        Assert.StartsWith("Wrote 3 rows to", result.Summary, StringComparison.Ordinal);
        Assert.EndsWith("0 utterances were excluded, 0 could not be written; not held: nothing.", result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void ArchivesAndPassThru()
    {
        ScriptResult result = _session.Run("Import-SpeechManifest m.csv | Export-SpeechManifest out.jsonl.gz -PassThru; Import-SpeechManifest out.jsonl.gz").Clean();

        Assert.Equal(["a", "b", "c", "a", "b", "c"], result.As<SpeechUtterance>().Select(row => row.Id));
        Assert.Equal([0x1F, 0x8B], File.ReadAllBytes(_corpus.PathOf("out.jsonl.gz"))[..2]);
    }

    [Fact]
    public void WhatTheFormatCannotHoldIsSaidOnce()
    {
        ScriptResult result = _session.Run("Import-SpeechManifest m.csv | Export-SpeechManifest release -Format CommonVoice").Clean();

        Assert.Contains("CommonVoice has no place for Domain (1 row), Id (3 rows), Weight (3 rows) in ", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Contains("not held: Domain (1 row)", result.Summary, StringComparison.Ordinal);
        Assert.True(File.Exists(_corpus.PathOf("release/validated.tsv")));
    }

    [Fact]
    public void RowsThatBearTheNames()
    {
        _session.Run("""
            @([pscustomobject]@{ clip_id = 'x'; wav = 'x.wav'; transcript = 'said'; sample_rate = 8000; mine = 1.5 }, @{ Text = 'only text' }) |
                Export-SpeechManifest out.csv
            """).Clean();

        Assert.Equal("Id,AudioPath,Text,SampleRate,mine", File.ReadAllLines(_corpus.PathOf("out.csv"))[0]);
        Assert.Equal(["x,x.wav,said,8000,1.5", "line-2,,only text,,"], File.ReadAllLines(_corpus.PathOf("out.csv"))[1..]);
    }

    [Theory]
    [InlineData("'a', 'b.wav'", "c")]
    [InlineData("@{ Id = 'a' }, [pscustomobject]@{ Path = 'b.wav'; StartSeconds = 0; EndSeconds = 1 }", "c")]
    [InlineData("[pscustomobject]@{ AudioPath = 'a.wav' }, @{ TrainingPath = 'c.wav'; TrainingStartSeconds = 3 }", "b")]
    public void WhatIsExcludedIsCounted(string exclude, string left)
    {
        ScriptResult result = _session.Run($"Import-SpeechManifest m.csv | Export-SpeechManifest out.csv -Exclude ({exclude}) -PassThru").Clean();

        Assert.Equal([left], result.As<SpeechUtterance>().Select(row => row.Id));
        Assert.Contains("2 utterances were excluded", result.Summary, StringComparison.Ordinal);
    }

    /// <summary>A finding about a speaker, such as of consent (GOV020), leaves out all that they said; a row's speaker says nothing of other recordings.</summary>
    [Theory]
    [InlineData("[AsrDataTools.Finding]@{ Rule = 'GOV020'; Message = 'm'; Path = '/x/m.csv'; Line = 2; Speaker = 'anna' }", "b")]
    [InlineData("[pscustomobject]@{ Rule = 'GOV020'; Path = '/x/m.csv'; Speaker = 'anna' }", "b")]
    [InlineData("@{ Speaker = 'anna' }", "b")]
    [InlineData("[pscustomobject]@{ AudioPath = 'a.wav'; Speaker = 'anna' }", "b, c")]
    public void SpeakersAreExcluded(string exclude, string left)
    {
        _corpus.WriteText("s.csv", "id,path,speaker\na,a.wav,anna\nb,b.wav,ben\nc,c.wav,anna\n");
        ScriptResult result = _session.Run($"Import-SpeechManifest s.csv | Export-SpeechManifest out.csv -Exclude ({exclude}) -PassThru").Clean();

        Assert.Equal(left, string.Join(", ", result.As<SpeechUtterance>().Select(row => row.Id)));
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public void WhatLeavesNothingOutIsSaid()
    {
        ScriptResult result = _session.Run(
            "Import-SpeechManifest m.csv | Export-SpeechManifest out.csv -Exclude a, zz, 'no.wav', @{ Rule = 'GOV022'; Path = '/x/m.csv' }, @{ Id = 'y1' }").Clean();

        Assert.Equal(
            "4 of 5 entries of -Exclude left nothing out: 'zz', 'no.wav', GOV022 '/x/m.csv' and 1 more. No row has their id, speaker, recording or span.",
            Assert.Single(result.Warnings));
        Assert.Contains("1 utterance was excluded", result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void UtterancesExcludeEachOther()
    {
        ScriptResult result = _session.Run("$all = Import-SpeechManifest m.csv; $all | Export-SpeechManifest out.csv -Exclude $all[0] -PassThru").Clean();

        Assert.Equal(["b", "c"], result.As<SpeechUtterance>().Select(row => row.Id));
    }

    [Fact]
    public void RepeatsByWeight()
    {
        _session.Run("Import-SpeechManifest m.csv | Export-SpeechManifest out.csv -RepeatByWeight").Clean();

        Assert.Equal(["a", "a-copy2", "b"], File.ReadAllLines(_corpus.PathOf("out.csv"))[1..].Select(line => line.Split(',')[0]));
    }

    [Fact]
    public void AbsolutePaths()
    {
        _session.Run("Import-SpeechManifest m.csv | Export-SpeechManifest out.csv -AbsolutePaths").Clean();

        Assert.Contains($",{_corpus.PathOf("a.wav")},", File.ReadAllLines(_corpus.PathOf("out.csv"))[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("out.xyz", "ManifestFormatUnknown")]
    [InlineData("out.csv -Format Audio", "ManifestFormatReadOnly")]
    [InlineData("none/out.csv", "PathNotFound")]
    [InlineData(". -Format CSV", "ManifestPathInvalid")]
    [InlineData("m.csv -NoClobber", "ManifestExists")]
    [InlineData(". -Format CommonVoice", "ManifestExists")]
    [InlineData("out.csv -Exclude 5", "ExcludeInvalid")]
    [InlineData("out.csv -Exclude a, b, c", "ManifestWithoutRows")]
    public void WhatCannotWorkEndsTheCommand(string arguments, string id)
    {
        ScriptResult result = _session.Run($"Import-SpeechManifest m.csv | Export-SpeechManifest {arguments}");

        Assert.Equal(id, Assert.Single(result.Errors).FullyQualifiedErrorId.Split(',')[0]);
        Assert.DoesNotContain("Wrote", result.Summary ?? string.Empty, StringComparison.Ordinal);
        Assert.Equal(["m.csv"], Directory.GetFileSystemEntries(_corpus.Path).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("[pscustomobject]@{ colour = 'red' }", "InputNotUtterance")]
    [InlineData("[pscustomobject]@{ path = 'x.wav'; start = 'late' }", "ManifestRowInvalid")]
    [InlineData("[AsrDataTools.Corpus.SpeechUtterance]$bad", "UtteranceInvalid")]
    public void ABadRowIsOneError(string row, string id)
    {
        _session.SetVariable("bad", new SpeechUtterance { Id = "x", StartSeconds = -1 });

        ScriptResult result = _session.Run($"$rows = @({row}) + @(Import-SpeechManifest m.csv); $rows | Export-SpeechManifest out.csv");

        Assert.Equal(id, Assert.Single(result.Errors).FullyQualifiedErrorId.Split(',')[0]);
        Assert.Contains("Wrote 3 rows", result.Summary, StringComparison.Ordinal);
        Assert.Contains("1 could not be written", result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void ForceReplacesTheTablesOfAFolder()
    {
        _corpus.WriteText("cv/train.tsv", "old");
        _session.Run("Import-SpeechManifest m.csv | Export-SpeechManifest cv -Format CommonVoice -Force").Clean();

        Assert.False(File.Exists(_corpus.PathOf("cv/train.tsv")));
        Assert.True(File.Exists(_corpus.PathOf("cv/validated.tsv")));
    }

    [Fact]
    public void WhatIfWritesNothing()
    {
        _session.Run("Import-SpeechManifest m.csv | Export-SpeechManifest out.csv -WhatIf").Clean();

        Assert.Equal(["m.csv"], Directory.GetFileSystemEntries(_corpus.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void FormatsComplete()
    {
        Assert.Equal(["CommonVoice", "CSV"], _session.Complete("Export-SpeechManifest x -Format C").CompletionMatches.Select(match => match.CompletionText).Order(StringComparer.OrdinalIgnoreCase));
        Assert.DoesNotContain(_session.Complete("Export-SpeechManifest x -Format ").CompletionMatches, match => match.CompletionText == "Audio");
    }
}
