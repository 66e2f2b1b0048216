using AsrDataTools.Benchmarks.Figures;

namespace AsrDataTools.Core.Tests.Benchmarks;

public class FigureComparisonTests
{
    [Fact]
    public void ASlowerMachineIsNoRegression()
    {
        FigureComparison row = new(Cpu(2.0, kernel: 0.1), Cpu(5.0, kernel: 0.25));
        Assert.Equal(0, row.Change, 12);
        Assert.Equal(5.0, row.ThenOnThisMachine, 12);
        Assert.False(row.IsRegression);
        Assert.False(row.IsImprovement);
    }

    [Theory]
    [InlineData(1.14, 0, 0, false)]
    [InlineData(1.16, 0, 0, true)]
    [InlineData(1.16, 0.05, 0, false)] // The older run was as unsure as that.
    [InlineData(1.16, 0, 0.05, false)] // Or the newer.
    [InlineData(1.21, 0.05, 0.02, true)]
    public void MoreThanFifteenPercentBeyondTheSpreadIsARegression(double now, double spreadThen, double spreadNow, bool expected)
    {
        FigureComparison row = new(Cpu(1) with { Spread = spreadThen }, Cpu(now) with { Spread = spreadNow });
        Assert.Equal(expected, row.IsRegression);
        Assert.Equal(expected, new FigureComparison(row.Now, row.Then).IsImprovement);
    }

    [Fact]
    public void BytesAreComparedAsTheyAre()
    {
        Figure then = new("t", "file", "1 h", FigureUnit.FileMegabytes, 100), now = then with { Value = 120 };
        Assert.True(new FigureComparison(then, now).IsRegression);
        Assert.Equal(100, new FigureComparison(then, now).ThenOnThisMachine);
    }

    [Theory]
    [InlineData(nameof(FigureUnit.ElapsedSeconds))]
    [InlineData(nameof(FigureUnit.MemoryMegabytes))]
    public void WhatOthersDoIsNeverCounted(string unit)
    {
        Figure then = new("t", "n", "1 h", Enum.Parse<FigureUnit>(unit), 1), now = then with { Value = 10 };
        FigureComparison row = new(then, now);
        Assert.Equal(9, row.Change, 12);
        Assert.False(row.IsRegression);
    }

    [Fact]
    public void AFigureOfAnotherSizeOrUnitIsAnother()
    {
        Figure figure = Cpu(1);
        FigureReport then = Report(figure, figure with { Name = "gone" }), now = Report(figure with { Size = "10 h" }, figure with { Unit = FigureUnit.ElapsedSeconds }, figure with { Value = 3 });
        FigureComparison row = Assert.Single(FigureComparison.Of(then, now));
        Assert.Equal(2, row.Change, 12);
    }

    [Fact]
    public void AFewMillisecondsAreNoChange()
    {
        Assert.False(new FigureComparison(Cpu(0.001), Cpu(0.005)).IsRegression);
        Assert.True(new FigureComparison(Cpu(0.001), Cpu(0.007)).IsRegression);
    }

    [Fact]
    public void FromNothingToSomethingIsARegression() => Assert.True(new FigureComparison(Cpu(0), Cpu(0.1)).IsRegression);

    [Fact]
    public void TheTableMarksWhatIsWorseAndNamesWhatIsMissing()
    {
        StringWriter output = new();
        ComparisonTable.Write(output, Report(Cpu(1), Cpu(1) with { Name = "gone" }), Report(Cpu(2), Cpu(1) with { Name = "new" }));
        string[] lines = output.ToString().Split(Environment.NewLine);
        Assert.Contains(lines, line => line.StartsWith("! work", StringComparison.Ordinal) && line.Contains("+100.0 %", StringComparison.Ordinal) && line.EndsWith(" 15 %", StringComparison.Ordinal));
        Assert.Contains("Only then: topic: gone, 1 h", lines);
        Assert.Contains("Only now: topic: new, 1 h", lines);
        Assert.Contains("1 figures compared: 1 worse, 0 better", lines);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 120));
    }

    internal static FigureReport Report(params Figure[] figures) => new(
        new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), "1.2.3", new("a processor", 2, 24, 512, "a system", "a runtime"), [new("sox", "14.4.2"), new("fpcalc", null)], figures, new Dictionary<string, string>());

    internal static Figure Cpu(double seconds, double kernel = 0.1) => new("topic", "work", "1 h", FigureUnit.CpuSeconds, seconds) { Rounds = 3, KernelSeconds = kernel };
}
