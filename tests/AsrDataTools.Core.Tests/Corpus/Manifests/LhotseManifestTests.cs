using System.IO.Compression;
using System.Text;
using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Core.Tests.Corpus.Manifests;

public sealed class LhotseManifestTests : FormatFixture
{
    private const string Recording = """{"id":"rec1","sources":[{"type":"file","channels":[0],"source":"/data/rec1.flac"}],"sampling_rate":16000,"num_samples":256640,"duration":16.04,"channel_ids":[0]}""";

    private const string Stereo = """{"id":"call1","sources":[{"type":"file","channels":[0,1],"source":"/data/call1.wav"}],"sampling_rate":8000,"num_samples":80000,"duration":10.0,"channel_ids":[0,1]}""";

    [Fact]
    public void CutsWithTheirSupervisions()
    {
        Folder.Write("cuts.jsonl", $$$"""
            {"id":"cut0","start":0.0,"duration":16.04,"channel":0,"supervisions":[{"id":"sup0","recording_id":"rec1","start":0.0,"duration":16.04,"channel":0,"text":"whole thing","language":"English","speaker":"libri-1088","gender":"F","custom":{"accent":"Scottish","snr":12.5,"domain":null,"topic":"travel"},"alignment":{"word":[["whole",0.0,0.3],["thing",0.3,0.4]]}}],"recording":{{{Recording}}},"custom":{"dataset":"libri"},"type":"MonoCut"}
            {"id":"cut1","start":4.1,"duration":5.0,"channel":1,"supervisions":[{"id":"a","recording_id":"call1","start":0.2,"duration":1.5,"channel":1,"text":"one"},{"id":"b","recording_id":"call1","start":2.0,"duration":3.0,"channel":1}],"recording":{{{Stereo}}},"type":"MonoCut"}
            {"id":"cut2","start":1.0,"duration":2.0,"channel":[0,1],"supervisions":[],"recording":{{{Stereo}}},"type":"MultiCut"}
            {"id":"padded","tracks":[{"cut":{"id":"cut3","start":0,"duration":10.0,"channel":0,"supervisions":[],"recording":{{{Stereo}}} },"type":"MonoCut","offset":0.0},{"cut":{"id":"pad","duration":5.0,"sampling_rate":8000,"feat_value":-23},"type":"PaddingCut","offset":10.0}],"type":"MixedCut"}

            """);

        List<SpeechUtterance> rows = Read(Folder["cuts.jsonl"]);

        Assert.Empty(Reported);
        Assert.Equal(["sup0", "a", "b", "cut2", "cut3"], rows.Select(row => row.Id));
        SpeechUtterance first = rows[0];
        Assert.Equal(("/data/rec1.flac", null, 16.04, null), (first.AudioPath, first.StartSeconds, first.DurationSeconds, first.Channel));
        Assert.Equal(("whole thing", "English", "libri-1088", "F"), (first.Text, first.Language, first.Speaker, first.Gender));
        Assert.Equal(("Scottish", null, 16000, 1, "rec1"), (first.Accent, first.Domain, first.SampleRate, first.Channels, first.Recording));
        Assert.Equal(
            [("alignment", """{"word":[["whole",0.0,0.3],["thing",0.3,0.4]]}"""), ("cut_id", "cut0"), ("dataset", "libri"), ("snr", "12.5"), ("topic", "travel")],
            first.Extra.Select(entry => (entry.Key, entry.Value)).Order());
        Assert.Equal([(4.3, 1.5, 2), (6.1, 3.0, 2)], rows[1..3].Select(row => (row.StartSeconds!.Value, row.DurationSeconds!.Value, row.Channel!.Value)));
        Assert.Equal((1.0, null), (rows[3].StartSeconds, rows[3].Channel));
        Assert.Equal((null, 1), (rows[4].StartSeconds, rows[4].Channel));
        Assert.Equal([1, 2, 2, 3, 4], rows.Select(row => (int)row.SourceLine!));
        Assert.Equal("Lhotse", ManifestFormats.Find(Folder["cuts.jsonl"], null).Name);
    }

