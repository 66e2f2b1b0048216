namespace AsrDataTools.Corpus.Manifests;

/// <summary>Collects the further columns of one row after the other. Rows with the same columns share their names.</summary>
internal sealed class ExtraCollector
{
    private readonly List<string> _names = [];
    private readonly List<string> _values = [];
    private string[] _lastNames = [];

    public void Clear()
    {
        _names.Clear();
        _values.Clear();
    }

    /// <summary>Of two with the same name the last counts.</summary>
    public void Set(string name, string value)
    {
        int index = _names.IndexOf(name);
        if (index >= 0)
        {
            _values[index] = value;
            return;
        }

        _names.Add(name);
        _values.Add(value);
    }

    public IReadOnlyDictionary<string, string> Make()
    {
        if (_names.Count == 0) return SpeechUtterance.NoExtra;
        if (!_names.SequenceEqual(_lastNames)) _lastNames = [.. _names];
        return new ExtraColumns(_lastNames, [.. _values]);
    }
}
