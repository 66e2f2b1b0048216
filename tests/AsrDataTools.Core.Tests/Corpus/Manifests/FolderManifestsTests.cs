using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Core.Tests.Corpus.Manifests;

/// <summary>Who names a folder with a manifest in it is told so, and who has something else beside the recordings is not.</summary>
public sealed class FolderManifestsTests : IDisposable
{
    private const string Row = "{\"audio_filepath\": \"a.wav\", \"text\": \"hello\", \"duration\": 1}\n";

    private readonly TemporaryFolder _folder = new();

    public FolderManifestsTests() => _folder.Write("a.wav", "RIFF"u8.ToArray());

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("manifest.jsonl", Row)]
    [InlineData("train.csv", "path,speaker\na.wav,S1\n")]
    [InlineData("all.tsv", "file\ttranscript\na.wav\thello\n")]
    public void AManifestInTheFolderIsNamed(string name, string content)
    {
        string manifest = _folder.Write(name, content);

        string said = Assert.Single(Said());

        Assert.Equal($"A manifest lies in the folder '{_folder.Path}', which is read as bare recordings: give '{manifest}' instead of the folder.", said);
    }

    [Fact]
    public void SeveralAreNamedTogether()
    {
        foreach (string name in (string[])["1", "2", "3", "4"]) _folder.Write(name + ".jsonl", Row);

        Assert.Contains($"'{_folder["3.jsonl"]}' … instead", Assert.Single(Said()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("readiness.json", "{\"verdict\": \"Fail\", \"gates\": [{\"gate\": \"Accent\", \"reasons\": [\"no fr-CA\"]}]}")]
    [InlineData("notes.txt", "hello there\nwho speaks\n")]
    [InlineData("text.txt", "a hello there\nb you\n")]
    [InlineData("trn.txt", "hello there (a-1)\n")]
    [InlineData("profiles.csv", "Path,Channel,RmsDbfs,SnrDb,Speaker\na.wav,1,-20,30,S1\n")]
    [InlineData("profiles.jsonl", "{\"Path\": \"a.wav\", \"Channel\": 1, \"RmsDbfs\": -20, \"Speaker\": \"S1\"}\n")]
    [InlineData("sizes.csv", "path,duration\na.wav,1\n")]
    [InlineData("elsewhere.csv", "path,speaker\n/data/other/a.wav,S1\n")]
    [InlineData("gone.csv", "path,speaker\nb.wav,S1\n")]
    [InlineData("empty.jsonl", "")]
    [InlineData("broken.jsonl", "{\"audio_filepath\": \n")]
    public void WhatElseLiesBesideRecordingsIsNone(string name, string content)
    {
        _folder.Write(name, content);

        Assert.Empty(Said());
    }

    [Fact]
    public void NothingIsSaidOfAManifestBelow()
    {
        Directory.CreateDirectory(_folder["below"]);
        File.WriteAllText(Path.Combine(_folder["below"], "manifest.jsonl"), Row);

        Assert.Empty(Said());
    }

    [Fact]
    public void NorWhereTheFolderIsReadByIt()
    {
        _folder.Write("metadata.csv", "file_name,transcription\na.wav,hello\n");

        Assert.Empty(Said());
        Assert.Null(FolderManifests.NoticeOf(_folder.Path));
    }

    [Fact]
    public void NorWhereTheFolderIsMeant()
    {
        _folder.Write("manifest.jsonl", Row);

        Assert.Empty(Said(new() { Format = "Folder" }));
        Assert.Empty(Said(new() { Include = ["*.wav"] }));
        Assert.Null(FolderManifests.NoticeOf(_folder["manifest.jsonl"]));
        Assert.Null(FolderManifests.NoticeOf(_folder["nowhere"]));
        Assert.NotNull(FolderManifests.NoticeOf(_folder.Path));
    }

    private List<string> Said(ManifestOptions? options = null)
    {
        List<string> said = [];
        SpeechUtterance row = Assert.Single(SpeechManifest.Read(_folder.Path, (options ?? new()) with { Notice = said.Add }, error => throw error));
        Assert.EndsWith("a.wav", row.AudioPath, StringComparison.Ordinal);
        return said;
    }
}
