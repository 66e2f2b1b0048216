namespace AsrDataTools.Leakage;

/// <summary>Items that are tied together, directly or by others: connected components (Tarjan 1975).</summary>
internal sealed class DisjointSets
{
    private readonly Dictionary<LeakageItem, int> _numbers = [];
    private readonly List<LeakageItem> _items = [];
    private readonly List<int> _parents = [];

    /// <summary>Items that were joined to any, in the order in which they came.</summary>
    public IReadOnlyList<LeakageItem> Items => _items;

    /// <summary>Ties two together.</summary>
    public void Join(LeakageItem left, LeakageItem right)
    {
        int one = Root(NumberOf(left)), other = Root(NumberOf(right));
        if (one != other) _parents[Math.Max(one, other)] = Math.Min(one, other);
    }

    /// <summary>A number that all items of a component share; null for an item that was never joined.</summary>
    public int? ComponentOf(LeakageItem item) => _numbers.TryGetValue(item, out int number) ? Root(number) : null;

    private int NumberOf(LeakageItem item)
    {
        if (_numbers.TryGetValue(item, out int known)) return known;
        _numbers[item] = _items.Count;
        _parents.Add(_items.Count);
        _items.Add(item);
        return _items.Count - 1;
    }

    private int Root(int number)
    {
        while (_parents[number] != number) number = _parents[number] = _parents[_parents[number]];
        return number;
    }
}
