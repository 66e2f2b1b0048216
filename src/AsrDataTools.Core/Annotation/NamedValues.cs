using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace AsrDataTools.Annotation;

/// <summary>Immutable names and values in the order of their source; equal where names and values are. Its text is "a=1; b=2".</summary>
public sealed class NamedValues : IReadOnlyDictionary<string, string>, IEquatable<NamedValues>
{
    private readonly KeyValuePair<string, string>[] _values;

    private NamedValues(KeyValuePair<string, string>[] values) => _values = values;

    public static NamedValues Empty { get; } = new([]);

    public int Count => _values.Length;

    public IEnumerable<string> Keys => _values.Select(value => value.Key);

    public IEnumerable<string> Values => _values.Select(value => value.Value);

    public string this[string key] => TryGetValue(key, out string? value) ? value : throw new KeyNotFoundException($"There is no value '{key}'.");

    /// <summary>Of two values with one name the later stays.</summary>
    public static NamedValues Of(IEnumerable<KeyValuePair<string, string>> values)
    {
        List<KeyValuePair<string, string>> kept = [];
        foreach (KeyValuePair<string, string> value in values)
        {
            int index = kept.FindIndex(earlier => earlier.Key == value.Key);
            if (index < 0) kept.Add(value);
            else kept[index] = value;
        }

        return kept.Count == 0 ? Empty : new([.. kept]);
    }

    /// <summary>A single value.</summary>
    public static NamedValues Of(string key, string value) => new([new(key, value)]);

    /// <summary>These values and one more; unchanged where the value is null.</summary>
    public NamedValues With(string key, string? value) => value is null ? this : Of([.. _values, new(key, value)]);

    /// <summary>These values but one.</summary>
    public NamedValues Without(string key) => Of(_values.Where(value => value.Key != key));

    /// <summary>The value of that name, or null.</summary>
    public string? Get(string key) => TryGetValue(key, out string? value) ? value : null;

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
    {
        foreach (KeyValuePair<string, string> entry in _values)
        {
            if (entry.Key != key) continue;
            value = entry.Value;
            return true;
        }

        value = null;
        return false;
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, string>>)_values).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _values.GetEnumerator();

    public bool Equals(NamedValues? other) => other is not null && _values.AsSpan().SequenceEqual(other._values);

    public override bool Equals(object? obj) => Equals(obj as NamedValues);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    public override string ToString() => string.Join("; ", _values.Select(value => $"{value.Key}={value.Value}"));
}
