using AsrDataTools.Readiness;

namespace AsrDataTools.Core.Tests.Readiness;

public sealed class OrderedHandoverTests
{
    [Fact]
    public void WhateverTheOrderOfFinishing()
    {
        List<string> taken = [];
        OrderedHandover<string> handover = new(taken.Add);

        handover.Finish(2, "c");
        handover.Finish(1, null);
        Assert.Empty(taken);
        handover.Finish(0, "a");
        Assert.Equal(["a", "c"], taken);
        handover.Finish(3, "d");

        Assert.Equal(["a", "c", "d"], taken);
    }

    [Fact]
    public void FromManyThreadsOneAtATime()
    {
        List<string> taken = [];
        OrderedHandover<string> handover = new(taken.Add);

        Parallel.For(0, 20_000, number => handover.Finish(number, number % 7 == 0 ? null : $"{number}"));

        Assert.Equal(Enumerable.Range(0, 20_000).Where(number => number % 7 != 0).Select(number => $"{number}"), taken);
    }
}
