using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>
/// The further columns of one row. The names are shared between the rows of a table, so that a row costs little more than its
/// values. Also an <see cref="IDictionary"/>, so that scripts can write <c>$utterance.Extra.age</c>.
/// </summary>
internal sealed class ExtraColumns(string[] names, string[] values) : IReadOnlyDictionary<string, string>, IDictionary
{
    public int Count => names.Length;

    public IEnumerable<string> Keys => names;

    public IEnumerable<string> Values => values;

    public bool IsFixedSize => true;

    public bool IsReadOnly => true;

    public bool IsSynchronized => true;

    public object SyncRoot => this;

    ICollection IDictionary.Keys => names;

    ICollection IDictionary.Values => values;

    public string this[string key] => TryGetValue(key, out string? value) ? value : throw new KeyNotFoundException($"There is no column '{key}'.");

    object? IDictionary.this[object key] { get => key is string name && TryGetValue(name, out string? value) ? value : null; set => throw ReadOnly(); }

    public bool ContainsKey(string key) => Array.IndexOf(names, key) >= 0;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
    {
        int index = Array.IndexOf(names, key);
        value = index < 0 ? null : values[index];
        return index >= 0;
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator()
    {
        for (int index = 0; index < names.Length; index++) yield return KeyValuePair.Create(names[index], values[index]);
    }

    public bool Contains(object key) => key is string name && ContainsKey(name);

    public void CopyTo(Array array, int index)
    {
        foreach (KeyValuePair<string, string> pair in this) array.SetValue(new DictionaryEntry(pair.Key, pair.Value), index++);
    }

    public void Add(object key, object? value) => throw ReadOnly();

    public void Clear() => throw ReadOnly();

    public void Remove(object key) => throw ReadOnly();

    /// <summary>In one line, for tables: <c>age=30s; note=x</c>.</summary>
    public override string ToString() => string.Join("; ", this.Select(pair => $"{pair.Key}={pair.Value}"));

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    IDictionaryEnumerator IDictionary.GetEnumerator() => this.ToDictionary().GetEnumerator();

    private static NotSupportedException ReadOnly() => new("The columns of an utterance are not changed in place; make another with 'with'.");
}
