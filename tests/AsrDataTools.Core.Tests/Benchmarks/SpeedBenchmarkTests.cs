using AsrDataTools.Benchmarks.Figures;

namespace AsrDataTools.Core.Tests.Benchmarks;

public sealed class SpeedBenchmarkTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("figures-").FullName;
    private double _megabytes = 100;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void ARegressionIsToldAndFailsWhereAsked()
    {
        string then = Path.Combine(_folder, "then.json"), now = Path.Combine(_folder, "now.json");
        Assert.Equal(0, Run("--out", then));
        _megabytes = 110;
        Assert.Equal(0, Run("--against", then, "--fail"));
        _megabytes = 120;
        Assert.Equal(0, Run("--against", then));
        Assert.Equal(1, Run("--against", then, "--fail", "--out", now));
        Assert.Equal(120, Assert.Single(FigureReport.Read(now).Figures).Value);
    }

    [Fact]
    public void WhatIsNotInstalledIsNamedAndTheRestMeasured()
    {
        string path = Path.Combine(_folder, "figures.json");
        Assert.Equal(0, Run("--quick", "--out", path));
        FigureReport report = FigureReport.Read(path);
        Assert.Equal("needs prompts", report.NotMeasured["absent"]);
        Assert.Equal("small", Assert.Single(report.Figures).Size);
        Assert.Equal(0, Run("--only", "file", "--out", path));
        Assert.Empty(FigureReport.Read(path).NotMeasured);
    }

    [Theory]
    [InlineData("There is no option --slow", "--slow")]
    [InlineData("--out needs a value", "--out")]
    [InlineData("--against needs a value", "--against", "--fail")]
    [InlineData("There is no topic files. There are: file, absent.", "--only", "files")]
    [InlineData("--fail needs --against", "--fail")]
    public void WhatIsNotUnderstoodIsSaid(string expected, params string[] arguments)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => SpeedOptions.Parse(arguments, ["file", "absent"]));
        Assert.StartsWith(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal(2, Run(arguments));
    }

    [Fact]
    public void NothingIsMeasuredForAFileThatCannotBe()
    {
        Assert.Equal(2, Run("--against", Path.Combine(_folder, "absent.json")));
        Assert.Equal(2, Run("--out", Path.Combine(_folder, "absent", "figures.json")));
    }

    private int Run(params string[] arguments) => SpeedBenchmark.Run(
        [
            new("file", "", run => run.Measure(new SpeedJob("written", run.Size("large", "small"), () => _megabytes, FigureUnit.FileMegabytes))),
            new("absent", "", _ => throw new MissingMaterialException("needs prompts")),
        ],
        arguments);
}
