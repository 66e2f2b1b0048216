using System.Text;
using System.Text.Json;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>
/// Reads JSON objects into an <see cref="UtteranceBuilder"/>. Of several keys that mean the same field the one that stands first
/// in the list of names counts, as for the columns of a table and even where it is null; the others keep their own names.
/// </summary>
internal sealed class JsonObjectReader
{
    private const int Mapped = -1;
    private const int MostKeys = 1 << 14;

    private readonly UtteranceBuilder _builder;
    private readonly Dictionary<string, Key> _keys = new(StringComparer.Ordinal);
    private readonly List<Key> _lastOrder = [];
    private readonly Key?[] _owners = new Key?[Enum.GetValues<UtteranceField>().Length];
    private readonly HashSet<Key> _demoted = [];
    private readonly Utf8Decoder _decoder = new();
    private char[] _unescaped = new char[1024];

    /// <param name="builder">Gets the values.</param>
    /// <param name="map">Field → key, before the names that are recognised.</param>
    /// <param name="path">For error messages.</param>
    public JsonObjectReader(UtteranceBuilder builder, IReadOnlyDictionary<string, string> map, string path)
    {
        _builder = builder;
        foreach ((string field, string key) in map)
        {
            _keys[key] = new Key(key, ColumnNames.Assign([key], new Dictionary<string, string> { [field] = key }, path)[0], Mapped);
        }
    }

    /// <summary>Clears the builder and sets the values of one object, which is all that the bytes hold.</summary>
    /// <exception cref="JsonException">The bytes are not one JSON object.</exception>
    public void Read(ReadOnlySpan<byte> json)
    {
        _demoted.Clear();
        while (!TryRead(json))
        {
            // A better key came after a worse one; the worse one is now known for what it is.
        }
    }

    private bool TryRead(ReadOnlySpan<byte> json)
    {
        _builder.Clear();
        Array.Clear(_owners);
        Utf8JsonReader reader = new(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw new JsonException("it is another kind of value");
        int place = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            Key key = KeyAt(place++, ref reader);
            reader.Read();
            if (!Take(key, ref reader, json)) return false;
        }

        if (reader.Read()) throw new JsonException("more follows the object");
        return true;
    }

    // False where the object must be read anew.
    private bool Take(Key key, ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        bool isNull = reader.TokenType == JsonTokenType.Null;
        if (key.Field is { } field && !_demoted.Contains(key) && reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            ref Key? owner = ref _owners[(int)field];
            if (owner is null)
            {
                owner = key;
                if (!isNull) _builder.Set(field, Characters(ref reader, json));
                return true;
            }

            if (owner is not null && owner != key && key.Rank < owner.Rank)
            {
                _demoted.Add(owner);
                return false;
            }
        }

        if (!isNull) _builder.SetExtra(key.Name, Characters(ref reader, json));
        return true;
    }

    // The value as it stands in the file; strings without their quotes and escapes.
    private ReadOnlySpan<char> Characters(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String when reader.ValueIsEscaped:
                if (_unescaped.Length < reader.ValueSpan.Length) _unescaped = new char[reader.ValueSpan.Length * 2];
                return _unescaped.AsSpan(0, CopyUnescaped(ref reader));
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                int start = (int)reader.TokenStartIndex;
                reader.Skip();
                return Decode(json[start..(int)reader.BytesConsumed]);
            default:
                return Decode(reader.ValueSpan);
        }
    }

    private int CopyUnescaped(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.CopyString(_unescaped);
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException("a text is not in UTF-8", exception);
        }
    }

    private ReadOnlySpan<char> Decode(ReadOnlySpan<byte> bytes) =>
        _decoder.TryDecode(bytes, out ReadOnlySpan<char> characters) ? characters : throw new JsonException("a text is not in UTF-8");

    // Rows mostly have the same keys in the same order.
    private Key KeyAt(int place, ref Utf8JsonReader reader)
    {
        if (place < _lastOrder.Count && !reader.ValueIsEscaped && reader.ValueSpan.SequenceEqual(_lastOrder[place].Utf8)) return _lastOrder[place];
        string name = NameOf(ref reader);
        if (!_keys.TryGetValue(name, out Key? key))
        {
            UtteranceField? field = ColumnNames.Recognise(name);
            key = new Key(name, field, ColumnNames.RankOf(name));
            if (_keys.Count < MostKeys) _keys[name] = key;
        }

        if (place < _lastOrder.Count) _lastOrder[place] = key;
        else _lastOrder.Add(key);
        return key;
    }

    private static string NameOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException("a key is not in UTF-8", exception);
        }
    }

    private sealed class Key(string name, UtteranceField? meaning, int rank)
    {
        public string Name => name;

        public UtteranceField? Field => meaning;

        /// <summary>The lower, the stronger its claim to the field.</summary>
        public int Rank => rank;

        public byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(name);
    }
}
