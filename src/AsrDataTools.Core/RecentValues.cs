namespace AsrDataTools;

/// <summary>
/// Gives equal values the same object, so that what millions of things have in common takes memory once. Of bounded size: a value that is not met again
/// gives way. Many threads may ask at once.
/// </summary>
internal sealed class RecentValues<T>
    where T : class, IEquatable<T>
{
    private const int Slots = 1 << 12;

    private readonly T?[] _slots = new T?[Slots];

    /// <summary>A value equal to this one: one that was met before, or this.</summary>
    public T Share(T value)
    {
        ref T? slot = ref _slots[value.GetHashCode() & (Slots - 1)];
        return slot is { } known && known.Equals(value) ? known : slot = value;
    }
}
