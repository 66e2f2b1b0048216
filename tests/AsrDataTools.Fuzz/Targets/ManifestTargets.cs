using System.IO.Compression;
using System.Text;
using AsrDataTools.Corpus;

namespace AsrDataTools.Fuzz;

/// <summary>Every manifest format. What is read is written as JSON Lines and as CSV and read again, twice: it must have come to rest.</summary>
internal static class ManifestTargets
{
    private const int MostRewritten = 200;

    private const string Lines =
        """
        {"audio_filepath": "a.wav", "duration": 1.5, "offset": 0.5, "text": "hello", "speaker": "S1", "lang": "en", "x": [1, {"y": null}]}
        {"audio_filepath": "b.wav", "duration": 2, "text": "è"}

        """;

    private const string Table = "id,audio,text,speaker,start,end,accent,x\nu1,a.wav,\"hello, you\",S1,0,1.5,en-IN,7\nu2,b.wav,yes,S2,,,,\n";

    private const string Cuts =
        """
        {"id":"c","start":4.1,"duration":5.0,"channel":1,"supervisions":[{"id":"a","recording_id":"r","start":0.2,"duration":1.5,"channel":1,"text":"one","custom":{"accent":"x"},"alignment":{"word":[["whole",0.0,0.3]]}}],"recording":{"id":"r","sources":[{"type":"file","channels":[0,1],"source":"/data/r.wav"}],"sampling_rate":8000,"num_samples":80000,"duration":10.0,"channel_ids":[0,1]},"type":"MonoCut"}
        {"id":"m","tracks":[{"cut":{"id":"d","start":0,"duration":10.0,"channel":0,"supervisions":[]},"type":"MonoCut","offset":0.0}],"type":"MixedCut"}

        """;

    private const string Espnet =
        """
        {"utts": {"u1": {"input": [{"feat": "/d/a.ark:12", "name": "input1", "shape": [100, 83]}], "output": [{"name": "target1", "text": "HELLO", "token": "H E", "tokenid": "1 2", "shape": [2, 52]}], "utt2spk": "S1"}}}

        """;

    private static readonly string[] Words =
    [
        "audio_filepath", "\"duration\":", "sentence", "client_id", "path", "\"supervisions\":[", "\"recording\":{", "\"sources\":[", "{\"a\":", "| sox - |", "a.ark:12", "ark:-", ".tar", "PAR1", "\u001f\u008b", "$data_root", "file_name", "../../x", "http://h/x.wav",
        "data:audio/wav;base64,AAAA", "wav_format",
    ];

