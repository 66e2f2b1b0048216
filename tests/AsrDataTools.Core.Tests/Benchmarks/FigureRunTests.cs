using AsrDataTools.Benchmarks.Figures;

namespace AsrDataTools.Core.Tests.Benchmarks;

public class FigureRunTests
{
    [Fact]
    public void TheLeastOfInterleavedRoundsCounts()
    {
        List<string> order = [];
        SpeedPeer peer = new("peer", Costs(order, "peer", 8, 7, 9)), absent = new("absent", () => null);
        IReadOnlyList<Figure> figures = new FigureRun("topic", isQuick: false).Measure(
            new SpeedJob("first", "1 h", Costs(order, "first", 5, 4, 6), FigureUnit.CpuSeconds) { Peers = [peer, absent] },
            new SpeedJob("second", "1 h", Costs(order, "second", 1, 1, 1), FigureUnit.FileMegabytes) { Peers = [peer] },
            new SpeedJob("no program", "1 h", () => null, FigureUnit.CpuSeconds));
        Assert.Equal(["first", "second", "peer", "first", "second", "peer", "first", "second", "peer"], order);
        Assert.Equal(2, figures.Count);
        Figure first = figures[0];
        Assert.Equal((4, 3, 0.25), (first.Value, first.Rounds, first.Spread));
        Assert.Equal([new PeerFigure("peer", 7), new PeerFigure("absent", null)], first.Peers);
        Assert.Equal(4.0 / 7, first.Ratio(first.Peers[0]));
        Assert.True(first.KernelSeconds > 0);
        Assert.Null(figures[1].KernelSeconds);
    }

    [Fact]
    public void APeerThatTakesLongIsAskedLess()
    {
        List<string> order = [];
        new FigureRun("topic", isQuick: false).Measure(new SpeedJob("job", "1 h", () => 1, FigureUnit.CpuSeconds) { Peers = [new SpeedPeer("slow", Costs(order, "slow", 3)) { Rounds = 1 }] });
        Assert.Equal(["slow"], order);
    }

    [Theory]
    [InlineData(1, false, 9)] // Nine seconds after nine rounds, which are the most.
    [InlineData(2, false, 5)] // Ten seconds after five.
    [InlineData(60, false, 3)]
    [InlineData(1, true, 3)]
    public void WhatIsCheapIsDoneMoreOften(double cost, bool isQuick, int rounds) =>
        Assert.Equal(rounds, Assert.Single(new FigureRun("topic", isQuick).Measure(new SpeedJob("job", "1 h", () => cost, FigureUnit.CpuSeconds))).Rounds);

    [Fact]
    public void TheReferenceKernelIsTheSameWorkEachTime() => Assert.Equal(ReferenceKernel.Run(), ReferenceKernel.Run());

    private static Func<double?> Costs(List<string> order, string name, params double[] costs)
    {
        int round = 0;
        return () =>
        {
            order.Add(name);
            return costs[round++];
        };
    }
}
