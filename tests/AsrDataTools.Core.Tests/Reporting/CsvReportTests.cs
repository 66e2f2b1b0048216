using AsrDataTools.Reporting;
using AsrDataTools.Reporting.Csv;

namespace AsrDataTools.Core.Tests.Reporting;

public sealed class CsvReportTests : IDisposable
{
    private static readonly string[] Names =
    [
        "accents.csv", "acoustic-shifts.csv", "annotation-levels.csv", "annotation-recordings.csv", "annotation-times.csv", "collection-plan.csv", "evaluation-alignment.csv",
        "evidence.csv", "findings.csv", "gates.csv", "governance.csv", "inputs.csv", "leakage-pairs.csv", "leakage-shares.csv", "robustness-curves.csv", "robustness.csv",
        "unusable-inputs.csv", "vocabulary-lacking.csv", "vocabulary-terms.csv", "word-confusions.csv", "word-errors.csv",
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void EachTableIsAFileWhateverTheReportHolds()
    {
        foreach (ReadinessReport report in (ReadinessReport[])[ReportSamples.Full(), ReportSamples.Bare()])
        {
            CsvReport.Write(report, Target);

            Assert.Equal(Names, Directory.GetFiles(Target).Select(Path.GetFileName).Order(StringComparer.Ordinal));
            Assert.Equal(Names, CsvReport.FileNames(report).Order(StringComparer.Ordinal));
            Assert.All(Directory.GetFiles(Target), file => Assert.Contains('\n', File.ReadAllText(file)));
            Assert.Single(Directory.GetFileSystemEntries(_folder.Path));
        }

        Assert.StartsWith("Gate,Verdict,NewVerdict,Required,Reasons,Remedies\nOverall,", Read("gates.csv"), StringComparison.Ordinal);
        Assert.EndsWith("\nAcoustics,Unknown,,False,,\n", Read("gates.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public void NumbersAreNumbersAndInvariant()
    {
        CsvReport.Write(ReportSamples.Full(), Target);

        string[] lines = Read("robustness-curves.csv").Split('\n');
        Assert.StartsWith("snr_db,3,5,25,120,1200,,,,-0.012,-0.015,-0.009,5: 40.5 %; 15: 20.0 %; 25: 10.0 %,", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void AFolderWithSomethingElseIsLeftAlone()
    {
        Directory.CreateDirectory(Target);
        File.WriteAllText(Path.Combine(Target, "thesis.docx"), "years of work");

        SpeechDataException refused = Assert.Throws<SpeechDataException>(() => CsvReport.Write(ReportSamples.Bare(), Target));

        Assert.Equal("ReportFolderForeign", refused.ErrorId);
        Assert.Contains("thesis.docx", refused.Message, StringComparison.Ordinal);
        Assert.Equal("years of work", File.ReadAllText(Path.Combine(Target, "thesis.docx")));
        Assert.Single(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("  @x", "'  @x")]
    [InlineData("-1 dB", "'-1 dB")]
    [InlineData("a,\"b\"\n", "\"a,\"\"b\"\"\n\"")]
    [InlineData("plain", "plain")]
    [InlineData(-1.5, "-1.5")]
    [InlineData(double.NaN, "")]
    [InlineData(Severity.Error, "Error")]
    public void ACellIsWhatItSays(object value, string cell) => Assert.Equal(cell, CsvTable.Cell(value));

    private string Target => Path.Combine(_folder.Path, "tables");

    private string Read(string name) => File.ReadAllText(Path.Combine(Target, name));
}
