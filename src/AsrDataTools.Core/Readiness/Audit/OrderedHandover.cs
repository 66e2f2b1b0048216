namespace AsrDataTools.Readiness;

/// <summary>
/// Hands over in their order what many threads finish in any order, one at a time. Who is far ahead waits, so that behind one recording of a day
/// not all others are held.
/// </summary>
/// <param name="take">Called under a lock.</param>
/// <param name="mostAhead">Items that may be finished before the one that is due.</param>
internal sealed class OrderedHandover<T>(Action<T> take, int mostAhead = 4096)
    where T : class
{
    private readonly object _gate = new();
    private readonly Dictionary<long, T?> _waiting = [];
    private long _due;
    private bool _isBroken;

    /// <summary>Item <paramref name="number"/> is finished; every number from 0 must come once, and be begun in order.</summary>
    /// <param name="item">Null where nothing came of it.</param>
    /// <exception cref="OperationCanceledException">Cancelled while it waited.</exception>
    public void Finish(long number, T? item, CancellationToken cancellation)
    {
        using CancellationTokenRegistration wake = number - Volatile.Read(ref _due) > mostAhead ? cancellation.Register(Wake) : default;
        lock (_gate)
        {
            while (number - _due > mostAhead && !_isBroken)
            {
                cancellation.ThrowIfCancellationRequested();
                Monitor.Wait(_gate);
            }

            // Whoever broke it has thrown.
            if (_isBroken) return;
            _waiting[number] = item;
            TakeDue();
        }
    }

    // Who waits is told in any case: after an exception nothing comes that is due.
    private void TakeDue()
    {
        _isBroken = true;
        try
        {
            while (_waiting.Remove(_due, out T? next))
            {
                _due++;
                if (next is not null) take(next);
            }

            _isBroken = false;
        }
        finally
        {
            Monitor.PulseAll(_gate);
        }
    }

    private void Wake()
    {
        lock (_gate) Monitor.PulseAll(_gate);
    }
}
