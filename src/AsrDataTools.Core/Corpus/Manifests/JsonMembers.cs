using System.Text.Json;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>
/// Streams the members of one object within a JSON file that may be too large to be held: <c>{ "utts": { "a": …, "b": … } }</c>.
/// </summary>
internal sealed class JsonMembers(Stream stream, string name)
{
    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;
    private bool _final;
    private bool _inside;
    private long _line = 1;
    private JsonReaderState _state;

    /// <summary>The line (counted from 1) that the last member begins on.</summary>
    public long Line { get; private set; }

    /// <summary>The next member; null when there are no more. The caller disposes of the value.</summary>
    /// <exception cref="JsonException">The file is no JSON object, or ends too early.</exception>
    public (string Name, JsonDocument Value)? Next()
    {
        while (true)
        {
            Utf8JsonReader reader = new(_buffer.AsSpan(_start, _end - _start), _final, _state);
            if (!_inside && Enter(ref reader) is bool found)
            {
                Consume(reader);
                if (!found) return null;
                _inside = true;
                continue;
            }

            if (_inside && reader.Read())
            {
                if (reader.TokenType == JsonTokenType.EndObject) return null;
                string member = NameAt(ref reader);
                int place = (int)reader.TokenStartIndex;
                if (reader.Read() && JsonDocument.TryParseValue(ref reader, out JsonDocument? value))
                {
                    Line = _line + _buffer.AsSpan(_start, place).Count((byte)'\n');
                    Consume(reader);
                    return (member, WellFormedJson.Checked(value));
                }
            }

            if (!Fill()) throw new JsonException("The file ends too early.");
        }
    }

    private static string NameAt(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException("a key is no Unicode", exception);
        }
    }

    // True at the object's start, false where it is not there, null where more must be read to tell.
    private bool? Enter(ref Utf8JsonReader reader)
    {
        if (!reader.Read()) return null;
        if (reader.TokenType != JsonTokenType.StartObject) return false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isIt = NameAt(ref reader) == name;
            if (!reader.Read()) return null;
            if (isIt) return reader.TokenType == JsonTokenType.StartObject;
            if (!reader.TrySkip()) return null;
        }

        return reader.TokenType == JsonTokenType.EndObject ? false : null;
    }

    private void Consume(in Utf8JsonReader reader)
    {
        int consumed = (int)reader.BytesConsumed;
        _line += _buffer.AsSpan(_start, consumed).Count((byte)'\n');
        _start += consumed;
        _state = reader.CurrentState;
    }

    private bool Fill()
    {
        if (_final) return false;
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
        if (_end == _buffer.Length) Array.Resize(ref _buffer, 2 * _buffer.Length);
        int read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _final = read == 0;
        return true;
    }
}
