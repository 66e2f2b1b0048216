namespace AsrDataTools.Audio;

/// <summary>
/// How much of shared storage and processors a run may take. It goes with the run's own threads and tasks, as its culture does, so that
/// everything that is read for it is counted together, wherever it is read.
/// </summary>
public sealed class StorageUse
{
    private static readonly AsyncLocal<StorageUse?> Ambient = new();

    private readonly bool _isLow;
    private readonly int _threads;

    /// <param name="bytesPerSecond">Most bytes a second, over all threads; null for no limit.</param>
    /// <param name="lowPriority">Whether threads of the run stand back behind all others.</param>
    /// <param name="threads">Most threads that its loops use.</param>
    public StorageUse(double? bytesPerSecond, bool lowPriority, int threads)
    {
        Limiter = bytesPerSecond is { } limit ? new(limit) : null;
        _isLow = lowPriority && CanStandBack;
        _threads = threads;
    }

    /// <summary>That of a run which may take all.</summary>
    public static StorageUse All { get; } = new(null, lowPriority: false, Environment.ProcessorCount);

    /// <summary>Whether this system has low priority for single threads.</summary>
    public static bool CanStandBack => LowPriorityThread.IsSupported;

    /// <summary>That of the run which the calling thread works for; null for one that may take all.</summary>
    internal static StorageUse? Current => Ambient.Value;

    /// <summary>Null for no limit.</summary>
    internal ReadLimiter? Limiter { get; }

    /// <summary>For a thread that works for this run until it ends: first of all that it does.</summary>
    public void Enter()
    {
        Ambient.Value = this;
        if (_isLow) LowPriorityThread.Lower();
    }

    /// <summary>Starts work of this run aside: on the pool, or on threads of low priority, which all its parallel loops then run on.</summary>
    public Task<T> Start<T>(Func<T> work)
    {
        // One more than its loops use, for what they run beside.
        TaskScheduler scheduler = _isLow ? new LowPriorityScheduler(_threads + 1) : TaskScheduler.Default;
        return Task.Factory.StartNew(
            () =>
            {
                // A task leaves the value of its caller as it was.
                Ambient.Value = this;
                return work();
            },
            CancellationToken.None,
            TaskCreationOptions.DenyChildAttach,
            scheduler);
    }
}
