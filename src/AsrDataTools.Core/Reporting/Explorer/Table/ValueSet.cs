using System.Text.Json;

namespace AsrDataTools.Reporting.Explorer;

/// <summary>Distinct texts in the order in which they came, each once.</summary>
internal sealed class ValueSet
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _values = [];

    public int NumberOf(string value)
    {
        if (_numbers.TryGetValue(value, out int number)) return number;
        _numbers[value] = _values.Count;
        _values.Add(value);
        return _values.Count - 1;
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray("values");
        foreach (string value in _values) json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
