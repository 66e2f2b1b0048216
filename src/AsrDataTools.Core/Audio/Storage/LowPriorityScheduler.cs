namespace AsrDataTools.Audio;

/// <summary>
/// Runs tasks on threads of its own that stand back (<see cref="LowPriorityThread"/>). They start as tasks come and end when none has come
/// for a while. A thread of the pool would stay slow for whoever gets it next.
/// </summary>
/// <param name="threads">Most threads at once.</param>
internal sealed class LowPriorityScheduler(int threads) : TaskScheduler
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(2);

    [ThreadStatic]
    private static LowPriorityScheduler? _own;

    private readonly Lock _gate = new();
    private readonly LinkedList<Task> _waiting = [];
    private readonly SemaphoreSlim _come = new(0);
    private int _running;
    private int _idle;

    public override int MaximumConcurrencyLevel => threads;

    protected override void QueueTask(Task task)
    {
        bool more;
        lock (_gate)
        {
            _waiting.AddLast(task);
            more = _waiting.Count > _idle && _running < threads;
            if (more) _running++;
        }

        _come.Release();

        // Without the caller's context: each task brings its own.
        if (more) new Thread(Work) { IsBackground = true, Name = "AsrDataTools low priority" }.UnsafeStart();
    }

    // A loop's own thread takes part in it, and waits for no task that it could run itself.
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        _own == this && (!taskWasPreviouslyQueued || TryDequeue(task)) && TryExecuteTask(task);

    protected override bool TryDequeue(Task task)
    {
        lock (_gate) return _waiting.Remove(task);
    }

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (_gate) return [.. _waiting];
    }

    private void Work()
    {
        _own = this;
        LowPriorityThread.Lower();
        while (Next(out Task? task))
        {
            if (task is not null) TryExecuteTask(task);
        }
    }

    // False when nothing came for a while; null where another took it.
    private bool Next(out Task? task)
    {
        lock (_gate) _idle++;
        bool came = _come.Wait(Idle);
        lock (_gate)
        {
            _idle--;
            task = _waiting.First?.Value;
            if (task is not null) _waiting.RemoveFirst();
            if (came || task is not null) return true;
            _running--;
            return false;
        }
    }
}
