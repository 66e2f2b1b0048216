using System.Collections.Concurrent;

namespace AsrDataTools;

/// <summary>
/// Runs work on several threads and hands the results to the one thread that posts: it emits them in between. Both queues are
/// bounded, and so is what waits in order behind a slow item, so neither a fast producer nor a slow consumer nor one recording of a
/// day can fill the memory.
/// </summary>
/// <typeparam name="TIn">What is worked on.</typeparam>
/// <typeparam name="TOut">What comes of it.</typeparam>
public class WorkPump<TIn, TOut> : IDisposable
{
    private readonly BlockingCollection<(long Number, TIn Item)> _pending;
    private readonly BlockingCollection<(long Number, Outcome Outcome)> _done;
    private readonly SortedDictionary<long, Outcome> _waiting = [];
    private readonly Func<TIn, CancellationToken, TOut> _work;
    private readonly Action<Outcome> _emit;
    private readonly CancellationToken _cancellation;
    private readonly Action? _begin;
    private readonly bool _ordered;
    private readonly int _mostAhead;
    private readonly List<Thread> _workers = [];
    private readonly int _workerLimit;
    private long _posted;
    private long _emitted;

    /// <param name="workers">Most threads at once; started as items come.</param>
    /// <param name="ordered">Emit in the order of posting rather than of finishing.</param>
    /// <param name="work">Called on a worker thread; an exception becomes the outcome's <see cref="Outcome.Failure"/>.</param>
    /// <param name="emit">Called on the thread that posts and drains.</param>
    /// <param name="cancellation">Stops the workers; whoever posts or finishes gets <see cref="OperationCanceledException"/>.</param>
    /// <param name="begin">Called on each worker thread before its first item.</param>
    /// <param name="mostAhead">In order, how many items may be at work or finished while the first of them is not.</param>
    public WorkPump(
        int workers, bool ordered, Func<TIn, CancellationToken, TOut> work, Action<Outcome> emit, CancellationToken cancellation, Action? begin = null, int mostAhead = 4096)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostAhead, 1);
        _workerLimit = workers;
        _ordered = ordered;
        _mostAhead = mostAhead;
        _work = work;
        _emit = emit;
        _cancellation = cancellation;
        _begin = begin;
        _pending = new(boundedCapacity: 2 * workers);
        _done = new(boundedCapacity: Math.Max(64, 4 * workers));
    }

    /// <summary>Items posted and not yet emitted.</summary>
    public long InFlight => _posted - _emitted;

    /// <summary>Queues an item, emitting what is ready while the queue is full or, in order, too much waits for one item.</summary>
    public void Post(TIn item)
    {
        // The item that is due is at work already, and what the others finish is taken here: nobody waits for anybody that waits.
        while (_ordered && InFlight >= _mostAhead) EmitNext(20);
        if (_workers.Count < _workerLimit) StartWorker();
        (long, TIn) entry = (_posted, item);
        while (!Wait(() => _pending.TryAdd(entry, 20, _cancellation))) EmitReady();
        _posted++;
        EmitReady();
    }

    /// <summary>Emits whatever is ready, without waiting.</summary>
    public void EmitReady()
    {
        while (_done.TryTake(out (long Number, Outcome Outcome) result)) Emit(result);
    }

    /// <summary>Waits for all posted items and emits them; <paramref name="tick"/> runs about every 100 ms meanwhile.</summary>
    public void Finish(Action? tick = null)
    {
        _pending.CompleteAdding();
        while (InFlight > 0)
        {
            EmitNext(100);
            tick?.Invoke();
        }
    }

    /// <summary>The workers end by themselves: by the cancelled token or because nothing more is pending.</summary>
    public void Dispose()
    {
        if (!_pending.IsAddingCompleted) _pending.CompleteAdding();
        GC.SuppressFinalize(this);
    }

    /// <summary>Waits until no worker is at work, for those whose half-done work must be cleared away before the command returns.</summary>
    public void Join()
    {
        foreach (Thread worker in _workers) worker.Join();
    }

    private void EmitNext(int milliseconds)
    {
        (long Number, Outcome Outcome) result = default;
        if (Wait(() => _done.TryTake(out result, milliseconds, _cancellation))) Emit(result);
    }

    /// <summary>Waits for a queue.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    protected virtual bool Wait(Func<bool> queue) => queue();

    private void StartWorker()
    {
        Thread worker = new(Work) { IsBackground = true, Name = $"AsrDataTools worker {_workers.Count + 1}" };
        _workers.Add(worker);
        worker.Start();
    }

    private void Work()
    {
        _begin?.Invoke();
        try
        {
            foreach ((long number, TIn item) in _pending.GetConsumingEnumerable(_cancellation))
            {
                _done.Add((number, Run(item)), _cancellation);
            }
        }
        catch (OperationCanceledException) when (_cancellation.IsCancellationRequested)
        {
            // The command was stopped; the pipeline thread knows.
        }
    }

    private Outcome Run(TIn item)
    {
        try
        {
            return new Outcome(item, _work(item, _cancellation), null);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !_cancellation.IsCancellationRequested)
        {
            // Any failure belongs to this item alone and is reported as such by whoever emits it.
            return new Outcome(item, default, exception);
        }
    }

    private void Emit((long Number, Outcome Outcome) result)
    {
        if (!_ordered)
        {
            _emitted++;
            _emit(result.Outcome);
            return;
        }

        _waiting.Add(result.Number, result.Outcome);
        while (_waiting.Remove(_emitted, out Outcome? next))
        {
            _emitted++;
            _emit(next);
        }
    }

    /// <summary>What came of one item: a result or a failure, never both.</summary>
    /// <param name="Item">The item.</param>
    /// <param name="Result">What the work returned.</param>
    /// <param name="Failure">What the work threw.</param>
    public sealed record Outcome(TIn Item, TOut? Result, Exception? Failure);
}
