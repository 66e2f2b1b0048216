using System.Text.Json;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>
/// Finds the objects in one JSON document that stand for rows, one after the other, without holding the document: those of an
/// array, also where the array is the value of a key; those that are the values of keys, which are then their ids; or the whole.
/// </summary>
internal sealed class JsonDocumentReader(Stream stream, string path) : RecordBuffer(stream)
{
    private const int LongestObject = 1 << 26;

    private long _lines = 1;

    /// <summary>The bytes of an object, the key that it is the value of, and the line that it starts on.</summary>
    /// <remarks>The bytes are valid until the next one is asked for.</remarks>
    internal readonly record struct Row(string? Key, ReadOnlyMemory<byte> Json, long Line);

    /// <exception cref="SpeechDataException">The document is broken here (<c>ManifestUnreadable</c>), with the line.</exception>
    public IEnumerable<Row> Rows()
    {
        while (Peek() is { } next)
        {
            if (next == '[')
            {
                foreach (Row row in Elements()) yield return row;
            }
            else if (next == '{')
            {
                // An object whose first plain value is that of a field is itself a row.
                if (IsRow()) yield return Value(null);
                else foreach (Row row in Members()) yield return row;
            }
            else
            {
                throw Broken($"'{(char)next}' stands where an object or array should");
            }
        }
    }

    private IEnumerable<Row> Elements()
    {
        Expect('[');
        if (Peek() == ']')
        {
            Expect(']');
            yield break;
        }

        while (true)
        {
            yield return Value(null);
            if (!Continues(']')) yield break;
        }
    }

    private IEnumerable<Row> Members()
    {
        Expect('{');
        if (Peek() == '}')
        {
            Expect('}');
            yield break;
        }

        while (true)
        {
            string key = KeyOf(Value(null).Json.Span);
            Expect(':');
            switch (Peek())
            {
                case (byte)'[':
                    foreach (Row row in Elements()) yield return row;
                    break;
                case (byte)'{':
                    yield return Value(key);
                    break;
                default:
                    Value(null);
                    break;
            }

            if (!Continues('}')) yield break;
        }
    }

    private bool Continues(char end)
    {
        if (Peek() == end)
        {
            Expect(end);
            return false;
        }

        Expect(',');
        return true;
    }

    // Looks into the object at hand as far as its first value that is no object or array.
    private bool IsRow()
    {
        while (true)
        {
            Utf8JsonReader reader = new(Bytes[Start..], AtEnd, default);
            bool complete = false;
            try
            {
                while (reader.Read())
                {
                    if (reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth == 0) return false;
                    if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1) continue;
                    UtteranceField? field = ColumnNames.Recognise(reader.GetString()!);
                    if (!reader.Read()) break;
                    if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) return false;
                    if (field is UtteranceField.AudioPath or UtteranceField.Text) return true;
                }

                complete = AtEnd;
            }
            catch (Exception exception) when (exception is JsonException or InvalidOperationException)
            {
                throw Broken(JsonText.What(exception), exception);
            }

            if (complete || !Grow()) return false;
        }
    }

    private Row Value(string? key)
    {
        Peek();
        while (true)
        {
            try
            {
                Utf8JsonReader reader = new(Bytes[Start..], AtEnd, default);
                if (reader.Read() && reader.TrySkip())
                {
                    int length = (int)reader.BytesConsumed;
                    Row row = new(key, Memory.Slice(Start, length), _lines);
                    Advance(length);
                    return row;
                }
            }
            catch (JsonException exception)
            {
                throw Broken(JsonText.What(exception), exception);
            }

            if (!Grow()) throw Broken("the document ends in the middle");
        }
    }

    private bool Grow()
    {
        if (End - Start > LongestObject) throw Broken($"an object is longer than {LongestObject >> 20} MiB");
        bool atEndBefore = AtEnd;
        Fill();
        return !atEndBefore;
    }

    // The next byte that is not white space; null at the end.
    private byte? Peek()
    {
        while (true)
        {
            int length = Bytes[Start..].IndexOfAnyExcept(" \t\r\n"u8);
            if (length >= 0)
            {
                Advance(length);
                return Bytes[Start];
            }

            Advance(End - Start);
            if (!Fill()) return null;
        }
    }

    private void Expect(char wanted)
    {
        byte? next = Peek();
        if (next is null) throw Broken("the document ends in the middle");
        if (next != wanted) throw Broken($"'{(char)next}' stands where '{wanted}' should");
        Advance(1);
    }

    private void Advance(int length)
    {
        _lines += Bytes.Slice(Start, length).Count((byte)'\n');
        Start += length;
    }

    private string KeyOf(ReadOnlySpan<byte> json)
    {
        Utf8JsonReader reader = new(json);
        reader.Read();
        try
        {
            WellFormedJson.Require(json, default);
        }
        catch (JsonException exception)
        {
            throw Broken(JsonText.What(exception), exception);
        }

        return reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw Broken("a key is no text");
    }

    private SpeechDataException Broken(string what, Exception? cause = null) => ManifestErrors.File(
        "ManifestUnreadable", path, FormattableString.Invariant($"cannot be read beyond line {_lines}: {what}. What stands before it is read."), cause);
}
