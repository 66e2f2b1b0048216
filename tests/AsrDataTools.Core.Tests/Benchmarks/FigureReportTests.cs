using AsrDataTools.Benchmarks.Figures;

namespace AsrDataTools.Core.Tests.Benchmarks;

public sealed class FigureReportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("figures-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void WhatIsWrittenIsRead()
    {
        Figure figure = FigureComparisonTests.Cpu(1.5) with { Spread = 0.02, Peers = [new("sox", 3), new("fpcalc", null)] };
        FigureReport report = FigureComparisonTests.Report(figure) with { NotMeasured = new Dictionary<string, string> { ["audit"] = "needs asrdata" } };
        string path = Path.Combine(_folder, "figures.json");
        report.Write(path);
        FigureReport read = FigureReport.Read(path);
        Assert.Equivalent(report, read, strict: true);
        Assert.Equal(0.5, read.Figures[0].Ratio(read.Figures[0].Peers[0]));
        Assert.Null(read.Figures[0].Ratio(read.Figures[0].Peers[1]));
    }

    [Theory]
    [InlineData("", "line 1")]
    [InlineData("{\n \"date\": \"yesterday\"\n}", "line 2")]
    [InlineData("{}", "date")]
    [InlineData("null", "no figures")]
    [InlineData("{\"gates\": []}", "gates")]
    public void AnotherFileIsRefusedByName(string content, string expected)
    {
        string path = Path.Combine(_folder, "other.json");
        File.WriteAllText(path, content);
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => FigureReport.Read(path));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.EndsWith("Give a file that --out wrote.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheTableFitsAndNamesMissingPeers()
    {
        Figure wide = new("topic", new string('n', 44), new string('s', 20), FigureUnit.MemoryMegabytes, 9876.5) { Spread = 9.99, Peers = [new(new string('p', 24), 1), new("fpcalc", null)] };
        StringWriter output = new();
        FigureReport report = FigureComparisonTests.Report(wide, FigureComparisonTests.Cpu(0.01234)) with { NotMeasured = new Dictionary<string, string> { ["audit"] = string.Join(' ', Enumerable.Repeat("needs a thing", 20)) } };
        FigureTable.WriteHead(output, report);
        FigureTable.Write(output, report.Figures);
        string text = output.ToString();
        Assert.All(text.Split(Environment.NewLine), line => Assert.InRange(line.Length, 0, 120));
        Assert.Contains("Peers: sox 14.4.2", text, StringComparison.Ordinal);
        Assert.Contains("Not installed: fpcalc", text, StringComparison.Ordinal);
        Assert.Contains("absent  fpcalc", text, StringComparison.Ordinal);
        Assert.Contains("0.0123 s", text, StringComparison.Ordinal);
    }
}
