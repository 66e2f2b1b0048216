using AsrDataTools.Annotation;

namespace AsrDataTools.Core.Tests.Annotation;

/// <summary>By content alone: the names tell nothing, and no format takes another's files.</summary>
public sealed class RecognitionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, string> Contents => new()
    {
        { "RTTM", AnnotationSamples.Rttm }, { "STM", AnnotationSamples.Stm }, { "CTM", AnnotationSamples.Ctm }, { "TRN", AnnotationSamples.Trn },
        { "OpenSAT", AnnotationSamples.OpenSat }, { "OpenSAT", AnnotationSamples.OpenSatSystem },
        { "UEM", AnnotationSamples.Uem }, { "Audacity", AnnotationSamples.Audacity }, { "SRT", AnnotationSamples.Srt }, { "WebVTT", AnnotationSamples.Vtt },
        { "CSV", AnnotationSamples.Csv }, { "NeMo", AnnotationSamples.Nemo }, { "Lhotse", AnnotationSamples.Lhotse }, { "SegLST", AnnotationSamples.SegLst },
        { "Whisper", AnnotationSamples.Whisper }, { "Whisper", AnnotationSamples.WhisperX }, { "Whisper", AnnotationSamples.FasterWhisper },
        { "EAF", AnnotationSamples.Eaf }, { "TRS", AnnotationSamples.Trs }, { "TextGrid", AnnotationSamples.LongTextGrid }, { "TextGrid", AnnotationSamples.ShortTextGrid },
        { "CTM", "digits 1 0.50 0.30 9 0.98\ndigits 1 0.90 0.25 4 0.97\n" },
        { "STM", "digits 1 2 0.50 3.10 nine four\n" },
        { "STM", "call 1 spk 0.00 3.10\n" },
        { "CSV", "start,end,speaker\n0,1,A\n" },
        { "RTTM", "SPEAKER a 1 0 1 <NA> <NA> x <NA>\n" },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Contents))]
    public void ByContent(string format, string content)
    {
        string path = _folder.Write("file", content);

        Assert.Equal(format, AnnotationFormats.Recognise(path));
        Assert.NotEmpty(AnnotationFormats.Read(path, null, _ => { }));
    }

    [Theory]
    [InlineData("The quick brown fox.\nJumps over.\n")]
    [InlineData("{\"a\": 1}\n")]
    [InlineData("<html><body/></html>")]
    [InlineData("RIFF\0\0\0\0WAVEfmt ")]
    [InlineData("name,size\nx,1\n")]
    [InlineData("")]
    public void NoAnnotation(string content)
    {
        string path = _folder.Write("file", content);

        Assert.Null(AnnotationFormats.Recognise(path));
        SpeechDataException error = Assert.Throws<SpeechDataException>(() => AnnotationFile.Read(path));
        Assert.Equal("AnnotationNotRecognised", error.ErrorId);
        Assert.Contains("Import-Annotation -Format", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TextIsTakenByItsName()
    {
        Assert.Equal("Text", AnnotationFormats.Recognise(_folder.Write("a.txt", "Hello.\nThere.\n")));
        Assert.Equal(2, Assert.Single(AnnotationFile.Read(_folder["a.txt"])).SegmentCount);
    }

    [Fact]
    public void AnUnknownFormatNamesTheNearest() =>
        Assert.Contains("Did you mean 'RTTM'", Assert.Throws<SpeechDataException>(() => AnnotationFile.Read(_folder.Write("a", "x"), "rttmm")).Message, StringComparison.Ordinal);

    [Fact]
    public void AMixedFolderGivesEachFileItsFormatAndAKaldiDirectoryAsOne()
    {
        _folder.Write("d/a.rttm", AnnotationSamples.Rttm);
        _folder.Write("d/b.dat", AnnotationSamples.Ctm);
        _folder.Write("d/c.wav", [1, 0, 2]);
        _folder.Write("d/kaldi/segments", "u1 r1 0 1\n");
        _folder.Write("d/kaldi/text", "u1 hello\n");
        List<string> passed = [];

        string[] found = [.. AnnotationFiles.Enumerate(_folder["d"], AnnotationReadOptions.Default, passed.Add)];

        Assert.Equal(["a.rttm", "b.dat", "kaldi"], found.Select(Path.GetFileName));
        Assert.Equal(["c.wav"], passed.Select(Path.GetFileName));
    }
}
