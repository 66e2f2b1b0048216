using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Core.Tests.Corpus.Manifests;

public sealed class BagFolderTests : FormatFixture
{
    [Fact]
    public void APackageStandsForTheRowsOfItsManifest()
    {
        Folder.Write("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
        Folder.Write("data/audio/a.wav", "x");
        Folder.Write("data/audio/unlisted.wav", "x");
        Folder.Write("data/manifest.jsonl", """{"id":"a","audio_filepath":"audio/a.wav","text":"good day","duration":2.5}""");

        SpeechUtterance row = Assert.Single(Read(Folder.Path));

        Assert.Empty(Reported);
        Assert.Equal("BagIt", ManifestFormats.Find(Folder.Path, null).Name);
        Assert.Equal(("a", Folder["data/audio/a.wav"], "good day", 2.5), (row.Id, row.AudioPath, row.Text, row.DurationSeconds));
        Assert.Equal(Folder["data/manifest.jsonl"], row.SourcePath);
    }

    [Fact]
    public void WithoutAManifestItIsAFolderOfRecordings()
    {
        Folder.Write("bagit.txt", "BagIt-Version: 1.0\n");
        Folder.Write("data/a.wav", "x");

        Assert.Equal("data/a.wav", Assert.Single(Read(Folder.Path)).Id);
        Assert.Equal("ManifestNotRecognised", Assert.Throws<SpeechDataException>(() => new BagFolder().Read(Folder.Path, ManifestOptions.Default, _ => { })).ErrorId);
    }
}
