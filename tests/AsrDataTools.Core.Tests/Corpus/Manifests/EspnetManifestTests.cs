using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Core.Tests.Corpus.Manifests;

public sealed class EspnetManifestTests : FormatFixture
{
    [Fact]
    public void DumpDirectories()
    {
        Folder.Write("raw/wav.scp", "a /a.flac\nb /dump/data_wav.ark:17\n");
        Folder.Write("raw/text", "a HELLO\nb THERE\n");
        Folder.Write("raw/utt2num_samples", "a 16000\nb 8000\n");
        Folder.Write("raw/feats_type", "raw\n");

        SpeechUtterance row = Assert.Single(Read(Folder["raw"]));

        Assert.Equal(("a", "HELLO"), (row.Id, row.Text));
        Assert.Empty(row.Extra);
        Assert.Contains("lies within the archive '/dump/data_wav.ark'", Assert.Single(Reported).Message, StringComparison.Ordinal);
        Assert.Equal("ESPnet", ManifestFormats.Find(Folder["raw"], null).Name);
    }

    [Fact]
    public void DataJson()
    {
        string path = Folder.Write("data.json", """
            {
              "utts": {
                "a-1": {
                  "input": [ { "feat": "/dump/feats.1.ark:11", "name": "input1", "shape": [100, 83] } ],
                  "output": [ { "name": "target1", "shape": [2, 52], "text": "HELLO 你", "token": "H E", "tokenid": "1 2" }, { "text": "second" } ],
                  "utt2spk": "a", "lang": "en", "category": "x"
                },
                "b-1": { "input": [ { "feat": "/audio/b.wav" } ], "output": [], "utt2spk": "b" },
                "c-1": 3
              }
            }
            """);

        List<SpeechUtterance> rows = Read(path);

        Assert.Equal([("a-1", null, "HELLO 你", "a", "en"), ("b-1", "/audio/b.wav", null, "b", null)], rows.Select(row => (row.Id, row.AudioPath, row.Text, row.Speaker, row.Language)));
        Assert.Equal("x", Assert.Single(rows[0].Extra).Value);
        Assert.Equal([3L, 8L], rows.Select(row => row.SourceLine!.Value));
        Assert.Contains("line 9: 'c-1' is no object", Assert.Single(Reported).Message, StringComparison.Ordinal);
        Assert.Equal(2, Read(Folder.Path).Count);
    }

    [Fact]
    public void ALongDataJsonIsStreamedToItsBrokenEnd()
    {
        string whole = "{\"info\": {\"utts\": {}}, \"utts\": {" + string.Join(",\n", Enumerable.Range(0, 5000).Select(number =>
            $$"""  "u{{number}}": {"output": [{"text": "{{new string('x', number % 300)}} {{number}}"}]}""")) + "}}";
        Folder.Write("data.json", whole);
        ManifestOptions options = new() { Format = "ESPnet" };

        Assert.Equal(Enumerable.Range(1, 5000).Select(line => (long?)line), Read(Folder["data.json"], options).Select(row => row.SourceLine));

        Folder.Write("data.json", whole[..(whole.Length / 2)]);
        List<SpeechUtterance> rows = [];
        SpeechDataException error = Assert.Throws<SpeechDataException>(() =>
        {
            foreach (SpeechUtterance row in SpeechManifest.Read(Folder["data.json"], options, Reported.Add)) rows.Add(row);
        });
        Assert.Equal("ManifestUnreadable", error.ErrorId);
        Assert.InRange(rows.Count, 2000, 4000);
        Assert.Equal("ManifestEmpty", Assert.Throws<SpeechDataException>(() => Read(Folder.Write("data.json", "{\"utts\": {}}"))).ErrorId);
    }
}
