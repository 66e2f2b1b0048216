using System.Collections;
using System.Management.Automation;
using Newtonsoft.Json;

namespace AsrDataTools.Shell.Essentials.Data;

/// <summary>Reads JSON into objects or hashtables the way ConvertFrom-Json does.</summary>
internal sealed class JsonDecoder(bool asHashtable, int maxDepth)
{
    /// <summary>The value of one JSON text.</summary>
    /// <exception cref="JsonException">The text is not JSON, or is nested too deeply.</exception>
    /// <exception cref="RuntimeException">The names of an object cannot be properties.</exception>
    public object? Decode(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text)) { MaxDepth = maxDepth };
        if (!Advance(reader))
            return null;
        object? value = Read(reader);
        if (Advance(reader))
            throw new JsonReaderException($"Additional text encountered after finished reading JSON content: {reader.Value}. Line {reader.LineNumber}, position {reader.LinePosition}.");
        return value;
    }

    private static bool Advance(JsonTextReader reader)
    {
        while (reader.Read())
        {
            if (reader.TokenType != JsonToken.Comment)
                return true;
        }

        return false;
    }

    private object? Read(JsonTextReader reader) => reader.TokenType switch
    {
        JsonToken.StartObject => asHashtable ? ReadTable(reader) : ReadObject(reader),
        JsonToken.StartArray => ReadArray(reader),
        _ => reader.Value,
    };

    private object?[] ReadArray(JsonTextReader reader)
    {
        var items = new List<object?>();
        while (Next(reader) != JsonToken.EndArray)
            items.Add(Read(reader));
        return [.. items];
    }

    private PSObject ReadObject(JsonTextReader reader)
    {
        var result = new PSObject();
        while (Next(reader) != JsonToken.EndObject)
        {
            string name = (string)reader.Value!;
            if (name.Length == 0)
            {
                throw Refuse("EmptyKeyInJsonString", "The provided JSON includes a property whose name is an empty string, "
                    + "this is only supported using the -AsHashTable switch.");
            }

            Next(reader);
            object? value = Read(reader);
            if (result.Properties[name] is not PSPropertyInfo known)
                result.Properties.Add(new PSNoteProperty(name, value), preValidated: true);
            else if (known.Name == name)
                known.Value = value; // of one name twice the last holds
            else
                throw Refuse("KeysWithDifferentCasingInJsonString", "Cannot convert the JSON string because it contains keys with different casing. "
                    + $"Please use the -AsHashTable switch instead. The key that was attempted to be added to the existing key '{known.Name}' was '{name}'.");
        }

        return result;
    }

    private Hashtable ReadTable(JsonTextReader reader)
    {
        var result = new OrderedHashtable();
        while (Next(reader) != JsonToken.EndObject)
        {
            string name = (string)reader.Value!;
            Next(reader);
            result[name] = Read(reader);
        }

        return result;
    }

    private static RuntimeException Refuse(string errorId, string message)
    {
        var cause = new InvalidOperationException(message);
        return new RuntimeException(message, cause, new ErrorRecord(cause, errorId, ErrorCategory.InvalidOperation, null));
    }

    private static JsonToken Next(JsonTextReader reader) => Advance(reader)
        ? reader.TokenType
        : throw new JsonReaderException($"Unexpected end of content. Line {reader.LineNumber}, position {reader.LinePosition}.");
}
