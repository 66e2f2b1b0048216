using System.Management.Automation;
using System.Text.Json;
using AsrDataTools.Reporting.Explorer;

namespace AsrDataTools.Tests;

public sealed class ExportSpeechExplorerTests : IDisposable
{
    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public ExportSpeechExplorerTests()
    {
        _session.SetLocation(_corpus.Path);
        _corpus.WriteSpeech("audio/a.wav", 3);
        _corpus.WriteSpeech("audio/b.wav", 2, seed: 2);
        _corpus.WriteText("audio/broken.wav", "this is no audio");
        _corpus.WriteText("train.csv", "id,path,text,speaker\nu1,audio/a.wav,one two,s1\nu2,audio/b.wav,three,s2\nu3,audio/broken.wav,four,s2\n");
        _corpus.WriteText("hyp.trn", "one too (u1)\nthree (u2)\n");
        _corpus.WriteText("turns.rttm", "SPEAKER a 1 0.5 1.0 <NA> <NA> A <NA> <NA>\nSPEAKER a 1 1.2 1.0 <NA> <NA> B <NA> <NA>\n");
    }

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Fact]
    public void ABadRecordingKeepsItsRowAndIsOneError()
    {
        ScriptResult result = _session.Run("Import-SpeechManifest train.csv | Export-SpeechExplorer out -Hypothesis hyp.trn -Annotation turns.rttm -Title 'My corpus'");
        ExplorerResult made = Assert.Single(result.As<ExplorerResult>());
        Assert.Equal((3, 1, 0), (made.Utterances, made.Failures, made.WithoutAudio));
        Assert.Equal("AudioNotRecognised,AsrDataTools.Commands.ExportSpeechExplorerCommand", Assert.Single(result.Errors).FullyQualifiedErrorId);
        Assert.Equal(made.IndexPath, result.Output[0].Properties["PSPath"].Value);
        Assert.True(File.Exists(made.IndexPath));
        Assert.Equal(new DirectoryInfo(made.Path).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length), made.Bytes);
        Assert.Contains("Exported 3 of 3 utterances", result.Summary, StringComparison.Ordinal);
        Assert.Contains("1 with audio that cannot be read", result.Summary, StringComparison.Ordinal);
        JsonElement index = Data("out/data/index.js");
        Assert.Equal("My corpus", index.GetProperty("title").GetString());
        JsonElement clips = Data("out/data/clips-0.js").GetProperty("clips");
        Assert.Equal(["A", "B", "overlap"], clips[0].GetProperty("lanes").EnumerateArray().Select(lane => lane.GetProperty("name").GetString()));
        Assert.Equal("../audio/a.wav", clips[0].GetProperty("address").GetString());
        Assert.Contains("broken.wav", clips[2].GetProperty("failure").GetString(), StringComparison.Ordinal);
        JsonElement columns = Data("out/data/rows-0.js").GetProperty("columns");
        Assert.Equal([50, 0, 100], columns.GetProperty("wer").EnumerateArray().Select(value => value.GetDouble()));
        Assert.Equal(2, columns.GetProperty("snr").EnumerateArray().Count(value => value.ValueKind == JsonValueKind.Number));
        Assert.Empty(Directory.EnumerateDirectories(_corpus.Path, "*.unfinished"));
    }

    [Fact]
    public void ClipsAreCopiedAndNothingElseIsMeasuredWhereNotAskedFor()
    {
        ScriptResult result = _session.Run("Import-SpeechManifest train.csv | Where-Object { $_.Id -ne 'u3' } | Export-SpeechExplorer out -CopyAudio -NoProfile -NoSpectrogram").Clean();
        Assert.Equal(2, Assert.Single(result.As<ExplorerResult>()).Utterances);
        Assert.Equal(2, Directory.GetFiles(_corpus.PathOf("out/audio/0000"), "*.wav").Length);
        Assert.False(Data("out/data/rows-0.js").GetProperty("columns").TryGetProperty("snr", out _));
        Assert.False(Data("out/data/clips-0.js").GetProperty("clips")[0].GetProperty("channels")[0].TryGetProperty("spectrum", out _));
    }

    [Fact]
    public void TheCatalogAndGivenProfilesSaySnrWithoutMeasuring()
    {
        _session.Run("Get-AcousticProfile audio/a.wav, audio/b.wav -CatalogPath known.catalog | Out-Null; $null = Get-AcousticProfile audio/a.wav, audio/b.wav -OutVariable profiles").Clean();
        string all = "Import-SpeechManifest train.csv | Where-Object { $_.Id -ne 'u3' } | Export-SpeechExplorer";
        _session.Run($"{all} one -CatalogPath known.catalog; {all} two -Profile $profiles -NoProfile; {all} three").Clean();
        string[] measured = [.. new[] { "one", "two", "three" }.Select(name => Data($"{name}/data/rows-0.js").GetProperty("columns").GetProperty("snr").GetRawText())];
        Assert.Single(measured.Distinct());
        Assert.DoesNotContain("null", measured[0], StringComparison.Ordinal);
    }

    [Fact]
    public void ASampleIsSaidAndRepeats()
    {
        _corpus.WriteText("many.csv", "id,text\n" + string.Concat(Enumerable.Range(0, 200).Select(i => $"r{i:000},text {i}\n")));
        foreach (string name in new[] { "one", "two" }) _session.Run($"Export-SpeechExplorer {name} -InputObject many.csv -MaximumUtterances 20 -Seed 7").Clean();
        JsonElement index = Data("one/data/index.js");
        Assert.Equal((20, 200, 7), (index.GetProperty("rows").GetInt32(), index.GetProperty("sampledFrom").GetInt32(), index.GetProperty("seed").GetInt32()));
        Assert.Equal(20, index.GetProperty("withoutAudio").GetInt32());
        foreach (string file in new[] { "rows-0.js", "clips-0.js" })
            Assert.Equal(File.ReadAllText(_corpus.PathOf($"one/data/{file}")), File.ReadAllText(_corpus.PathOf($"two/data/{file}")));
    }

    [Fact]
    public void FindingsBecomeFlags()
    {
        _session.Run("$finding = Test-SpeechManifest train.csv | Where-Object Path").Clean();
        _session.SetVariable("one", new Finding { Rule = "TooLoud", Severity = Severity.Warning, Message = "m", Id = "u2" });
        _session.SetVariable("lost", new Finding { Rule = "Lost", Message = "m", Id = "nobody" });
        ScriptResult result = _session.Run("Export-SpeechExplorer out -InputObject train.csv -Finding $one, $lost -NoProfile");
        Assert.Contains("1 finding is about no utterance", Assert.Single(result.Warnings), StringComparison.Ordinal);
        JsonElement flags = Data("out/data/index.js").GetProperty("columns").EnumerateArray().Single(column => column.GetProperty("key").GetString() == "flags");
        Assert.Contains("TooLoud", flags.GetProperty("values").EnumerateArray().Select(value => value.GetString()));
        Assert.Equal("TooLoud", Data("out/data/clips-0.js").GetProperty("clips")[1].GetProperty("findings")[0].GetProperty("rule").GetString());
    }

    [Theory]
    [InlineData("Export-SpeechExplorer audio -InputObject train.csv", "ExplorerFolderNotEmpty", ErrorCategory.InvalidArgument)]
    [InlineData("Export-SpeechExplorer none/out -InputObject train.csv", "PathNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("@() | Export-SpeechExplorer out", "ExplorerEmpty", ErrorCategory.InvalidArgument)]
    [InlineData("Export-SpeechExplorer out -InputObject train.csv -Normalizer Basik", "NormalizerUnknown", ErrorCategory.InvalidArgument)]
    public void WhatCannotWorkIsSaidAtOnce(string script, string id, ErrorCategory category)
    {
        ErrorRecord error = Assert.Single(_session.Run(script).Errors);
        Assert.Equal(id + ",AsrDataTools.Commands.ExportSpeechExplorerCommand", error.FullyQualifiedErrorId);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.False(Directory.Exists(_corpus.PathOf("out")));
    }

    [Fact]
    public void APageIsNoFolder()
    {
        ScriptResult result = _session.Run("Export-SpeechExplorer -InputObject ./corpus.csv -Path ./out.html");

        Assert.StartsWith("ExplorerFolderInvalid,", result.Errors[^1].FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_corpus.PathOf("out.html")));
    }

    [Fact]
    public void NothingIsMadeUnderWhatIf()
    {
        Assert.Empty(_session.Run("Export-SpeechExplorer out -InputObject train.csv -WhatIf").Clean().Output);
        Assert.False(Directory.Exists(_corpus.PathOf("out")));
    }

    [Fact]
    public void AStoppedRunLeavesNothing()
    {
        for (int i = 0; i < 40; i++) _corpus.WriteSpeech($"long/{i}.wav", 60, seed: i);
        System.Diagnostics.Stopwatch watch = System.Diagnostics.Stopwatch.StartNew();
        _session.RunAndStop("Export-SpeechExplorer out -InputObject long -CopyAudio", _ => Directory.Exists(_corpus.Path) && Directory.EnumerateFiles(_corpus.Path, "*.partial", SearchOption.AllDirectories).Any() || watch.Elapsed > TimeSpan.FromSeconds(20));
        Assert.Empty(Directory.EnumerateDirectories(_corpus.Path, "out*"));
    }

    private JsonElement Data(string name)
    {
        string script = File.ReadAllText(_corpus.PathOf(name));
        using JsonDocument document = JsonDocument.Parse(script["explorerData(".Length..^3]);
        return document.RootElement.Clone();
    }
}
