using System.IO.Compression;
using System.Text;
using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;
using Parquet;
using Parquet.Schema;

namespace AsrDataTools.Core.Tests.Corpus.Manifests;

public sealed class TableFormatTests : IDisposable
{
    private const string CommonVoiceHeader = "client_id\tpath\tsentence\tup_votes\tdown_votes\tage\tgender\taccents\tvariant\tlocale\tsegment\n";

    private readonly TemporaryFolder _folder = new();
    private readonly List<SpeechDataException> _reported = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AReleaseOfCommonVoiceCountsEachClipOnce()
    {
        _folder.Write("cv/train.tsv", CommonVoiceHeader + "c1\ta.mp3\t\"Quoted\" he said.\t2\t0\ttwenties\tmale_masculine\tEngland English, slight Irish\t\ten\t\n");
        _folder.Write("cv/test.tsv", CommonVoiceHeader + "c2\tb.mp3\t\"All of it.\"\t2\t0\t\t\t\t\ten\t\n");
        _folder.Write("cv/validated.tsv", CommonVoiceHeader + "c1\ta.mp3\tx\t2\t0\t\t\t\t\ten\t\nc2\tb.mp3\ty\t2\t0\t\t\t\t\ten\t\nc3\tc.mp3\t\"Never closed.\t3\t0\t\t\tIndia and South Asia (India, Pakistan, Sri Lanka)\t\ten\t\n");
        _folder.Write("cv/invalidated.tsv", CommonVoiceHeader + "c4\td.mp3\tno\t0\t2\t\t\t\t\ten\t\n");
        _folder.Write("cv/clip_durations.tsv", "clip\tduration[ms]\na.mp3\t2500\nc.mp3\tlong\n");

        List<SpeechUtterance> rows = Read(_folder["cv"]);

        Assert.Equal(["a.mp3", "b.mp3", "c.mp3"], rows.Select(row => row.Id));
        Assert.Equal(["train", "test", "validated"], rows.Select(row => row.Split));
        Assert.Equal(["\"Quoted\" he said.", "All of it.", "\"Never closed."], rows.Select(row => row.Text));
        Assert.Equal(_folder[Path.Combine("cv", "clips", "a.mp3")], rows[0].AudioPath);
        Assert.Equal(2.5, rows[0].DurationSeconds);
        Assert.Null(rows[2].DurationSeconds);
        Assert.Equal(("c1", "male_masculine", "England English, slight Irish", "en"), (rows[0].Speaker, rows[0].Gender, rows[0].Accent, rows[0].Language));
        Assert.Equal("twenties", rows[0].Extra["age"]);
        Assert.Contains("line 3", Assert.Single(_reported).Message, StringComparison.Ordinal);
        Assert.Equal("invalidated", Assert.Single(Read(_folder["cv/invalidated.tsv"])).Split);
    }

    [Fact]
    public void AnAudioFolderOfHuggingFace()
    {
        _folder.Write("hf/train/metadata.csv", "file_name,transcription,accent\nx/a.wav,hello,en-IN\n");
        _folder.Write("hf/test/metadata.jsonl", "{\"file_name\": \"b.wav\", \"transcription\": \"there\", \"split\": \"mine\"}\n");
        _folder.Write("hf/train/x/a.wav", "x");

        List<SpeechUtterance> rows = Read(_folder["hf"]);

        Assert.Equal(["there", "hello"], rows.Select(row => row.Text));
        Assert.Equal(["mine", "train"], rows.Select(row => row.Split));
        Assert.Equal(_folder["hf/train/x/a.wav"], rows[1].AudioPath);
    }

    [Fact]
    public void TheTableOfSpeechBrain()
    {
        string path = _folder.Write("train.csv", """
            ID,duration,wav,start,stop,spk_id,wrd,sample_rate
            a,2.0,$data_root/a.wav,0,32000,s1,HELLO,
            b,10.0,{data_root}/b.wav,16000,48000,s1,THERE,
            c,10.0,${data_root}/c.wav,8000,24000,s2,YOU,8000
            d,10.0,/abs/d.wav,1.5,2.25,s2,TOO,
            e,2.0,{data_root,0,88200,s2,CD RATE,
            """);

        List<SpeechUtterance> rows = Read(path, new() { AudioRoot = "/corpus" });

        Assert.Equal(["a", "b", "c", "d", "e"], rows.Select(row => row.Id));
        Assert.Equal(["/corpus/a.wav", "/corpus/b.wav", "/corpus/c.wav", "/abs/d.wav", "/corpus/{data_root"], rows.Select(row => row.AudioPath));
        Assert.Equal([null, 1.0, 1.0, 1.5, null], rows.Select(row => row.StartSeconds));
        Assert.Equal([2.0, 2.0, 2.0, 0.75, 2.0], rows.Select(row => row.DurationSeconds!.Value));
        Assert.Equal("HELLO", rows[0].Text);
        Assert.Equal("s1", rows[0].Speaker);
    }

