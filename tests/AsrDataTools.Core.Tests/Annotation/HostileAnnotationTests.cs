using System.Text;
using AsrDataTools.Annotation;

namespace AsrDataTools.Core.Tests.Annotation;

/// <summary>Files that lie, break off or attack: an error that names the place, never a crash, a hang or an eaten memory.</summary>
public sealed class HostileAnnotationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Formats => [.. AnnotationFormats.Names];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("RTTM", "SPEAKER a 1 0.5 1 <NA> <NA> A <NA> <NA>\nSPEAKER a 1 0,5 1 <NA> <NA> A <NA> <NA>\nSPEAKER a 1 2 1 <NA> <NA> B <NA> <NA>\n", 2, "comma")]
    [InlineData("RTTM", "SPEAKER a 1 0.5 1 <NA> <NA> A <NA> <NA>\nSPEAKER a 1 NaN 1 <NA> <NA> A <NA> <NA>\nSPEAKER a 1 2 1 <NA> <NA> B <NA> <NA>\n", 2, "NaN")]
    [InlineData("STM", "a 1 A 0 1 x\na 1 A 0\na 1 A 2 3 y\n", 2, "ends before its end")]
    [InlineData("CTM", "a 1 0 1 x\na 1 0 1 x 0.5 lex A more\na 1 2 1 y\n", 2, "at most eight fields")]
    [InlineData("CTM", "a 1 0 1 x\na 1 Infinity 1 x\na 1 2 1 y\n", 2, "Infinity")]
    [InlineData("UEM", "a 1 0 1\na 1 0\na 1 2 3\n", 2, "ends before its end")]
    [InlineData("TRN", "x (a-1)\nno id\ny (a-2)\n", 2, "utterance id")]
    [InlineData("NeMo", "{\"audio_filepath\": \"a.wav\", \"duration\": 1}\n{\"audio_filepath\": \n{\"audio_filepath\": \"a.wav\", \"duration\": 1}\n", 2, "not JSON")]
    [InlineData("Lhotse", "{\"recording_id\": \"a\", \"start\": 0}\n{\"recording_id\": \"a\", \"start\": [1]}\n{\"recording_id\": \"a\", \"start\": 1}\n", 2, "not a number")]
    [InlineData("SRT", "1\n00:00:00,000 --> 00:00:01,000\nx\n\n2\n00:00:00 --> 1\ny\n\n3\n00:00:01,000 --> 00:00:02,000\nz\n", 5, "no line of times")]
    [InlineData("WebVTT", "WEBVTT\n\n00:00.000 --> 00:01.000\nx\n\nid\nnothing\n\n00:01.000 --> 00:02.000\nz\n", 6, "no line of times")]
    [InlineData("CSV", "start,end,text\n0,1,x\n0,one,y\n1,2,z\n", 3, "not a number")]
    [InlineData("CSV", "start,end,text\n0,1,x\n0,1,y,z\n1,2,z\n", 3, "4 values for 3 columns")]
    [InlineData("Audacity", "0\t1\tx\n3,5\t4\ty\n1\t2\tz\n", 2, "comma")]
    public void OneBadRowIsNamedAndTheOthersAreRead(string format, string content, int line, string said)
    {
        (IReadOnlyList<AnnotationDocument> documents, IReadOnlyList<SpeechDataException> problems) = AnnotationFile.ReadAll(_folder.Write("file.x", content), new() { Format = format });

        SpeechDataException problem = Assert.Single(problems);
        Assert.Equal("AnnotationRowInvalid", problem.ErrorId);
        Assert.Contains($"file.x', line {line}: ", problem.Message, StringComparison.Ordinal);
        Assert.Contains(said, problem.Message, StringComparison.Ordinal);
        Assert.Equal(2, documents.Sum(document => document.SegmentCount + document.WordCount));
    }

    [Fact]
    public void ABadElementOfAListIsNamed()
    {
        (IReadOnlyList<AnnotationDocument> documents, IReadOnlyList<SpeechDataException> problems) =
            AnnotationFile.ReadAll(_folder.Write("a.json", "[{\"session_id\": \"a\", \"words\": \"x\"}, 5, {\"session_id\": \"a\", \"words\": \"y\"}]"));

        Assert.Equal(2, documents[0].SegmentCount);
        Assert.Contains("segment 2: the element is no object", Assert.Single(problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!DOCTYPE Trans [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><Trans audio_filename=\"&b;\"/>")]
    [InlineData("<!DOCTYPE Trans [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Trans>&x;</Trans>")]
    public void EntitiesAreRefused(string xml)
    {
        (IReadOnlyList<AnnotationDocument> documents, IReadOnlyList<SpeechDataException> problems) = AnnotationFile.ReadAll(_folder.Write("a.trs", xml), new() { Format = "TRS" });

        Assert.Empty(documents);
        Assert.Equal("AnnotationXmlRefused", Assert.Single(problems).ErrorId);
    }

    [Theory]
    [InlineData("TRS", "Trans")]
    [InlineData("EAF", "ANNOTATION_DOCUMENT")]
    public void DepthIsBounded(string format, string root)
    {
        string deep = $"<{root}>{string.Concat(Enumerable.Repeat("<a>", 200_000))}{string.Concat(Enumerable.Repeat("</a>", 200_000))}</{root}>";

        Assert.Equal("AnnotationXmlRefused", Assert.Single(AnnotationFile.ReadAll(_folder.Write("a", deep), new() { Format = format }).Problems).ErrorId);
    }

    [Theory]
    [InlineData("EAF", "<ANNOTATION_DOCUMENT><TIER TIER_ID=\"a\">")]
    [InlineData("TRS", "<Trans><Episode><Section><Turn startTime=\"0\"")]
    [InlineData("TextGrid", "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n0\n1\n<exists>\n1000000000\n\"IntervalTier\"\n\"a\"\n0\n1\n2000000000\n0\n1\n\"x\"\n")]
    [InlineData("TextGrid", "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n0\n1,5\n")]
    [InlineData("Whisper", "{\"segments\": [{\"start\": NaN}]}")]
    [InlineData("SegLST", "[{\"session_id\": ")]
    public void WhatBreaksOffSaysWhere(string format, string content)
    {
        (_, IReadOnlyList<SpeechDataException> problems) = AnnotationFile.ReadAll(_folder.Write("a", content), new() { Format = format });

        Assert.Equal("AnnotationUnreadable", Assert.Single(problems).ErrorId);
        Assert.Contains("line ", problems[0].Message, StringComparison.Ordinal);
    }

    /// <summary>Every sample cut at every place, and with bytes flipped: documents or errors of ours, nothing else.</summary>
    [Fact]
    public void CutAndFlippedFiles()
    {
        Random random = new(1);
        string[] samples =
        [
            AnnotationSamples.Rttm, AnnotationSamples.Stm, AnnotationSamples.Ctm, AnnotationSamples.Trn, AnnotationSamples.Srt, AnnotationSamples.Vtt, AnnotationSamples.Csv, AnnotationSamples.Nemo,
            AnnotationSamples.Lhotse, AnnotationSamples.SegLst, AnnotationSamples.Whisper, AnnotationSamples.Eaf, AnnotationSamples.Trs, AnnotationSamples.LongTextGrid,
        ];
        foreach (string sample in samples)
        {
            string format = AnnotationFormats.Recognise(_folder.Write("whole", sample))!;
            byte[] bytes = Encoding.UTF8.GetBytes(sample);
            for (int round = 0; round < 60; round++)
            {
                byte[] broken = bytes[..random.Next(bytes.Length)];
                for (int flips = round % 3; flips > 0 && broken.Length > 0; flips--) broken[random.Next(broken.Length)] = (byte)random.Next(256);
                AnnotationFile.ReadAll(_folder.Write("a", broken), new() { Format = format });
            }
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void BinaryAndEmptyFiles(string format)
    {
        byte[] noise = new byte[20_000];
        new Random(5).NextBytes(noise);
        AnnotationFile.ReadAll(_folder.Write("noise", noise), new() { Format = format });
        (IReadOnlyList<AnnotationDocument> documents, _) = AnnotationFile.ReadAll(_folder.Write("empty", ""), new() { Format = format });

        Assert.All(documents, document => Assert.Equal(0, document.SegmentCount + document.WordCount));
    }

    [Theory]
    [InlineData("CTM")]
    [InlineData("CSV")]
    [InlineData("SRT")]
    public void ALineOfAHundredMegabytesIsPassedOverInLittleMemory(string format)
    {
        string path = _folder["long"];
        using (StreamWriter writer = new(path))
        {
            writer.Write(format == "CSV" ? "start,end,text\n0,1,x\n\"" : format == "SRT" ? "1\n00:00:00,000 --> 00:00:01,000\nx\n\n" : "a 1 0 1 x\n");
            for (int block = 0; block < 100; block++) writer.Write(new string('y', 1 << 20));
            writer.Write(format == "CSV" ? "\n1,2,z\n" : format == "SRT" ? "\n\n2\n00:00:01,000 --> 00:00:02,000\nz\n" : "\na 1 2 1 z\n");
        }

        long before = GC.GetTotalAllocatedBytes();
        (IReadOnlyList<AnnotationDocument> documents, IReadOnlyList<SpeechDataException> problems) = AnnotationFile.ReadAll(path, new() { Format = format });

        Assert.NotEmpty(problems);
        Assert.Equal(2, documents.Sum(document => document.SegmentCount + document.WordCount));
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 400L << 20);
    }

    [Fact]
    public void AQuoteThatIsNeverClosedDoesNotSwallowTheFile()
    {
        string rows = string.Concat(Enumerable.Range(0, 20_000).Select(row => $"{row},{row + 1},text of row {row}\n"));

        (IReadOnlyList<AnnotationDocument> documents, IReadOnlyList<SpeechDataException> problems) = AnnotationFile.ReadAll(_folder.Write("a.csv", "start,end,text\n0,1,\"open\n" + rows));

        Assert.NotEmpty(problems);
        Assert.True(documents[0].SegmentCount > 10_000);
    }

    [Fact]
    public void OldEncodingsAreNamedOrTold()
    {
        string path = _folder.Write("a.stm", Encoding.Latin1.GetBytes("a 1 A 0 1 déjà\na 1 A 1 2 vu\n"));

        (IReadOnlyList<AnnotationDocument> documents, IReadOnlyList<SpeechDataException> problems) = AnnotationFile.ReadAll(path);
        Assert.Contains("-Encoding", Assert.Single(problems).Message, StringComparison.Ordinal);
        Assert.Equal(1, documents[0].SegmentCount);

        Assert.Equal("déjà", AnnotationFile.ReadAll(path, new() { Encoding = "windows-1252" }).Documents[0].Segments[0].Text);
        Assert.Equal("AnnotationEncodingUnknown", Assert.Single(AnnotationFile.ReadAll(path, new() { Encoding = "klingon" }).Problems).ErrorId);
    }

    [Fact]
    public void CarriageReturnsAlonePartLines() =>
        Assert.Equal(2, AnnotationFile.Read(_folder.Write("a.stm", "a 1 A 0 1 x\ra 1 A 1 2 y\r"))[0].SegmentCount);

    [Fact]
    public void AMillionSegmentsOfAThousandRecordings()
    {
        string path = _folder["a.rttm"];
        using (StreamWriter writer = new(path))
        {
            for (int row = 0; row < 1_000_000; row++) writer.Write($"SPEAKER call{row / 1000} 1 {row % 1000}.000 0.500 <NA> <NA> A <NA> <NA>\n");
        }

        Assert.Equal(1_000_000, AnnotationFormats.Read(path, null, problem => throw problem).Sum(document => document.SegmentCount));
    }
}
