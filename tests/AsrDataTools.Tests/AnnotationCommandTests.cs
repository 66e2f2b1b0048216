using AsrDataTools.Annotation;

namespace AsrDataTools.Tests;

public sealed class AnnotationCommandTests : IDisposable
{
    private const string Rttm = "SPEAKER a 1 0.500 1.000 <NA> <NA> Ann <NA> <NA>\nSPEAKER a 1 1.000 1.000 <NA> <NA> Bo <NA> <NA>\nSPEAKER b 1 0.000 2.000 <NA> <NA> Ann <NA> <NA>\n";

    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public AnnotationCommandTests() => _session.SetLocation(_corpus.Path);

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Fact]
    public void ADocumentForEachRecording()
    {
        _corpus.WriteText("x.rttm", Rttm);

        ScriptResult result = _session.Run("Import-Annotation x.rttm").Clean();

        Assert.Equal([("a", 2), ("b", 1)], result.As<AnnotationDocument>().Select(document => (document.Recording, document.SegmentCount)));
        Assert.Equal("Read 2 recordings with 3 segments and 0 words from 1 file; 0 files and 0 rows were left out.", result.Summary);
    }

    [Fact]
    public void SegmentsAsRowsBindToTheNextCommand()
    {
        string path = _corpus.WriteText("x [1].rttm", Rttm);

        ScriptResult result = _session.Run("Import-Annotation -LiteralPath 'x [1].rttm' -AsSegment").Clean();

        Assert.Equal(["Ann", "Bo", "Ann"], result.As<AnnotationSegment>().Select(segment => segment.Speaker));
        Assert.All(result.Output, row => Assert.Equal(path, row.Properties["PSPath"].Value));
    }

    [Fact]
    public void BadRowsMissingFilesAndForeignFilesAreCountedOnce()
    {
        _corpus.WriteText("d/x.rttm", Rttm + "SPEAKER a 1 nan 1 <NA> <NA> A <NA> <NA>\n");
        _corpus.WriteText("d/notes.md", "# Notes\n");
        _corpus.WriteText("broken.trs", "<Trans><Episode>");

        ScriptResult result = _session.Run("Import-Annotation d, none.rttm, broken.trs");

        Assert.Equal(2, result.Output.Count);
        Assert.Equal(["AnnotationRowInvalid", "AnnotationUnreadable", "PathNotFound"], result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]).Order());
        Assert.Equal("Read 2 recordings with 3 segments and 0 words from 1 file; 2 files and 1 row were left out. 1 file in folders are no annotation.", result.Summary);
    }

    [Theory]
    [InlineData("Import-Annotation x.dat", "AnnotationNotRecognised")]
    [InlineData("Import-Annotation x.dat -Format RTMM", "AnnotationFormatUnknown")]
    [InlineData("Import-Annotation x.dat -Encoding klingon", "AnnotationEncodingUnknown")]
    [InlineData("Import-Annotation x.dat -Format CSV", "AnnotationColumnsUnknown")]
    [InlineData("Import-Annotation empty", "FolderWithoutAnnotation")]
    [InlineData("Import-Annotation bomb.trs", "AnnotationXmlRefused")]
    public void ImportErrors(string script, string error)
    {
        _corpus.WriteText("x.dat", "nothing known\n");
        _corpus.WriteText("empty/x.md", "nothing known\n");
        _corpus.WriteText("bomb.trs", "<!DOCTYPE Trans [<!ENTITY a \"b\">]><Trans audio_filename=\"&a;\"></Trans>");

        Assert.Equal(error, Assert.Single(_session.Run(script).Errors).FullyQualifiedErrorId.Split(',')[0]);
    }

    [Fact]
    public void AFormatAndAnEncodingCanBeNamed()
    {
        File.WriteAllBytes(_corpus.PathOf("x.dat"), System.Text.Encoding.Latin1.GetBytes("déjà vu\n"));

        AnnotationSegment segment = Assert.Single(_session.Run("Import-Annotation x.dat -Format Text -Encoding iso-8859-1 -AsSegment").Clean().As<AnnotationSegment>());

        Assert.Equal("déjà vu", segment.Text);
    }

    [Fact]
    public void SeveralRecordingsGoIntoOneFileWhereTheFormatAllows()
    {
        _corpus.WriteText("x.rttm", Rttm);

        ScriptResult result = _session.Run("Import-Annotation x.rttm | Export-Annotation y.rttm -PassThru").Clean();

        Assert.Equal(_corpus.PathOf("y.rttm"), Assert.Single(result.As<FileInfo>()).FullName);
        Assert.Equal(Rttm, File.ReadAllText(_corpus.PathOf("y.rttm")));
    }

    [Fact]
    public void ElseIntoAFolderAndWhatIsLostIsSaid()
    {
        _corpus.WriteText("x.stm", "a A Ann 0 1 <o,f0> hello\na A Bo 1 2 <o,f0> there\n");

        ScriptResult result = _session.Run("Import-Annotation x.stm | Export-Annotation out -Format TextGrid -PassThru 3>&1");

        Assert.Empty(result.Errors);
        Assert.Contains("TextGrid has no place for: Channel (2), Extra.Label (2).", result.Output.Select(item => $"{item}"));
        Assert.Equal([_corpus.PathOf("out/a.TextGrid")], Directory.GetFiles(_corpus.PathOf("out")));
    }

    [Fact]
    public void FilteredRowsAreWrittenByRecording()
    {
        _corpus.WriteText("x.rttm", Rttm);

        _session.Run("Import-Annotation x.rttm -AsSegment | Where-Object Speaker -eq Ann | Export-Annotation y.uem -Format STM -WarningAction Ignore").Clean();

        Assert.Equal("a 1 Ann 0.50 1.50\nb 1 Ann 0.00 2.00\n", File.ReadAllText(_corpus.PathOf("y.uem")));
    }

    [Theory]
    [InlineData("Import-Annotation x.rttm | Export-Annotation one.TextGrid", "AnnotationTargetHoldsOne")]
    [InlineData("Import-Annotation x.rttm | Export-Annotation x.rttm -NoClobber", "AnnotationTargetExists")]
    [InlineData("Import-Annotation x.rttm, y.rttm | Export-Annotation out -Format EAF", "AnnotationTargetTaken")]
    [InlineData("Import-Annotation x.rttm | Export-Annotation out.json", "AnnotationFormatUnknown")]
    [InlineData("Import-Annotation x.rttm | Export-Annotation out.dat", "AnnotationFormatUnknown")]
    [InlineData("5 | Export-Annotation out.rttm", "AnnotationInputUnknown")]
    public void ExportErrors(string script, string error)
    {
        _corpus.WriteText("x.rttm", Rttm);
        _corpus.WriteText("y.rttm", Rttm.Split('\n')[0] + "\n");

        ScriptResult result = _session.Run(script);

        Assert.All(result.Errors, found => Assert.Equal(error, found.FullyQualifiedErrorId.Split(',')[0]));
        Assert.NotEmpty(result.Errors);
        Assert.Empty(Directory.GetFiles(_corpus.Path, "*.tmp", SearchOption.AllDirectories));
    }

    [Fact]
    public void WhatIfWritesNothing()
    {
        _corpus.WriteText("x.rttm", Rttm);

        Assert.Empty(_session.Run("Import-Annotation x.rttm | Export-Annotation y.stm -WhatIf").Errors);

        Assert.False(File.Exists(_corpus.PathOf("y.stm")));
    }
}