    [Theory]
    [InlineData("[{\"audio_filepath\": \"a.wav\", \"text\": \"x\"},\n {\"audio_filepath\": \"b.wav\"}]", "a.wav b.wav", "1 2")]
    [InlineData("{\"version\": 1, \"empty\": [], \"data\": [{\"path\": \"a.wav\"}, {\"path\": \"b.wav\"}], \"more\": {\"c\": {\"x\": 1}}}", "a.wav b.wav", "1 1")]
    [InlineData("{\"u1\": {\"wav\": \"{data_root}/a.wav\", \"length\": 2.5},\n\"u2\": {\"wav\": \"b.wav\"}}", "u1 u2", "1 2")]
    [InlineData("{\n  \"audio_filepath\": \"a.wav\",\n  \"text\": \"x\"\n}\n{\n  \"audio_filepath\": \"b.wav\"\n}", "a.wav b.wav", "1 5")]
    [InlineData("[]", "", "")]
    public void OneDocumentOfJson(string content, string ids, string lines)
    {
        List<SpeechUtterance> rows = Read(_folder.Write("m.json", content));

        Assert.Equal(ids, string.Join(' ', rows.Select(row => row.Id)));
        Assert.Equal(lines, string.Join(' ', rows.Select(row => row.SourceLine)));
        Assert.All(rows, row => Assert.StartsWith(_folder.Path, row.AudioPath, StringComparison.Ordinal));
    }

