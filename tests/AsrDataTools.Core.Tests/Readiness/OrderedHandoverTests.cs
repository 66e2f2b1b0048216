using System.Collections.Concurrent;
using AsrDataTools.Readiness;

namespace AsrDataTools.Core.Tests.Readiness;

public sealed class OrderedHandoverTests
{
    private readonly List<string> _taken = [];

    [Fact]
    public void WhateverTheOrderOfFinishing()
    {
        OrderedHandover<string> handover = new(_taken.Add);

        handover.Finish(2, "c", CancellationToken.None);
        handover.Finish(1, null, CancellationToken.None);
        Assert.Empty(_taken);
        handover.Finish(0, "a", CancellationToken.None);
        Assert.Equal(["a", "c"], _taken);
        handover.Finish(3, "d", CancellationToken.None);

        Assert.Equal(["a", "c", "d"], _taken);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(100_000)]
    public void FromManyThreadsOneAtATime(int mostAhead)
    {
        OrderedHandover<string> handover = new(_taken.Add, mostAhead);

        Parallel.ForEach(
            Partitioner.Create(Enumerable.Range(0, 20_000), EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            (_, _, number) => handover.Finish(number, number % 7 == 0 ? null : $"{number}", CancellationToken.None));

        Assert.Equal(Enumerable.Range(0, 20_000).Where(number => number % 7 != 0).Select(number => $"{number}"), _taken);
    }

    [Fact]
    public async Task WhoIsFarAheadWaitsForTheOneThatIsDue()
    {
        OrderedHandover<string> handover = new(_taken.Add, mostAhead: 2);
        handover.Finish(1, "b", CancellationToken.None);
        handover.Finish(2, "c", CancellationToken.None);
        Task ahead = Task.Run(() => handover.Finish(3, "d", CancellationToken.None), TestContext.Current.CancellationToken);
        Assert.False(ahead.IsCompleted);
        handover.Finish(0, "a", CancellationToken.None);
        await ahead;
        Assert.Equal(["a", "b", "c", "d"], _taken);
    }

    [Fact]
    public async Task CancellationEndsTheWait()
    {
        using CancellationTokenSource source = new();
        OrderedHandover<string> handover = new(_taken.Add, mostAhead: 2);
        Task ahead = Task.Run(() => handover.Finish(7, "h", source.Token), TestContext.Current.CancellationToken);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ahead);
        Assert.Empty(_taken);
    }

    [Fact]
    public async Task NobodyWaitsForWhatHasFailed()
    {
        OrderedHandover<string> handover = new(_ => throw new InvalidOperationException("full"), mostAhead: 2);
        Task ahead = Task.Run(() => handover.Finish(7, "h", CancellationToken.None), TestContext.Current.CancellationToken);
        Assert.Throws<InvalidOperationException>(() => handover.Finish(0, "a", CancellationToken.None));
        await ahead;
    }
}
