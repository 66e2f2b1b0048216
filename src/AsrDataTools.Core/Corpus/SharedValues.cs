namespace AsrDataTools.Corpus;

/// <summary>Values that many rows have, each once and by number.</summary>
internal sealed class SharedValues<T>
    where T : notnull
{
    private readonly Dictionary<T, int> _numbers = [];
    private readonly List<T> _values = [];

    public T this[int number] => _values[number];

    /// <summary>The number of a value that equals this one, a new one where there is none.</summary>
    public int Add(T value)
    {
        if (_numbers.TryGetValue(value, out int number)) return number;
        _numbers.Add(value, _values.Count);
        _values.Add(value);
        return _values.Count - 1;
    }
}
