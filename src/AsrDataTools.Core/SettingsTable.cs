using System.Collections;
using System.Collections.Specialized;
using System.Globalization;

namespace AsrDataTools;

/// <summary>A place in a text file.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Column">In UTF-16 units, as editors count, from 1.</param>
public readonly record struct SettingsPlace(int Line, int Column)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"line {Line}, column {Column}");
}

/// <summary>A table of settings that was read from a file, and knows where in it each key and each value stands. Keys in any letter case, in the file's order.</summary>
public sealed class SettingsTable() : OrderedDictionary(StringComparer.OrdinalIgnoreCase)
{
    private readonly Dictionary<string, SettingsPlace> _keys = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, SettingsPlace> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Where the table begins.</summary>
    public SettingsPlace Place { get; init; }

    /// <summary>Notes where a key and its value stand.</summary>
    public void Mark(string key, SettingsPlace keyPlace, SettingsPlace valuePlace) => (_keys[key], _values[key]) = (keyPlace, valuePlace);

    /// <summary>Notes where an item of the list that is a key's value stands.</summary>
    public void MarkItem(string key, int index, SettingsPlace place) => _values[Item(key, index)] = place;

    /// <summary>Where the name of a key stands; null for a key that is not there.</summary>
    public SettingsPlace? OfKey(string key) => _keys.TryGetValue(key, out SettingsPlace place) ? place : null;

    /// <summary>Where a value stands: of a key, an item ("key[2]"), or a key of a table within ("key.inner"). Null for what is not there.</summary>
    public SettingsPlace? OfValue(string key)
    {
        if (_values.TryGetValue(key, out SettingsPlace place)) return place;
        int bracket = key.LastIndexOf('[');
        if (bracket > 0 && key.EndsWith(']')) return OfValue(key[..bracket]);
        foreach (DictionaryEntry entry in this)
        {
            if (entry.Value is SettingsTable inner && key.StartsWith($"{entry.Key}.", StringComparison.OrdinalIgnoreCase)) return inner.OfValue(key[(((string)entry.Key).Length + 1)..]);
        }

        return null;
    }

    /// <summary>What an item of a list is called.</summary>
    internal static string Item(string key, int index) => string.Create(CultureInfo.InvariantCulture, $"{key}[{index}]");
}