    private static readonly string[] KaldiNames =
        ["wav.scp", "segments", "text", "utt2spk", "spk2utt", "utt2dur", "reco2dur", "spk2gender", "utt2lang", "utt2num_samples", "reco2file_and_channel", "text.en", "utt2accent"];

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        OfFile("csv", "m.csv", Table, "path;sentence\nx.wav;\"a \"\" b\"\n", "ID,duration,wav,spk_id,wrd\n1,2.5,$data_root/a.wav,S,hello\n", "client_id,path,sentence,up_votes,age,gender,accents,locale\nc,a.mp3,x,2,twenties,male,US,en\n"),
        OfFile("tsv", "m.tsv", Table.Replace(',', '\t'), "client_id\tpath\tsentence\tup_votes\tdown_votes\tage\tgender\taccents\tlocale\tsegment\nc\ta.mp3\tx\t2\t0\ttwenties\tmale\tUS\ten\t\n"),
        OfFile("jsonl", "m.jsonl", Lines, Cuts),
        OfFile("json", "m.json", "[" + Lines.Trim().Replace("\n", ",") + "]", Espnet, "{\"data\": [{\"path\": \"a.wav\"}]}", """{"u1": {"wav": "a.wav", "length": 1.5, "words": "hi"}}"""),
        OfFile("text", "m.txt", Table, Lines, "a.wav|hello there\nb.wav|you\n"),
        Binary("gzip", "m.jsonl.gz", Gzip(Lines), Gzip(Cuts)),
        Binary("parquet", "m.parquet", FuzzParquet.Manifest, FuzzParquetPage.Sound.ToBytes(), FuzzParquetPage.Growing(40_000).ToBytes(), FuzzParquetPage.HugeBlock.ToBytes()),
        OfFolder("kaldi", KaldiNames, "=== wav.scp\nr1 a.wav\nr2 sox b.mp3 -t wav - |\nr3 x.ark:12\n=== segments\nu1 r1 0.5 1.5\nu2 r1 2 -1\n=== text\nu1 hello\nu2 you\n=== utt2spk\nu1 A\nu2 B\n=== reco2dur\nr1 10\n=== spk2gender\nA f\n=== utt2lang\nu1 en\n=== reco2file_and_channel\nr1 a A\n"),
        OfFolder("commonvoice", ["train.tsv", "validated.tsv", "clip_durations.tsv"], "=== train.tsv\nclient_id\tpath\tsentence\tup_votes\nc\ta.mp3\tx\t2\n=== validated.tsv\nclient_id\tpath\tsentence\tup_votes\nc\ta.mp3\tx\t2\nd\tb.mp3\ty\t2\n=== clip_durations.tsv\nclip\tduration[ms]\na.mp3\t1500\n"),
        OfFolder("huggingface", ["metadata.csv", "metadata.jsonl"], "=== metadata.csv\nfile_name,transcription\na.wav,hello\n", "=== metadata.jsonl\n{\"file_name\": \"a.wav\", \"transcription\": \"x\"}\n"),
        OfFolder("lhotse", ["x_recordings_train.jsonl", "x_supervisions_train.jsonl"], "=== x_recordings_train.jsonl\n{\"id\":\"r\",\"sources\":[{\"type\":\"file\",\"channels\":[0],\"source\":\"/d/r.flac\"}],\"sampling_rate\":16000,\"num_samples\":16000,\"duration\":1.0}\n=== x_supervisions_train.jsonl\n{\"id\":\"s\",\"recording_id\":\"r\",\"start\":0.5,\"duration\":0.5,\"channel\":0,\"text\":\"hi\"}\n"),
        OfFolder("sidecar", ["a.wav", "a.txt", "a.json", "b.wav", "b.lab"], "=== a.wav\nRIFF\n=== a.txt\nhello\n=== a.json\n{\"text\": \"x\", \"speaker\": \"S\"}\n=== b.wav\nRIFF\n=== b.lab\n0 5000000 sil\n5000000 9000000 a\n"),
    ];

    private static FuzzTarget OfFile(string name, string file, params string[] seeds) => Binary(name, file, [.. seeds.Select(Encoding.UTF8.GetBytes)]);

    private static FuzzTarget Binary(string name, string file, params byte[][] seeds) =>
        new($"manifest-{name}", (bytes, folder) => ReadAndRewrite(folder.Write(file, bytes), folder), seeds) { Words = Words, FixedBytes = 64L << 20 };

    private static FuzzTarget OfFolder(string name, string[] names, params string[] seeds) =>
        new($"manifest-{name}", (bytes, folder) => ReadAndRewrite(folder.WriteParts(bytes, names), folder), seeds) { Words = Words, FixedBytes = 64L << 20 };

    private static void ReadAndRewrite(string path, FuzzFolder folder)
    {
        List<SpeechUtterance> rows = Read(path);
        if (rows.Count is 0 or > MostRewritten) return;
        foreach (string name in (string[])["rows.jsonl", "rows.csv"])
        {
            // A row that names neither a recording nor a text is written, but no row when it is read: so what counts is the second round.
            if (Write(rows, folder, name) is not { } once || Read(once) is not { Count: > 0 } kept || Write(kept, folder, name) is not { } first) continue;
            byte[] before = File.ReadAllBytes(first);
            List<SpeechUtterance> again = Read(first);
            if (Write(again, folder, name) is not { } second || !before.AsSpan().SequenceEqual(File.ReadAllBytes(second)))
                throw new FuzzFinding($"What was written to {name} changes when it is read and written again:\n{Encoding.UTF8.GetString(before)}\n--- becomes\n{File.ReadAllText(first)}");
            File.Delete(first);
        }
    }

    private static List<SpeechUtterance> Read(string path) => [.. SpeechManifest.Read(path, null, static _ => { })];

    /// <returns>Null where no row could be written.</returns>
    private static string? Write(List<SpeechUtterance> rows, FuzzFolder folder, string name)
    {
        string path = folder[name];
        using SpeechManifestWriter writer = SpeechManifestWriter.Open(path, new SpeechManifestWriterOptions { AbsolutePaths = true });
        foreach (SpeechUtterance row in rows)
        {
            try
            {
                writer.Write(row);
            }
            catch (SpeechDataException)
            {
                // The format does not hold it: said to the user, row by row.
            }
        }

        if (writer.Written == 0) return null;
        writer.Complete();
        return path;
    }

    private static byte[] Gzip(string text)
    {
        using MemoryStream packed = new();
        using (GZipStream stream = new(packed, CompressionLevel.Optimal)) stream.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }
}
