using System.Globalization;
using System.Text;
using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Core.Tests.Corpus.Manifests;

public sealed class BadManifestTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<SpeechDataException> _reported = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void StrayQuotesCostTheirRowsOnly()
    {
        List<SpeechUtterance> rows = Read("m.csv", "path,text\na.wav,fine\nb.wav,\"open\nc.wav,also fine\nd.wav,\"shut\" too early\ne.wav,\"two\nlines\"\nf.wav,\"open, too\ng.wav,5\" pipe\n");

        Assert.Equal(["a.wav", "c.wav", "e.wav", "g.wav"], rows.Select(row => row.Id));
        Assert.Equal("two\nlines", rows[2].Text);
        Assert.Equal("5\" pipe", rows[3].Text);
        Assert.Equal([2L, 4L, 6L, 9L], rows.Select(row => row.SourceLine!.Value));
        Assert.Equal(["line 3", "line 5", "line 8"], _reported.Select(error => error.Message.Split(',')[1].Trim().Split(':')[0]));
    }

    [Fact]
    public void StrayQuotesBetweenTabsAreLetters()
    {
        List<SpeechUtterance> rows = Read("m.tsv", "path\ttext\tnote\na.wav\t\"Open, she said\tx\nb.wav\tnothing\t\"\nc.wav\t\"whole\"\ty\nd.wav\t\"two\nlines\"\tz\n");

        Assert.Equal(["\"Open, she said", "nothing", "whole", "two\nlines"], rows.Select(row => row.Text));
        Assert.Equal("\"", rows[1].Extra["note"]);
        Assert.Empty(_reported);
    }

    [Fact]
    public void AQuoteThatIsNeverClosedInALargeFile()
    {
        StringBuilder table = new("path,text\n0.wav,\"open\n");
        for (int row = 1; row < 200_000; row++) table.Append(CultureInfo.InvariantCulture, $"{row}.wav,some text that makes the file longer\n");

        List<SpeechUtterance> rows = Read("m.csv", table.ToString());

        Assert.Equal(199_999, rows.Count);
        Assert.Contains("never closed", Assert.Single(_reported).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EmptyHeaderOnlyAndSingleRow()
    {
        Assert.Equal("ManifestEmpty", Assert.Throws<SpeechDataException>(() => Read("m.csv", "")).ErrorId);
        Assert.Empty(Read("m.csv", "path,text\n"));
        Assert.Empty(Read("m.csv", "path,text"));
        Assert.Equal("a.wav", Assert.Single(Read("m.csv", "path,text\na.wav,x")).Id);
        Assert.Equal("a.wav", Assert.Single(Read("m.csv", "\n\npath,text\n\na.wav,x\n\n")).Id);
        Assert.Empty(_reported);
    }

    [Theory]
    [InlineData("m.csv", "\n \t\r\n", "ManifestEmpty", "is empty")]
    [InlineData("m.jsonl", "  \n", "ManifestEmpty", "is empty")]
    [InlineData("m", "", "ManifestEmpty", "is empty")]
    [InlineData("list.scp", "a sph2pipe -f wav a.sph |\n", "ManifestNotRecognised", "is not called wav.scp")]
    public void WhatIsNoManifestIsSaidWithTheWayOut(string name, string content, string id, string message)
    {
        SpeechDataException error = Assert.Throws<SpeechDataException>(() => Read(name, content));

        Assert.Equal(id, error.ErrorId);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFolderWithAManifestButNoAudioNamesTheManifest()
    {
        _folder.Write("delivery/notes.csv", "colour\nred\n");
        _folder.Write("delivery/m.jsonl.gz", "");

        Assert.Empty(SpeechManifest.Read(_folder["delivery"], null, _reported.Add));
        Assert.Contains("But there are 'm.jsonl.gz', 'notes.csv': name the manifest itself.", Assert.Single(_reported).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheFaultOfALineOfJsonIsSaidOnceAndWithItsPlace()
    {
        Assert.Single(Read("m.jsonl", "{\"path\": \"a.wav\"}\n{\"path\": b.wav}\n"));
        Assert.Equal(
            $"'{_folder["m.jsonl"]}', line 2: this is not a JSON object ('b' is an invalid start of a value; byte 10). The row is left out; the others are read.",
            Assert.Single(_reported).Message);
    }

    [Fact]
    public void AStartWithoutLengthStillMakesAnId() => Assert.Equal(["a.wav@1.5"], Read("m.csv", "path,start\na.wav,1.5\n").Select(row => row.Id));

    [Fact]
    public void FurtherColumnsAreOneLineOfText() => Assert.Equal("age=30s; note=x", Assert.Single(Read("m.csv", "path,age,note,blank\na.wav,30s,x,\n")).Extra.ToString());

    [Theory]
    [InlineData("path,text\ra.wav,x\rb.wav,y\r")]
    [InlineData("path,text\r\na.wav,x\r\nb.wav,y")]
    [InlineData("path,text,\r\na.wav,x,\r\nb.wav,\"y\",,\r\n")]
    public void LinesEndInManyWays(string content)
    {
        Assert.Equal(["x", "y"], Read("m.csv", content).Select(row => row.Text));
        Assert.Empty(_reported);
    }

    [Fact]
    public void ColumnsOfTheSameNameAreNumbered()
    {
        SpeechUtterance row = Assert.Single(Read("m.csv", "path,note,note,,text,text\na.wav,one,two,three,four,five\n"));

        Assert.Equal("one", row.Extra["note"]);
        Assert.Equal("two", row.Extra["note (2)"]);
        Assert.Equal("three", row.Extra["column 4"]);
        Assert.Equal("four", row.Text);
        Assert.Equal("five", row.Extra["text (2)"]);
    }

    [Fact]
    public void BytesThatAreNoText()
    {
        Assert.Equal("ManifestNotRecognised", Assert.Throws<SpeechDataException>(() => Read("m.csv", "path,text\na\0.wav,x\n")).ErrorId);
        Assert.Equal("ManifestNotRecognised", Assert.Throws<SpeechDataException>(() => Read("m.jsonl", "\u0001\u0002\u0003")).ErrorId);

        string filler = new('x', 5000);
        Assert.Equal(["long", "b.wav"], Read("m.csv", $"id,path,text\nlong,,{filler}\n,a.wav,\0\n,b.wav,y\n").Select(row => row.Id));
        Assert.Contains("line 3: the row holds NUL bytes", Assert.Single(_reported).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnotherEncodingIsToldNotGuessed()
    {
        byte[] content = Encoding.Latin1.GetBytes("path,text\na.wav,grün\nb.wav,ok\n");

        Assert.Equal(["b.wav"], SpeechManifest.Read(_folder.Write("m.csv", content), null, _reported.Add).Select(row => row.Id));
        Assert.Contains("'text' is not in UTF-8", Assert.Single(_reported).Message, StringComparison.Ordinal);

        _reported.Clear();
        content = Encoding.Latin1.GetBytes("{\"path\": \"a.wav\", \"text\": \"grün\"}\n{\"path\": \"b.wav\", \"text\": \"gr\\u00fcn\"}\n");
        Assert.Equal("grün", Assert.Single(SpeechManifest.Read(_folder.Write("m.jsonl", content), null, _reported.Add)).Text);
        Assert.Contains("line 1", Assert.Single(_reported).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LinesOfAbsurdLength()
    {
        string huge = new('x', DelimitedReader.LongestRow + 1);
        Assert.Equal(["a.wav", "c.wav"], Read("m.csv", $"path,text\na.wav,x\nb.wav,{huge}\nc.wav,y\n").Select(row => row.Id));
        Assert.Contains("line 3: the row is longer than 4 MiB", Assert.Single(_reported).Message, StringComparison.Ordinal);

        _reported.Clear();
        huge = new('x', LineReader.LongestLine + 1);
        Assert.Equal(["a.wav", "c.wav"], Read("m.jsonl", $"{{\"path\": \"a.wav\"}}\n{{\"path\": \"b.wav\", \"text\": \"{huge}\"}}\n{{\"path\": \"c.wav\"}}\n").Select(row => row.Id));
        Assert.Contains("line 2: the line is longer than 16 MiB", Assert.Single(_reported).Message, StringComparison.Ordinal);

        _reported.Clear();
        Assert.Equal(["a.wav"], Read("m.jsonl", $"{{\"path\": \"a.wav\"}}\n{huge}").Select(row => row.Id));
        Assert.Single(_reported);
    }

    [Fact]
    public void LinesOfAbsurdLengthInTheFoldersOfToolkits()
    {
        string huge = new('x', LineReader.LongestLine + 1);
        const string Recording = """{"id": "r", "sources": [{"type": "file", "channels": [0], "source": "r.wav"}], "sampling_rate": 8000, "num_samples": 8000, "duration": 1.0}""";
        _folder.Write("l/recordings.jsonl", Recording + "\n");
        _folder.Write("l/supervisions.jsonl", $"{{\"id\": \"{huge}\"}}\n" + """{"id": "s", "recording_id": "r", "start": 0, "duration": 0.5, "text": "hi"}""" + "\n");

        Assert.Equal(["s"], SpeechManifest.Read(_folder["l"], null, _reported.Add).Select(row => row.Id));
        Assert.Contains("line 1: the line is longer than 16 MiB", Assert.Single(_reported).Message, StringComparison.Ordinal);

        _folder.Write("k/wav.scp", $"a a.wav\n{huge}\n");
        SpeechDataException error = Assert.Throws<SpeechDataException>(() => SpeechManifest.Read(_folder["k"], null, _reported.Add).ToList());
        Assert.Equal("ManifestUnreadable", error.ErrorId);
        Assert.Contains("line 2 is longer than 16 MiB", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void VeryLongTextsAreFine()
    {
        string text = string.Concat(Enumerable.Repeat("long \"text\",\n", 20_000));
        Assert.Equal(text, Assert.Single(Read("m.csv", $"path,text\na.wav,\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\n")).Text);
    }

    [Fact]
    public void AddressesStayAsTheyAre()
    {
        Assert.Equal(
            ["s3://bucket/a.wav", "/data/b c.wav", "https://x/y.wav"],
            Read("m.csv", "path,text\ns3://bucket/a.wav,x\nfile:///data/b%20c.wav,y\nhttps://x/y.wav,z\n").Select(row => row.AudioPath));
    }

    [Fact]
    public void OfSeveralKeysTheBestCountsWhateverTheOrder()
    {
        List<SpeechUtterance> rows = Read("m.jsonl", "{\"path\": \"worse.wav\", \"audio_filepath\": \"a.wav\", \"extra\": {\"x\": [1, \"é\"]}}\n{\"audio_filepath\": \"b.wav\", \"path\": \"worse.wav\"}\n");

        Assert.Equal(["a.wav", "b.wav"], rows.Select(row => row.Id));
        Assert.Equal("worse.wav", rows[0].Extra["path"]);
        Assert.Equal("{\"x\": [1, \"é\"]}", rows[0].Extra["extra"]);
    }

    private List<SpeechUtterance> Read(string name, string content) => [.. SpeechManifest.Read(_folder.Write(name, content), null, _reported.Add)];
}
