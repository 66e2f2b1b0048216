using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Core.Tests.Corpus.Manifests;

public sealed class SidecarFolderTests : FormatFixture
{
    [Fact]
    public void TextJsonAndLabelsBesideTheAudio()
    {
        foreach (string name in new[] { "a.wav", "b [1].flac", "sub/c.wav", "d.wav", "e.wav", "f.wav" }) Folder.Write(name, "x");
        Folder.Write("a.txt", "\uFEFF hello there \r\n");
        Folder.Write("b [1].json", """{"transcript":"你好","speaker_id":"s1","dialect":"Hakka","note":{"x":1},"audio":"elsewhere.wav","duration":2.5}""");
        Folder.Write("sub/c.lab", "0 3000000 sil\n3000000 5000000 good\n5000000 9000000 day\n");
        Folder.Write("d.wav.json", """{"text":" from whisper ","language":"en","segments":[{"start":0,"end":1,"text":"from whisper"}]}""");
        Folder.Write("e.lab", "plain words\n");
        Folder.Write("README.txt", "about");
        Folder.Write("sub/lonely.txt", "nobody");

        List<SpeechUtterance> rows = Read(Folder.Path);

        Assert.Equal(["a.wav", "b [1].flac", "d.wav", "e.wav", "f.wav", "sub/c.wav"], rows.Select(row => row.Id));
        Assert.Equal(["hello there", "你好", "from whisper", "plain words", null, "good day"], rows.Select(row => row.Text));
        Assert.Equal((Folder["b [1].flac"], "s1", "Hakka", 2.5), (rows[1].AudioPath, rows[1].Speaker, rows[1].Accent, rows[1].DurationSeconds));
        Assert.Equal("""{"x":1}""", Assert.Single(rows[1].Extra).Value);
        Assert.Equal("en", rows[2].Language);
        Assert.Contains("\"end\":1", rows[2].Extra["segments"], StringComparison.Ordinal);
        Assert.Equal("""[[0,0.3,"sil"],[0.3,0.5,"good"],[0.5,0.9,"day"]]""", rows[5].Extra["labels"]);
        Assert.Equal(Folder["sub/c.lab"], rows[5].SourcePath);
        Assert.Equal(("SidecarWithoutAudio", Folder["sub/lonely.txt"]), Assert.Single(Reported.Select(error => (error.ErrorId, error.Path))));
        Assert.Equal("Sidecar", ManifestFormats.Find(Folder.Path, null).Name);
    }

    [Fact]
    public void BlanksOfAnIdAreKept()
    {
        Folder.Write("a.wav", "x");
        Folder.Write("a.json", """{"id":"with blank ","text":" said "}""");

        SpeechUtterance row = Assert.Single(Read(Folder.Path));

        Assert.Equal(("with blank ", "said"), (row.Id, row.Text));
    }

    [Fact]
    public void ParallelFolders()
    {
        Folder.Write("wav48/p225/p225_001.wav", "x");
        Folder.Write("wav48/p226/p226_001.wav", "x");
        Folder.Write("txt/p225/p225_001.txt", "Please call Stella.");
        Folder.Write("json/p225/p225_001.json", """{"speaker":"p225"}""");

        List<SpeechUtterance> rows = Read(Folder.Path);

        Assert.Empty(Reported);
        Assert.Equal([("wav48/p225/p225_001.wav", "Please call Stella.", "p225"), ("wav48/p226/p226_001.wav", null, null)], rows.Select(row => (row.Id, row.Text, row.Speaker)));
    }

    [Fact]
    public void ABadSidecarCostsItsRecordingAlone()
    {
        Folder.Write("a.wav", "x");
        Folder.Write("b.wav", "x");
        Folder.Write("a.json", "{ \"text\": ");
        Folder.Write("b.json", "[1]");
        Folder.Write("c.wav", "x");
        Folder.Write("c.txt", "fine");

        Assert.Equal("fine", Assert.Single(Read(Folder.Path)).Text);
        Assert.Equal(["SidecarUnreadable", "SidecarUnreadable"], Reported.Select(error => error.ErrorId));
    }

    [Fact]
    public void SecondsAndUnitsOfHtkAreTold()
    {
        Assert.Equal("""[[0,0.75,"hello there"]]""", LabelLines.Parse("0.0 0.75 hello there\n")!.Json);
        Assert.Equal("""[[0,2,"one"]]""", LabelLines.Parse("0 2 one")!.Json);
        Assert.Null(LabelLines.Parse("0 1 one\nplain words here"));
        Assert.Null(LabelLines.Parse("2 1 backwards"));
        Assert.Null(LabelLines.Parse(""));
    }

    [Fact]
    public void AFolderOfAudioAloneStaysAFolder()
    {
        Folder.Write("a.wav", "x");
        Folder.Write("notes.txt", "x");

        Assert.Equal("Folder", ManifestFormats.Find(Folder.Path, null).Name);
    }

    [Fact]
    public void PartsOfRecordingsAreRefused()
    {
        Write(
            Folder["out"],
            "Sidecar",
            new SpeechUtterance { Id = "whole", AudioPath = Folder["x/a.wav"], Text = "one" },
            new SpeechUtterance { Id = "part", AudioPath = Folder["x/b.wav"], StartSeconds = 2 },
            new SpeechUtterance { Id = "again", AudioPath = Folder["x/a.wav"] },
            new SpeechUtterance { Id = "namesake", AudioPath = Folder["y/a.wav"], Text = "two" });

        Assert.Equal(["UtteranceNotHeld", "UtteranceNotHeld"], Reported.Select(error => error.ErrorId));
        Assert.Equal(["a-2.json", "a-2.txt", "a-2.wav", "a.json", "a.txt", "a.wav"], Directory.GetFiles(Folder["out"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal("one\n", Text("out/a.txt"));
    }
}
