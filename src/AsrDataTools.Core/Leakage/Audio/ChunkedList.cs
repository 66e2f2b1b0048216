namespace AsrDataTools.Leakage;

/// <summary>A list that only grows, and never holds twice what is in it: that of a long recording would copy itself again and again.</summary>
internal sealed class ChunkedList<T>
{
    private const int ChunkLength = 1 << 11;

    private readonly List<T[]> _chunks = [];
    private int _filled = ChunkLength;

    public void Add(T item)
    {
        if (_filled == ChunkLength)
        {
            _chunks.Add(new T[ChunkLength]);
            _filled = 0;
        }

        _chunks[^1][_filled++] = item;
    }

    /// <summary>All items; the list is empty afterwards.</summary>
    public T[] Take()
    {
        T[] items = new T[_chunks.Count == 0 ? 0 : ((_chunks.Count - 1) * ChunkLength) + _filled];
        for (int i = 0; i < _chunks.Count; i++) _chunks[i].AsSpan(0, i == _chunks.Count - 1 ? _filled : ChunkLength).CopyTo(items.AsSpan(i * ChunkLength));
        _chunks.Clear();
        _filled = ChunkLength;
        return items;
    }
}