    [Fact]
    public void ABrokenDocumentSaysWhere()
    {
        string path = _folder.Write("m.json", "[{\"path\": \"a.wav\"},\n 7,\n{\"path\": \"b.wav\"},\n{\"path\" \"c.wav\"}]");
        List<SpeechUtterance> rows = [];

        SpeechDataException error = Assert.Throws<SpeechDataException>(() =>
        {
            foreach (SpeechUtterance row in SpeechManifest.Read(path, null, _reported.Add)) rows.Add(row);
        });

        Assert.Equal(["a.wav", "b.wav"], rows.Select(row => row.Id));
        Assert.Contains("line 2", Assert.Single(_reported).Message, StringComparison.Ordinal);
        Assert.Equal("ManifestUnreadable", error.ErrorId);
        Assert.Contains("beyond line 4", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ALargeDocumentIsReadObjectByObject()
    {
        StringBuilder json = new("[");
        for (int row = 0; row < 20_000; row++) json.Append(row == 0 ? "" : ",\n").Append(System.Globalization.CultureInfo.InvariantCulture, $"{{\"path\": \"{row}.wav\", \"text\": \"{new string('x', row % 300)}\"}}");
        string path = _folder.Write("m.json", json.Append(']').ToString());

        Assert.Equal(Enumerable.Range(0, 20_000).Select(row => $"{row}.wav"), Read(path).Select(row => row.Id));
    }

    [Fact]
    public async Task EmbeddedAudioStaysWhereItIsUnlessAskedFor()
    {
        string path = await WriteEmbedded("data/train-00000-of-00001.parquet");

        List<SpeechUtterance> rows = Read(_folder["data"]);

        Assert.Equal(["a.wav", "dir/../b?.flac", "row-3", "a.wav", "lone.wav"], rows.Select(row => row.Id));
        Assert.Equal("a.wav", rows[0].Extra["embedded_audio"]);
        Assert.Equal("row 3", rows[2].Extra["embedded_audio"]);
        Assert.All(rows, row => Assert.Null(row.AudioPath));
        Assert.All(rows, row => Assert.Equal("train", row.Split));
        Assert.Equal([3.2, 3.2, 3.2, 3.2, 3.2], rows.Select(row => row.DurationSeconds!.Value));
        Assert.Equal("7", rows[0].Extra["votes"]);
        Assert.Null(Read(path)[0].Text);
    }

    [Fact]
    public async Task EmbeddedAudioIsWrittenOutOnceAndNeverOverAnother()
    {
        string path = await WriteEmbedded("t.parquet");
        string target = _folder["out"];
        _folder.Write("out/lone.wav", "something else");

        List<SpeechUtterance> rows = Read(path, new() { ExtractAudio = target });

        Assert.Equal(["a.wav", "b_.flac", "row00000003.wav", "a-row00000004.wav"], rows.Take(4).Select(row => Path.GetFileName(row.AudioPath)));
        Assert.Equal(_folder["lone.wav"], rows[4].AudioPath);
        Assert.Equal("RIFF1   WAVE", File.ReadAllText(rows[0].AudioPath!));
        Assert.Equal("RIFF4   WAVE", File.ReadAllText(rows[3].AudioPath!));
        Assert.Equal(5, Directory.GetFiles(target).Length);
        Assert.Equal(rows.Select(row => row.AudioPath), Read(path, new() { ExtractAudio = target }).Select(row => row.AudioPath));
        Assert.Equal(5, Directory.GetFiles(target).Length);
    }

    [Fact]
    public async Task WhatCannotBeExtractedIsOneRow()
    {
        string path = await WriteEmbedded("t.parquet");
        _folder.Write("out/a.wav", "other");
        _folder.Write("out/a-row00000001.wav", "other");

        Assert.Equal(4, Read(path, new() { ExtractAudio = _folder["out"] }).Count);
        Assert.Equal("ExtractedAudioExists", Assert.Single(_reported).ErrorId);
        Assert.Equal("other", File.ReadAllText(_folder["out/a.wav"]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    [InlineData(90)]
    public async Task ACutParquetFileIsOneError(int percent)
    {
        string path = await WriteEmbedded("t.parquet");
        byte[] content = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        File.WriteAllBytes(path, content[..Math.Max(4, content.Length * percent / 100)]);

        Assert.Equal("ManifestUnreadable", Assert.Throws<SpeechDataException>(() => Read(path)).ErrorId);
    }

    [Theory]
    [InlineData("book.xlsx", "xl/workbook.xml", "Excel")]
    [InlineData("book.csv", "xl/workbook.xml", "Excel")]
    [InlineData("book.ods", "content.xml mimetype", "OpenDocument")]
    [InlineData("book.numbers", "Index/Document.iwa", "Numbers")]
    public void SpreadsheetsAreRefusedWhateverTheirName(string name, string entries, string kind)
    {
        MemoryStream content = new();
        using (ZipArchive archive = new(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (string entry in entries.Split(' ')) archive.CreateEntry(entry);
        }

        string message = Refusal(_folder.Write(name, content.ToArray()));

        Assert.Contains(kind, message, StringComparison.Ordinal);
        Assert.Contains("Save As > CSV UTF-8", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("old.xls")]
    [InlineData("old.csv")]
    public void OldSpreadsheetsToo(string name) =>
        Assert.Contains(".xls", Refusal(_folder.Write(name, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0])), StringComparison.Ordinal);

    [Fact]
    public void ArchivesOfFilesAreToUnpack()
    {
        MemoryStream content = new();
        using (ZipArchive archive = new(content, ZipArchiveMode.Create, leaveOpen: true)) archive.CreateEntry("train.csv");
        byte[] tar = new byte[512];
        "train.csv"u8.CopyTo(tar);
        "ustar"u8.CopyTo(tar.AsSpan(257));

        Assert.Contains("zip archive", Refusal(_folder.Write("m.zip", content.ToArray())), StringComparison.Ordinal);
        Assert.Contains("tar archive", Refusal(_folder.Write("m.tar", tar)), StringComparison.Ordinal);
    }

    private string Refusal(string path)
    {
        SpeechDataException error = Assert.Throws<SpeechDataException>(() => Read(path));
        Assert.Equal("ManifestNotRecognised", error.ErrorId);
        return error.Message;
    }

    private async Task<string> WriteEmbedded(string name)
    {
        string path = _folder.Write(name, []);
        DataField bytes = new("bytes", typeof(byte[]), true), inner = new("path", typeof(string), true);
        DataField<string> text = new("text", true);
        DataField<float> duration = new("duration");
        DataField<long?> votes = new("votes");
        ParquetSchema schema = new(new StructField("audio", bytes, inner), text, duration, votes);
        await using FileStream stream = File.Create(path);
        await using ParquetWriter writer = await ParquetWriter.CreateAsync(schema, stream);
        using ParquetRowGroupWriter group = writer.CreateRowGroup();
        ReadOnlyMemory<byte>[] contents = ["RIFF1   WAVE"u8.ToArray(), "fLaC"u8.ToArray(), "RIFF3   WAVE"u8.ToArray(), "RIFF4   WAVE"u8.ToArray()];
        ReadOnlyMemory<char>[] names = ["a.wav".AsMemory(), "dir/../b?.flac".AsMemory(), "a.wav".AsMemory(), "lone.wav".AsMemory()];
        // Level 2 is a value, 1 a structure without it.
        await group.WriteAllPartsAsync<ReadOnlyMemory<byte>>(bytes, contents, (int[])[2, 2, 2, 2, 1], null, default);
        await group.WriteAllPartsAsync<ReadOnlyMemory<char>>(inner, names, (int[])[2, 2, 1, 2, 2], null, default);
        await group.WriteAsync(text, (string[])[null!, "b", "c", "d", "e"], null);
        await group.WriteAsync<float>(duration, new float[] { 3.2f, 3.2f, 3.2f, 3.2f, 3.2f });
        await group.WriteAsync<long>(votes, new long?[] { 7, null, 8, 9, 10 });
        group.CompleteValidate();
        return path;
    }

    private List<SpeechUtterance> Read(string path, ManifestOptions? options = null) => [.. SpeechManifest.Read(path, options, _reported.Add)];
}
