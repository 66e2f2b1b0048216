using System.Text;
using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Core.Tests.Corpus;

public sealed class SpeechManifestTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<SpeechDataException> _reported = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void CsvByCommonNames()
    {
        string path = _folder.Write("train.csv", """"
            utt_id,audio_filepath,offset,duration,speaker_id,transcript,dialect,note
            u1,clips/a.wav,1.5,2.25,s1,"hello, ""you""",en-IN,odd
            u2,/data/b.wav,,,s2,,,
            """");

        List<SpeechUtterance> rows = Read(path);

        Assert.Empty(_reported);
        Assert.Equal("u1", rows[0].Id);
        Assert.Equal(Path.Combine(_folder.Path, "clips", "a.wav"), rows[0].AudioPath);
        Assert.Equal(1.5, rows[0].StartSeconds);
        Assert.Equal(2.25, rows[0].DurationSeconds);
        Assert.Equal("s1", rows[0].Speaker);
        Assert.Equal("hello, \"you\"", rows[0].Text);
        Assert.Equal("en-IN", rows[0].Accent);
        Assert.Equal("odd", rows[0].Extra["note"]);
        Assert.Equal(2, rows[0].SourceLine);
        Assert.Equal("/data/b.wav", rows[1].AudioPath);
        Assert.Null(rows[1].StartSeconds);
        Assert.Null(rows[1].Text);
        Assert.Null(rows[1].Accent);
        Assert.Empty(rows[1].Extra);
    }

    [Theory]
    [InlineData("path\ttext\na.wav\thello, all\n", "hello, all")]
    [InlineData("path;text\na.wav;hello, all\n", "hello, all")]
    [InlineData("path,text\r\na.wav,hello\r\n", "hello")]
    [InlineData("text,path\nhello,a.wav", "hello")]
    public void SeparatorByContent(string content, string text)
    {
        SpeechUtterance row = Assert.Single(Read(_folder.Write("m.txt", content)));

        Assert.Equal(text, row.Text);
        Assert.Equal(Path.Combine(_folder.Path, "a.wav"), row.AudioPath);
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    public void EncodingByMark(string encoding, bool mark)
    {
        string path = Path.Combine(_folder.Path, "m.csv");
        Encoding chosen = Encoding.GetEncoding(encoding);
        File.WriteAllBytes(path, [.. mark ? chosen.GetPreamble() : [], .. chosen.GetBytes("path,text\na.wav,grüß Gott\n")]);

        Assert.Equal("grüß Gott", Assert.Single(Read(path)).Text);
    }

    [Fact]
    public void MillisecondsAndEnds()
    {
        List<SpeechUtterance> rows = Read(_folder.Write("m.csv", "path,start_ms,end_ms\na.wav,1500,4000\n"));

        Assert.Equal(1.5, rows[0].StartSeconds);
        Assert.Equal(2.5, rows[0].DurationSeconds);
    }

    [Fact]
    public void NeMoJsonLines()
    {
        string path = _folder.Write("train.json", """
            {"audio_filepath": "a.wav", "duration": 3.2, "text": "hello", "lang": "en", "snr": 12}

            {"audio_filepath": "a.wav", "offset": 1.0, "duration": 2.0, "text": "there", "pred_text": null}
            """);

        List<SpeechUtterance> rows = Read(path);

        Assert.Empty(_reported);
        Assert.Equal(["a.wav", "a.wav@1+2"], rows.Select(row => row.Id));
        Assert.Equal([1L, 3L], rows.Select(row => row.SourceLine!.Value));
        Assert.Equal("en", rows[0].Language);
        Assert.Equal("12", rows[0].Extra["snr"]);
        Assert.Equal(3.2, rows[0].DurationSeconds);
    }

    [Fact]
    public void ColumnMapComesFirst()
    {
        string path = _folder.Write("m.csv", "wavname,path,said\nreal.wav,other.wav,hello\n");

        SpeechUtterance row = Assert.Single(Read(path, new() { ColumnMap = Map(("AudioPath", "wavname"), ("Text", "said")), AudioRoot = "/srv" }));

        Assert.Equal("/srv/real.wav", row.AudioPath);
        Assert.Equal("hello", row.Text);
        Assert.Equal("other.wav", row.Extra["path"]);
    }

    [Fact]
    public void ColumnMapAlsoForJsonLines()
    {
        string path = _folder.Write("m.jsonl", """{"where": "a.wav", "said": "hello"}""");

        SpeechUtterance row = Assert.Single(Read(path, new() { ColumnMap = Map(("AudioPath", "where"), ("Text", "said")) }));

        Assert.Equal(Path.Combine(_folder.Path, "a.wav"), row.AudioPath);
        Assert.Equal("hello", row.Text);
    }

    [Fact]
    public void ABadRowIsReportedAndTheRestGoesOn()
    {
        string path = _folder.Write("m.csv", """
            path,start,end,channel,recorded_at
            a.wav,1,2,1,2026-01-05
            b.wav,one,2,1,
            c.wav,3,2,1,
            d.wav,1,2,C,
            e.wav,1,2,B,
            f.wav,1,2,1,yesterday
            g.wav,1,2,1,,,,more
            h.wav,NaN,2,1,
            """);

        List<SpeechUtterance> rows = Read(path);

        Assert.Equal(["a.wav@1+1", "e.wav@1+1"], rows.Select(row => row.Id));
        Assert.Equal(2, rows[1].Channel);
        Assert.Equal(6, _reported.Count);
        Assert.All(_reported, error => Assert.Equal("ManifestRowInvalid", error.ErrorId));
        Assert.Contains("line 3: StartSeconds is 'one'", _reported[0].Message, StringComparison.Ordinal);
        Assert.Contains("line 4: the end, 2 s, lies before the start, 3 s", _reported[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BrokenJsonIsReportedWithItsLine()
    {
        string path = _folder.Write("m.jsonl", "{\"audio_filepath\": \"a.wav\"}\n{\"audio_filepath\": \n[1]\n{\"x\": 1}\n{\"audio_filepath\": \"b.wav\"}\n");

        Assert.Equal(["a.wav", "b.wav"], Read(path).Select(row => row.Id));
        Assert.Equal(3, _reported.Count);
        Assert.Contains("line 2", _reported[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnUnclosedQuoteIsNotSwallowed()
    {
        Read(_folder.Write("m.csv", "path,text\na.wav,fine\nb.wav,\"open\nc.wav,lost\n"));

        Assert.Contains("never closed", Assert.Single(_reported).Message, StringComparison.Ordinal);
        Assert.Contains("line 3", _reported[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("m.csv", "", "ManifestEmpty")]
    [InlineData("m.csv", "colour,size\nred,3\n", "ManifestColumnsUnknown")]
    [InlineData("m.txt", "just words", "ManifestNotRecognised")]
    [InlineData("m.xlsx", "PK\u0003\u0004", "ManifestNotRecognised")]
    public void WhatIsNoManifestIsSaidSo(string name, string content, string id)
    {
        string path = _folder.Write(name, content);

        SpeechDataException error = Assert.Throws<SpeechDataException>(() => Read(path));

        Assert.Equal(id, error.ErrorId);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AudioPth", "path", "Did you mean 'AudioPath'")]
    [InlineData("AudioPath", "where", "Its columns are path, text")]
    public void AWrongColumnMapIsExplained(string field, string column, string explanation)
    {
        string path = _folder.Write("m.csv", "path,text\na.wav,x\n");

        SpeechDataException error = Assert.Throws<SpeechDataException>(() => Read(path, new() { ColumnMap = Map((field, column)) }));

        Assert.Equal("ColumnMapInvalid", error.ErrorId);
        Assert.Contains(explanation, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AMissingPathIsNotFound() =>
        Assert.Equal("PathNotFound", Assert.Throws<SpeechDataException>(() => Read(Path.Combine(_folder.Path, "none.csv"))).ErrorId);

    [Fact]
    public void AFolderIsItsRecordings()
    {
        _folder.Write("b/two [1].wav", "x");
        _folder.Write("a/one.wav", "x");
        _folder.Write("a/notes.txt", "x");

        Assert.Equal(["a/one.wav", "b/two [1].wav"], Read(_folder.Path).Select(row => row.Id));
    }

    [Fact]
    public void AFolderWithoutAudioIsReported()
    {
        _folder.Write("notes.txt", "x");

        Assert.Empty(Read(_folder.Path));
        Assert.Equal("FolderWithoutAudio", Assert.Single(_reported).ErrorId);
    }

    /// <summary>Whatever the bytes: rows, reported errors or one error, never anything else.</summary>
    [Fact]
    public void HostileBytesNeverEscape()
    {
        Random random = new(7);
        string[] pieces = ["path", ",", "\"", "\n", "{", "}", ":", "\t", "\0", "a.wav", "1e999", "text", "\r", "é", ";", "[", "\\u00"];
        for (int trial = 0; trial < 500; trial++)
        {
            string content = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => pieces[random.Next(pieces.Length)]));
            string path = _folder.Write(trial % 2 == 0 ? "m.csv" : "m.jsonl", content);
            try
            {
                Read(path);
            }
            catch (SpeechDataException)
            {
                // The one kind of error that may leave a reader.
            }
        }
    }

    private static Dictionary<string, string> Map(params (string Field, string Column)[] pairs) =>
        pairs.ToDictionary(pair => pair.Field, pair => pair.Column);

    private List<SpeechUtterance> Read(string path, ManifestOptions? options = null) =>
        [.. SpeechManifest.Read(path, options, _reported.Add)];
}