    [Fact]
    public void ChannelsOfSeveralFiles()
    {
        string array = """{"id":"m","sources":[{"type":"file","channels":[0],"source":"/d/0.wav"},{"type":"file","channels":[1,2,3],"source":"/d/1.wav"}],"sampling_rate":16000,"num_samples":160000,"duration":10.0}""";
        Folder.Write("x.jsonl", string.Concat(new[] { "0", "2", "[1,3]", "[0,1,2,3]", "7" }.Select(channel =>
            $$"""{"id":"c","start":0,"duration":10,"channel":{{channel}},"supervisions":[],"recording":{{array}},"type":"MultiCut"}""" + "\n")));

        List<SpeechUtterance> rows = Read(Folder["x.jsonl"]);

        Assert.Equal(["/d/0.wav", "/d/1.wav", "/d/1.wav", "/d/0.wav"], rows.Select(row => row.AudioPath));
        Assert.Equal([null, 2, null, null], rows.Select(row => row.Channel));
        Assert.Equal("[1,3]", rows[2].Extra["channel_ids"]);
        Assert.Equal("""["/d/1.wav"]""", rows[3].Extra["other_sources"]);
        Assert.Contains("line 5: the recording 'm' has the channels 0, 1, 2, 3, not 7", Assert.Single(Reported).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFolderJoinsRecordingsAndSupervisionsPartByPart()
    {
        WriteGzip("libri_recordings_dev-clean.jsonl.gz", Recording + "\n");
        WriteGzip("libri_supervisions_dev-clean.jsonl.gz", """
            {"id":"s1","recording_id":"rec1","start":1.5,"duration":2.0,"channel":0,"text":"hi"}
            {"id":"s2","recording_id":"gone","start":0,"duration":2.0,"channel":0}

            """);
        WriteGzip("libri_recordings_train.jsonl.gz", Stereo + "\n");
        WriteGzip("libri_cuts_dev-clean.jsonl.gz", "{}\n");

        List<SpeechUtterance> rows = Read(Folder.Path);

        Assert.Equal([("s1", "/data/rec1.flac", "dev-clean"), ("call1", "/data/call1.wav", "train")], rows.Select(row => (row.Id, row.AudioPath!, row.Split!)));
        Assert.Contains("line 2: the recording 'gone' is not in '", Assert.Single(Reported).Message, StringComparison.Ordinal);
        Assert.Equal("LhotseFolder", ManifestFormats.Find(Folder.Path, null).Name);
        Reported.Clear();
        Assert.Equal("/data/rec1.flac", Assert.Single(Read(Folder["libri_supervisions_dev-clean.jsonl.gz"])).AudioPath);
        Assert.Equal(("call1", 10.0, null), Assert.Single(Read(Folder["libri_recordings_train.jsonl.gz"]).Select(row => (row.Id, row.DurationSeconds!.Value, row.Channel))));
    }

    [Fact]
    public void SupervisionsAloneHaveNoAudio()
    {
        Folder.Write("s.jsonl", """{"id":"s1","recording_id":"r","start":1.5,"duration":2.0,"channel":0,"text":"hi","speaker":"x"}""");

        SpeechUtterance row = Assert.Single(Read(Folder["s.jsonl"]));

        Assert.Equal((null, "r", "hi", 1.5), (row.AudioPath, row.Recording, row.Text, row.StartSeconds));
    }

    [Theory]
    [InlineData("command", "sph2pipe -f wav -c 2 /a.sph", "'/a.sph', which it reads, is decoded directly here: write that path alone, and 1 as its channel, with the type 'file'")]
    [InlineData("url", "https://x/a.wav", "lies at an address (https://x/a.wav), which is not fetched. Download it")]
    [InlineData("memory", "AAAA", "is held in memory")]
    [InlineData("shar", "", "lies in a Shar archive")]
    [InlineData("tape", "x", "is of type 'tape', which is not known")]
    [InlineData("file", "", "names no file")]
    public void WhatNoFileHoldsIsRefusedWithARemedy(string type, string source, string expected)
    {
        Folder.Write("r.jsonl", Recording + "\n" + Recording.Replace("\"file\"", $"\"{type}\"").Replace("/data/rec1.flac", source).Replace("\"rec1\"", "\"rec2\"") + "\n");

        Assert.Equal("rec1", Assert.Single(Read(Folder["r.jsonl"])).Id);
        SpeechDataException error = Assert.Single(Reported);
        Assert.Contains("line 2: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("'rec2'", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"id":"c","start":0,"channel":0,"supervisions":[],"type":"MonoCut"}""", "it has no duration")]
    [InlineData("""{"id":"c","start":"soon","duration":1,"channel":0,"supervisions":[]}""", "\"start\" is soon, not a number")]
    [InlineData("""{"id":"c","start":0.5,"duration":1,"channel":0,"supervisions":[{"id":"s","start":-2,"duration":1}]}""", "it starts 1.5 s before its recording")]
    [InlineData("""{"start":0,"duration":1,"channel":0,"supervisions":[]}""", "the object has no id")]
    [InlineData("""{"id":"c","start":0,"duration":1,"channel":0,"supervisions":[],"recording":{"id":"r","sources":[]}}""", "the recording 'r' has no sources")]
    [InlineData("""{"id":"c","start":0,"duration":1,"channel":"left","supervisions":[],"recording":{"id":"r","sources":[{"type":"file","channels":[0],"source":"a"}]}}""", "not channels counted from 0")]
    [InlineData("""{"id":"m","tracks":[{"type":"MonoCut","cut":{}},{"type":"MonoCut","cut":{}}],"type":"MixedCut"}""", "the cut 'm' is mixed from 2 others")]
    [InlineData("""{"id":"c","start":0,"duration":1,"supervisions":[],"recording":{"id":"r","sources":[{"type":"file","channels":[0],"source":"a"}],"transforms":[{"name":"Speed","kwargs":{"factor":1.1}}]}}""", "is altered while it is loaded (Speed)")]
    [InlineData("""{"id":"c",""", "this is not a JSON object")]
    [InlineData("[1]", "the line holds no object")]
    public void ABadObjectIsOneErrorAndTheOthersAreRead(string line, string expected)
    {
        string good = $$"""{"id":"g","start":0,"duration":1,"channel":0,"supervisions":[],"recording":{{Recording}},"type":"MonoCut"}""";
        Folder.Write("c.jsonl", $"{good}\n{line}\n{good}\n");

        Assert.Equal(2, Read(Folder["c.jsonl"]).Count);
        SpeechDataException error = Assert.Single(Reported);
        Assert.Equal(("ManifestRowInvalid", 2L), (error.ErrorId, error.Line));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ATruncatedArchiveGivesWhatCouldBeUnpacked()
    {
        string path = WriteGzip("cuts.jsonl.gz", string.Concat(Enumerable.Range(0, 20_000).Select(number =>
            $$"""{"id":"c{{number}}-{{Guid.NewGuid()}}","start":0,"duration":1,"channel":0,"supervisions":[],"recording":{{Recording}},"type":"MonoCut"}""" + "\n")));
        byte[] whole = File.ReadAllBytes(path);
        File.WriteAllBytes(path, whole[..(whole.Length / 2)]);

        List<SpeechUtterance> rows = [];
        SpeechDataException error = Assert.Throws<SpeechDataException>(() =>
        {
            foreach (SpeechUtterance row in SpeechManifest.Read(path, null, Reported.Add)) rows.Add(row);
        });

        Assert.Equal("ArchiveDamaged", error.ErrorId);
        Assert.True(rows.Count > 1000, $"{rows.Count} rows");
    }

    [Fact]
    public void WhatLhotseMustKnowComesFromTheHeaderOrIsAskedFor()
    {
        string wave = Folder["a.wav"];
        using (AsrDataTools.Audio.WaveWriter writer = new(wave, 8000))
        {
            writer.Write(new short[12_000]);
            writer.Complete();
        }

        Write(
            Folder["cuts.jsonl"],
            "Lhotse",
            new SpeechUtterance { Id = "part", AudioPath = wave, StartSeconds = 0.5, Text = "hi" },
            new SpeechUtterance { Id = "gone", AudioPath = "/gone.wav", DurationSeconds = 2 },
            new SpeechUtterance { Id = "no audio", Text = "x" },
            new SpeechUtterance { Id = "declared", AudioPath = "/gone.wav", DurationSeconds = 2, SampleRate = 16000 });

        Assert.Equal(
            "{\"id\":\"part\",\"start\":0.5,\"duration\":1,\"channel\":0,\"supervisions\":[{\"id\":\"part\",\"recording_id\":\"a\",\"start\":0,\"duration\":1,\"channel\":0,\"text\":\"hi\"}],"
            + $"\"recording\":{{\"id\":\"a\",\"sources\":[{{\"type\":\"file\",\"channels\":[0],\"source\":\"{wave}\"}}],\"sampling_rate\":8000,\"num_samples\":12000,\"duration\":1.5,\"channel_ids\":[0]}},\"type\":\"MonoCut\"}}",
            Text("cuts.jsonl").Split('\n')[0]);
        Assert.Equal(3, Text("cuts.jsonl").Split('\n').Length);
        Assert.Equal(["UtteranceNotHeld", "UtteranceNotHeld"], Reported.Select(error => error.ErrorId));
        Assert.Contains("neither its row nor the header of '/gone.wav' tells the sampling rate", Reported[0].Message, StringComparison.Ordinal);
    }

    private string WriteGzip(string name, string text)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return Folder.Write(name, packed.ToArray());
    }
}
