using System.Collections;

namespace AsrDataTools;

/// <summary>An immutable list of texts whose own text joins them with "; ", so that it survives CSV export.</summary>
public sealed class TextList : IReadOnlyList<string>, IEquatable<TextList>
{
    private readonly string[] _items;

    public TextList(params IEnumerable<string> items) => _items = [.. items];

    public static TextList Empty { get; } = new([]);

    public int Count => _items.Length;

    public string this[int index] => _items[index];

    /// <summary>The reverse of <see cref="ToString"/>; null or empty text is the empty list.</summary>
    public static TextList Parse(string? text) =>
        string.IsNullOrEmpty(text) ? Empty : new(text.Split("; ", StringSplitOptions.RemoveEmptyEntries));

    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();

    public bool Equals(TextList? other) => other is not null && _items.AsSpan().SequenceEqual(other._items);

    public override bool Equals(object? obj) => Equals(obj as TextList);

    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (string item in _items) hash.Add(item, StringComparer.Ordinal);
        return hash.ToHashCode();
    }

    public override string ToString() => string.Join("; ", _items);
}
