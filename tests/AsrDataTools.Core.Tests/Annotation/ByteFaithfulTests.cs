using System.Text;
using AsrDataTools.Annotation;

namespace AsrDataTools.Core.Tests.Annotation;

/// <summary>What is read and written unchanged is the same file, byte for byte; and where one row is changed, only that row is.</summary>
public sealed class ByteFaithfulTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, string> Samples => new()
    {
        { "RTTM", AnnotationSamples.Rttm }, { "STM", AnnotationSamples.Stm }, { "CTM", AnnotationSamples.Ctm }, { "TRN", AnnotationSamples.Trn },
        { "OpenSAT", AnnotationSamples.OpenSat }, { "OpenSAT", AnnotationSamples.OpenSatSystem },
        { "UEM", AnnotationSamples.Uem }, { "SRT", AnnotationSamples.Srt }, { "WebVTT", AnnotationSamples.Vtt }, { "CSV", AnnotationSamples.Csv },
        { "NeMo", AnnotationSamples.Nemo }, { "Lhotse", AnnotationSamples.Lhotse }, { "TextGrid", AnnotationSamples.LongTextGrid }, { "TextGrid", AnnotationSamples.ShortTextGrid },
        { "Audacity", AnnotationSamples.Audacity.Replace("3,5\t4,5\tx\n", "", StringComparison.Ordinal) }, { "Text", "one line\n\n  two lines \n" },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Samples))]
    public void AsItStood(string format, string content)
    {
        foreach ((string name, byte[] bytes) in Variants(format, content))
        {
            string path = _folder.Write($"in/{name}{AnnotationFormats.Named(format).Extension}", bytes);
            string copy = _folder[$"out/{name}{AnnotationFormats.Named(format).Extension}"];

            IReadOnlyDictionary<string, long> losses = AnnotationFile.Write(copy, format, AnnotationFile.Read(path));

            Assert.Empty(losses);
            Assert.Equal(bytes, File.ReadAllBytes(copy));
        }
    }

    [Fact]
    public void OneChangedSegmentChangesOneLine()
    {
        string path = _folder.Write("a.rttm", AnnotationSamples.Rttm);
        AnnotationDocument[] documents = [.. AnnotationFile.Read(path)];
        AnnotationSegment changed = documents[0].Segments[0] with { EndSeconds = 2 };
        documents[0] = documents[0] with { Segments = [changed, .. documents[0].Segments.Skip(1)] };

        AnnotationFile.Write(_folder["b.rttm"], "RTTM", documents);

        string[] before = File.ReadAllLines(path);
        string[] after = File.ReadAllLines(_folder["b.rttm"]);
        Assert.Equal(before.Length, after.Length);
        Assert.Equal(["SPEAKER call1 1 0.500 1.500 <NA> <NA> A <NA> <NA>"], after.Except(before));
    }

    [Fact]
    public void ASegmentLeftOutLeavesTheOthers()
    {
        string path = _folder.Write("a.stm", AnnotationSamples.Stm);
        AnnotationDocument[] documents = [.. AnnotationFile.Read(path)];
        documents[0] = documents[0] with { Segments = [documents[0].Segments[0], .. documents[0].Segments.Skip(2)] };

        AnnotationFile.Write(_folder["b.stm"], "STM", documents);

        Assert.Equal(File.ReadAllLines(path).Where(line => !line.Contains("gap", StringComparison.Ordinal)), File.ReadAllLines(_folder["b.stm"]));
    }

    [Fact]
    public void ASourceOfPraatInUtf16StaysSo()
    {
        byte[] bytes = [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(AnnotationSamples.LongTextGrid)];
        string path = _folder.Write("a.TextGrid", bytes);

        AnnotationFile.Write(_folder["b.TextGrid"], "TextGrid", AnnotationFile.Read(path));

        Assert.Equal(bytes, File.ReadAllBytes(_folder["b.TextGrid"]));
    }

    // Newlines of Windows, no newline at the end, byte order marks.
    private static IEnumerable<(string Name, byte[] Bytes)> Variants(string format, string content)
    {
        yield return ("plain", Encoding.UTF8.GetBytes(content));
        yield return ("windows", Encoding.UTF8.GetBytes(content.Replace("\n", "\r\n", StringComparison.Ordinal)));
        yield return ("open", Encoding.UTF8.GetBytes(content.TrimEnd('\n')));
        yield return ("marked", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(content)]);
        if (format is not ("NeMo" or "Lhotse")) yield return ("utf16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(content)]);
    }
}
