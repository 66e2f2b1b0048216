using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Core.Tests.Corpus.Manifests;

public sealed class KaldiReaderTests : FormatFixture
{
    [Fact]
    public void RecordingsWithTheirTables()
    {
        Folder.Write("d/wav.scp", "s1-a /data/a.wav\ns1-b /data/two words.wav\ns2-c  \t/data/c.flac  \n");
        Folder.Write("d/text", "s1-a HELLO  THERE\ns1-b\ns2-c 你好\u00a0x\n");
        Folder.Write("d/utt2spk", "s1-a s1\ns1-b s1\ns2-c s2-c\n");
        Folder.Write("d/spk2gender", "s1 f\ns2-c m\n");
        Folder.Write("d/utt2dur", "s1-a 1.25\ns1-b 2\ns2-c 3\n");
        Folder.Write("d/utt2lang", "s1-a en-IN\n");
        Folder.Write("d/spk2accent", "s1 Indian English\n");
        Folder.Write("d/utt2accent", "s1-b Scottish\n");
        Folder.Write("d/utt2mood", "s2-c calm and slow\n");
        Folder.Write("d/utt2num_frames", "s1-a 123\n");
        Folder.Write("d/utt2dur.bak", "s1-a 99\n");

        List<SpeechUtterance> rows = Read(Folder["d"]);

        Assert.Empty(Reported);
        Assert.Equal(["s1-a", "s1-b", "s2-c"], rows.Select(row => row.Id));
        Assert.Equal(["/data/a.wav", "/data/two words.wav", "/data/c.flac"], rows.Select(row => row.AudioPath));
        Assert.Equal(["HELLO  THERE", null, "你好\u00a0x"], rows.Select(row => row.Text));
        Assert.Equal(["s1", "s1", null], rows.Select(row => row.Speaker));
        Assert.Equal(["f", "f", "m"], rows.Select(row => row.Gender));
        Assert.Equal([1.25, 2, 3], rows.Select(row => row.DurationSeconds!.Value));
        Assert.Equal(["en-IN", null, null], rows.Select(row => row.Language));
        Assert.Equal(["Indian English", "Scottish", null], rows.Select(row => row.Accent));
        Assert.Equal("calm and slow", Assert.Single(rows[2].Extra).Value);
        Assert.Equal(("wav.scp", 3L), (Path.GetFileName(rows[2].SourcePath), rows[2].SourceLine));
        Assert.All(rows, row => Assert.Null(row.Recording));
        Assert.Equal("Kaldi", ManifestFormats.Find(Folder["d"], null).Name);
        Assert.Equal(3, Read(Folder["d/wav.scp"]).Count);
    }

    [Fact]
    public void SegmentsAndTheSidesOfCalls()
    {
        Folder.Write("wav.scp", "c1-A /calls/c1.wav\nc1-B /calls/c1.wav\nc2-A /calls/c2-left.wav\nc2-B /calls/c2-right.wav\nr /calls/r.wav\n");
        Folder.Write("segments", "u1 c1-A 0.1 0.4\nu2 c1-B 1e1 12.5\nu3 c2-A 0 1\nu4 c2-B 0 1\nu5 r 3.5 -1\nu6 r 0 1 1\n");
        Folder.Write("reco2file_and_channel", "c1-A c1 A\nc1-B c1 B\nc2-A c2 A\nc2-B c2 B\n");

        List<SpeechUtterance> rows = Read(Folder.Path);

        Assert.Empty(Reported);
        Assert.Equal([0.1, 10, 0, 0, 3.5, 0], rows.Select(row => row.StartSeconds!.Value));
        Assert.Equal([0.3, 2.5, 1, 1, null, 1], rows.Select(row => row.DurationSeconds)); // 0.4 - 0.1 is not 0.3 in doubles.
        Assert.Equal([1, 2, null, null, null, 2], rows.Select(row => row.Channel)); // The sides of c2 are files of their own.
        Assert.Equal(["c1", "c1", "c2", "c2", "r", "r"], rows.Select(row => row.Recording));
        Assert.Equal("/calls/c2-right.wav", rows[3].AudioPath);
    }

