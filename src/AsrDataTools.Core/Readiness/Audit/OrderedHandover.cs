namespace AsrDataTools.Readiness;

/// <summary>Hands over in their order what many threads finish in any order, one at a time.</summary>
/// <param name="take">Called under a lock.</param>
internal sealed class OrderedHandover<T>(Action<T> take)
    where T : class
{
    private readonly Lock _lock = new();
    private readonly Dictionary<long, T?> _waiting = [];
    private long _due;

    /// <summary>Item <paramref name="number"/> is finished; every number from 0 must come once.</summary>
    /// <param name="item">Null where nothing came of it.</param>
    public void Finish(long number, T? item)
    {
        lock (_lock)
        {
            _waiting[number] = item;
            while (_waiting.Remove(_due, out T? next))
            {
                _due++;
                if (next is not null) take(next);
            }
        }
    }
}
