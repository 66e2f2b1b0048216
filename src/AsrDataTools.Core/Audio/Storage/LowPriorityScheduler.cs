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

    private readonly object _gate = new();
    private readonly LinkedList<Task> _waiting = [];
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
            else Monitor.Pulse(_gate);
        }

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
        while (Next() is { } task) TryExecuteTask(task);
    }

    // Null when nothing came for a while: the thread ends.
    private Task? Next()
    {
        lock (_gate)
        {
            while (_waiting.First is null)
            {
                _idle++;
                bool told = Monitor.Wait(_gate, Idle);
                _idle--;
                if (told || _waiting.First is not null) continue;
                _running--;
                return null;
            }

            Task next = _waiting.First.Value;
            _waiting.RemoveFirst();
            return next;
        }
    }
}