    [Fact]
    public void TablesInAnyOrder()
    {
        Random random = new(7);
        string[] ids = [.. Enumerable.Range(0, 500).Select(number => $"u{number:000}")];
        string[] shuffled = [.. ids.OrderBy(_ => random.Next())];
        Folder.Write("wav.scp", string.Concat(ids.Select(id => $"{id} /a/{id}.wav\n")));
        Folder.Write("text", string.Concat(shuffled.Select(id => $"{id} text of {id}\n")));
        Folder.Write("utt2spk", string.Concat(ids.Reverse().Select(id => $"{id} s{id[1]}\n")));

        List<SpeechUtterance> rows = Read(Folder.Path);

        Assert.Empty(Reported);
        Assert.All(rows, row => Assert.Equal(($"text of {row.Id}", $"s{row.Id[1]}"), (row.Text, row.Speaker)));
        Assert.Equal(ids, rows.Select(row => row.Id));
    }

    [Fact]
    public void RelativePathsAreLookedForUpwards()
    {
        Folder.Write("corpus/audio/a.wav", "x");
        Folder.Write("corpus/data/train/b.wav", "x");
        Folder.Write("corpus/data/train/wav.scp", "a audio/a.wav\nb b.wav\nc audio/gone.wav\n");

        Assert.Equal(
            [Folder["corpus/audio/a.wav"], Folder["corpus/data/train/b.wav"], Folder["corpus/data/train/audio/gone.wav"]],
            Read(Folder["corpus/data/train"]).Select(row => row.AudioPath));
        Assert.Equal("/elsewhere/audio/a.wav", Read(Folder["corpus/data/train"], new ManifestOptions { AudioRoot = "/elsewhere" })[0].AudioPath);
    }

