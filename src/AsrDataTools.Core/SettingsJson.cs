using System.Collections;
using System.Text;
using System.Text.Json;

namespace AsrDataTools;

/// <summary>Reads settings from a JSON file as nested tables that know their places; comments and trailing commas are allowed.</summary>
internal static class SettingsJson
{
    private static readonly JsonReaderOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <param name="path">The file; absolute.</param>
    /// <param name="kind">What the settings are, as error ids begin: Plan, Policy.</param>
    /// <exception cref="SpeechDataException">It is no JSON object, or has a key twice (<c>…Unreadable</c>).</exception>
    public static IDictionary Read(string path, string kind)
    {
        byte[] text = Encoding.UTF8.GetBytes(File.ReadAllText(path));
        Places places = new(text);
        Utf8JsonReader json = new(text, Lenient);
        try
        {
            WellFormedJson.Require(text, Lenient);
            json.Read();
            IDictionary table = Value(ref json, places, Unreadable) as IDictionary ?? throw Unreadable("its outermost value must be an object", null);

            // Throws where anything follows.
            json.Read();
            return table;
        }
        catch (JsonException exception)
        {
            SettingsPlace place = new((int)(exception.LineNumber ?? 0) + 1, (int)(exception.BytePositionInLine ?? 0) + 1);
            throw Unreadable($"{place}: {exception.Message.Split(" LineNumber:")[0].TrimEnd('.')}", exception);
        }

        SpeechDataException Unreadable(string problem, Exception? inner) =>
            new($"{kind}Unreadable", SpeechDataProblem.InvalidData, $"{Path.GetFileName(path)} is not a readable {kind.ToLowerInvariant()}: {problem}.", path, inner);
    }

    private static object? Value(ref Utf8JsonReader json, Places places, Func<string, Exception?, SpeechDataException> unreadable) => json.TokenType switch
    {
        JsonTokenType.StartObject => Table(ref json, places, unreadable),
        JsonTokenType.StartArray => List(ref json, places, unreadable).Select(item => item.Value).ToArray(),
        JsonTokenType.String => json.GetString(),
        JsonTokenType.Number => json.GetDouble(),
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => null,
    };

    private static SettingsTable Table(ref Utf8JsonReader json, Places places, Func<string, Exception?, SpeechDataException> unreadable)
    {
        SettingsTable table = new() { Place = places.Of(json.TokenStartIndex) };
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            string key = json.GetString()!;
            SettingsPlace keyPlace = places.Of(json.TokenStartIndex);
            if (table.Contains(key)) throw unreadable($"{keyPlace}: '{key}' is there twice", null);
            json.Read();
            table.Mark(key, keyPlace, places.Of(json.TokenStartIndex));
            if (json.TokenType == JsonTokenType.StartArray)
            {
                List<(object? Value, SettingsPlace Place)> items = List(ref json, places, unreadable);
                for (int index = 0; index < items.Count; index++) table.MarkItem(key, index, items[index].Place);
                table[key] = items.Select(item => item.Value).ToArray();
            }
            else
            {
                table[key] = Value(ref json, places, unreadable);
            }
        }

        return table;
    }

    private static List<(object? Value, SettingsPlace Place)> List(ref Utf8JsonReader json, Places places, Func<string, Exception?, SpeechDataException> unreadable)
    {
        List<(object?, SettingsPlace)> items = [];
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            SettingsPlace place = places.Of(json.TokenStartIndex);
            items.Add((Value(ref json, places, unreadable), place));
        }

        return items;
    }

    /// <summary>Turns offsets in UTF-8 into lines and columns; offsets must come in ascending order.</summary>
    private sealed class Places(byte[] text)
    {
        private int _line = 1;
        private int _lineStart;
        private int _seen;

        public SettingsPlace Of(long offset)
        {
            for (; _seen < offset; _seen++)
            {
                if (text[_seen] != '\n') continue;
                _line++;
                _lineStart = _seen + 1;
            }

            return new(_line, Encoding.UTF8.GetCharCount(text, _lineStart, (int)offset - _lineStart) + 1);
        }
    }
}
