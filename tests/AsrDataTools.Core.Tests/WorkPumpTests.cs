namespace AsrDataTools.Core.Tests;

public sealed class WorkPumpTests
{
    private const int MostAhead = 8;
    private const int Items = 200;

    private readonly List<int> _emitted = [];

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void InOrderNothingRunsFarAheadOfASlowItem(int workers)
    {
        using CountdownEvent others = new(MostAhead - 1);
        long most = 0;
        using WorkPump<int, int> pump = new(workers, ordered: true, Work, outcome => _emitted.Add(outcome.Result), CancellationToken.None, mostAhead: MostAhead);

        for (int item = 0; item < Items; item++)
        {
            pump.Post(item);
            most = Math.Max(most, pump.InFlight);
        }

        pump.Finish();

        Assert.Equal(Enumerable.Range(0, Items), _emitted);
        Assert.Equal(0, pump.InFlight);

        // All that may be ahead were, and no more.
        Assert.InRange(most, 1, MostAhead);
        Assert.True(workers == 1 || others.IsSet);

        int Work(int item, CancellationToken cancellation)
        {
            if (item == 0 && workers > 1)
            {
                others.Wait(cancellation);

                // Whoever posts has time to run ahead, if it may.
                for (int i = 0; i < 1000; i++) Thread.Yield();
            }
            else if (item < MostAhead && item > 0)
            {
                others.Signal();
            }

            return item;
        }
    }

    [Fact]
    public void WithoutOrderASlowItemHoldsNothingUp()
    {
        using ManualResetEventSlim lastIsPosted = new();
        using WorkPump<int, int> pump = new(2, ordered: false, Work, outcome => _emitted.Add(outcome.Result), CancellationToken.None, mostAhead: MostAhead);

        for (int item = 0; item < Items; item++) pump.Post(item);
        lastIsPosted.Set();
        pump.Finish();

        Assert.Equal(Enumerable.Range(0, Items), _emitted.Order());

        int Work(int item, CancellationToken cancellation)
        {
            if (item == 0) lastIsPosted.Wait(cancellation);
            return item;
        }
    }

    [Fact]
    public void CancellationEndsTheWaitForASlowItem()
    {
        using CancellationTokenSource source = new();
        using WorkPump<int, int> pump = new(2, ordered: true, Work, outcome => _emitted.Add(outcome.Result), source.Token, mostAhead: MostAhead);

        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            for (int item = 0; item < Items; item++) pump.Post(item);
            pump.Finish();
        });
        Assert.Empty(_emitted);
        pump.Join();

        // The last that may be posted stops the run; the first never ends by itself.
        int Work(int item, CancellationToken cancellation)
        {
            if (item == MostAhead - 1) source.Cancel();
            if (item == 0) cancellation.WaitHandle.WaitOne();
            return item;
        }
    }
}