    [Theory]
    [InlineData("sph2pipe -f wav -p -c 2 /ldc/sw02001.sph |", "'/ldc/sw02001.sph', which it reads, is decoded directly here: write that path alone, and the side, B, as the third column of reco2file_and_channel.")]
    [InlineData("/opt/kaldi/tools/sph2pipe/sph2pipe -f wav /ldc/a.sph |", "'/ldc/a.sph', which it reads, is decoded directly here: write that path alone (if")]
    [InlineData("flac -c -d -s \"/libri/1 2.flac\"|", "'/libri/1 2.flac', which it reads, is decoded directly here")]
    [InlineData("sox /a/b.mp3 -r 16000 -t wav - |", "'/a/b.mp3', which it reads, is decoded directly here")]
    [InlineData("ffmpeg -i x.m4a -f wav - |", "'x.m4a', which it reads")]
    [InlineData("flac -c -d x.flac | sox -t wav - -t wav - speed 1.1 |", "If it only decodes 'x.flac', write that path alone; else run it once, store its output in a file and name that.")]
    [InlineData("my-tool 17 |", "Run it once, store its output in a file and name that.")]
    [InlineData("-", "is the standard input (-)")]
    [InlineData("/dump/raw/data_wav.1.ark:4096", "lies within the archive '/dump/raw/data_wav.1.ark' (from byte 4096)")]
    [InlineData("| gzip -c > x", "is a command to write to")]
    [InlineData("", "'u2' has no path")]
    public void WhatNoFileHoldsIsRefusedWithARemedy(string audio, string expected)
    {
        Folder.Write("wav.scp", $"u1 /a.wav\nu2 {audio}\nu3 /c.wav\n");
        Folder.Write("text", "u1 one\nu2 two\nu3 three\n");

        Assert.Equal(["one", "three"], Read(Folder.Path).Select(row => row.Text));

        SpeechDataException error = Assert.Single(Reported);
        Assert.Equal("ManifestRowInvalid", error.ErrorId);
        Assert.StartsWith($"'{Folder["wav.scp"]}', line 2: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("'u2'", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal(2, error.Line);
    }

    [Fact]
    public void ARefusedRecordingIsSaidOnceWithItsSegments()
    {
        Folder.Write("wav.scp", "r1 sph2pipe -f wav r1.sph |\nr2 /r2.wav\n");
        Folder.Write("segments", "u1 r1 0 1\nu2 r1 1 2\nu3 r2 0 1\n");
        Folder.Write("text", "u1 a\nu2 b\nu3 c\n");

        Assert.Equal("c", Assert.Single(Read(Folder.Path)).Text);
        Assert.Contains("(2 segments of this recording are left out with it)", Assert.Single(Reported).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("u r x 1", "the start of segment 'u' is 'x', not a number of seconds (decimals with a point)")]
    [InlineData("u r 0,5 1", "the start of segment 'u' is '0,5'")]
    [InlineData("u r 2 1", "segment 'u' runs from 2 s to 1 s")]
    [InlineData("u r -1 1", "segment 'u' runs from -1 s to 1 s")]
    [InlineData("u r 1 1", "segment 'u' runs from 1 s to 1 s")]
    [InlineData("u r 1", "needs a recording, a start and an end, and has 2 values")]
    [InlineData("u q 0 1", "lies in the recording 'q', which wav.scp does not have")]
    [InlineData("u r 0 1 left", "the channel of segment 'u' is 'left', not a number from 0")]
    public void ABadSegmentIsOneErrorAndTheOthersAreRead(string line, string expected)
    {
        Folder.Write("wav.scp", "r /r.wav\n");
        Folder.Write("segments", $"a r 0 1\n{line}\nz r 1 2\n");

        Assert.Equal(["a", "z"], Read(Folder.Path).Select(row => row.Id));
        SpeechDataException error = Assert.Single(Reported);
        Assert.Contains("segments', line 2: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LinesLeftOverAreReportedOnceATable()
    {
        Folder.Write("wav.scp", "a /a.wav\nb /b.wav\nb /c.wav\n");
        Folder.Write("text", "a one\nb two\nq three\nr four\n");
        Folder.Write("reco2file_and_channel", "a x C\n");

        Assert.Equal(2, Read(Folder.Path).Count);
        Assert.Equal(["ManifestRowInvalid", "ManifestRowInvalid", "ManifestRowUnused"], Reported.Select(error => error.ErrorId));
        Assert.Contains("'b' has a line already (2)", Reported[0].Message, StringComparison.Ordinal);
        Assert.Contains("needs a file and a side, A or B, not 'x C'", Reported[1].Message, StringComparison.Ordinal);
        Assert.Contains("line 3: 'q' is no utterance of this directory, or has a line already; 2 such lines", Reported[2].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SpeakersFromTheInverseAndColumnsFromTheMap()
    {
        Folder.Write("wav.scp", "a /a.wav\nb /b.wav\n");
        Folder.Write("spk2utt", "s a b\n");
        Folder.Write("utt2region", "a Kerala\n");

        List<SpeechUtterance> rows = Read(Folder.Path, new ManifestOptions { ColumnMap = new Dictionary<string, string> { ["Accent"] = "region" } });

        Assert.Equal(["s", "s"], rows.Select(row => row.Speaker));
        Assert.Equal(["Kerala", null], rows.Select(row => row.Accent));
    }

    [Fact]
    public void ADirectoryOfFeaturesHasRowsWithoutAudio()
    {
        Folder.Write("utt2spk", "a s\n");
        Folder.Write("text", "a hello\n");
        Folder.Write("feats.scp", "a x.ark:12\n");

        SpeechUtterance row = Assert.Single(Read(Folder.Path));

        Assert.Equal((null, "s", "hello"), (row.AudioPath, row.Speaker, row.Text));
    }

    [Fact]
    public void AnEmptyDirectoryIsAnError()
    {
        Folder.Write("wav.scp", "");

        SpeechDataException error = Assert.Throws<SpeechDataException>(() => Read(Folder.Path));

        Assert.Equal("ManifestEmpty", error.ErrorId);
        Assert.Equal("ManifestNotRecognised", Assert.Throws<SpeechDataException>(() => Read(Path.GetTempPath(), new ManifestOptions { Format = "Kaldi" })).ErrorId);
    }
}
