namespace AsrDataTools.Leakage.Splitting;

/// <summary>Items by group: two numbers an item, however many groups there are.</summary>
internal sealed class ItemGroups
{
    private readonly int[] _starts;
    private readonly int[] _items;

    /// <param name="groups">The group of each item; −1 for none.</param>
    /// <param name="count">Groups there are.</param>
    public ItemGroups(int[] groups, int count)
    {
        _starts = new int[count + 1];
        foreach (int group in groups)
        {
            if (group >= 0) _starts[group + 1]++;
        }

        for (int group = 0; group < count; group++) _starts[group + 1] += _starts[group];
        _items = new int[_starts[count]];
        int[] next = _starts[..count];
        for (int item = 0; item < groups.Length; item++)
        {
            if (groups[item] >= 0) _items[next[groups[item]]++] = item;
        }
    }

    public int Count => _starts.Length - 1;

    /// <summary>The items of a group, ascending.</summary>
    public ArraySegment<int> this[int group] => new(_items, _starts[group], _starts[group + 1] - _starts[group]);
}
