using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace AsrDataTools.Governance.PersonalData;

/// <summary>Reads recognisers that a policy adds: tables with Class, Pattern, Checksum, Context, PatternScore and Locale.</summary>
public static class CustomRecognizerReader
{
    /// <summary>The key under which a table holds several.</summary>
    public const string ListKey = "Recognizers";

    private static readonly string[] Keys =
    [
        nameof(CustomRecognizer.Class), nameof(CustomRecognizer.Pattern), nameof(CustomRecognizer.Checksum), nameof(CustomRecognizer.Context), nameof(CustomRecognizer.PatternScore),
        nameof(CustomRecognizer.Locale),
    ];

    /// <summary>Reads a JSON file: one object, an array of them, or an object with the key <see cref="ListKey"/>.</summary>
    /// <exception cref="SpeechDataException">It cannot be read, or a recogniser in it cannot be used.</exception>
    public static IReadOnlyList<CustomRecognizer> ReadJson(string path)
    {
        try
        {
            using JsonDocument document = WellFormedJson.Parse(File.ReadAllText(path), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return [.. FromValue(Plain(document.RootElement), Path.GetFileName(path))];
        }
        catch (JsonException exception)
        {
            throw Invalid(Path.GetFileName(path), exception.LineNumber is long line ? FormattableString.Invariant($"line {line + 1}: it is no JSON") : exception.Message, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SpeechDataException("RecognizerUnreadable", SpeechDataProblem.Storage, $"'{path}' cannot be read: {exception.Message}", path, exception);
        }
    }

    /// <summary>Reads tables: one, a list of them, or one with the key <see cref="ListKey"/>.</summary>
    /// <param name="value">The tables.</param>
    /// <param name="source">What they are called in messages.</param>
    /// <exception cref="SpeechDataException">A recogniser cannot be used (<c>RecognizerInvalid</c>, <c>RecognizerPatternInvalid</c>, <c>ChecksumUnknown</c>).</exception>
    public static IEnumerable<CustomRecognizer> FromValue(object? value, string source) => value switch
    {
        IDictionary table when Value(table, ListKey) is { } list => FromValue(list, source),
        IDictionary table => [FromTable(table, source)],
        string or null => throw Invalid(source, "a recogniser is a table with Class and Pattern"),
        IEnumerable list => list.Cast<object?>().SelectMany(item => FromValue(item, source)),
        _ => throw Invalid(source, "a recogniser is a table with Class and Pattern"),
    };

    private static CustomRecognizer FromTable(IDictionary table, string source)
    {
        foreach (object key in table.Keys)
        {
            string name = Convert.ToString(key, CultureInfo.InvariantCulture)!;
            if (!Keys.Contains(name, StringComparer.OrdinalIgnoreCase)) throw Invalid(source, $"a recogniser has no key '{name}'; did you mean '{NearestName.Of(name, Keys)}'? The keys are {string.Join(", ", Keys)}");
        }

        CustomRecognizer recognizer = new()
        {
            Class = Text(table, nameof(CustomRecognizer.Class)) is { Length: > 0 } name2 ? name2 : throw Invalid(source, "a recogniser lacks its Class"),
            Pattern = Text(table, nameof(CustomRecognizer.Pattern)) is { Length: > 0 } pattern ? pattern : throw Invalid(source, "a recogniser lacks its Pattern"),
            Checksum = Text(table, nameof(CustomRecognizer.Checksum)),
            Context = Value(table, nameof(CustomRecognizer.Context)) switch
            {
                null => [],
                string one => [one],
                IEnumerable many => [.. many.Cast<object?>().Select(phrase => Convert.ToString(phrase, CultureInfo.InvariantCulture) ?? "")],
                object other => [Convert.ToString(other, CultureInfo.InvariantCulture)!],
            },
            PatternScore = Score(table, source),
            Locale = Text(table, nameof(CustomRecognizer.Locale)),
        };
        _ = recognizer.Regex;
        if (recognizer.Checksum is { } checksum) Checksums.Named(checksum);
        return recognizer;
    }

    private static double Score(IDictionary table, string source)
    {
        if (Text(table, nameof(CustomRecognizer.PatternScore)) is not { } text) return CustomRecognizer.UsualPatternScore;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double score) && score is >= 0 and <= 1
            ? score
            : throw Invalid(source, $"the PatternScore '{text}' is no number from 0 to 1");
    }

    private static string? Text(IDictionary table, string key) => Convert.ToString(Value(table, key), CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;

    private static object? Value(IDictionary table, string key)
    {
        foreach (DictionaryEntry entry in table)
        {
            if (key.Equals(Convert.ToString(entry.Key, CultureInfo.InvariantCulture), StringComparison.OrdinalIgnoreCase)) return entry.Value;
        }

        return null;
    }

    private static Hashtable Table(JsonElement element)
    {
        Hashtable table = new(StringComparer.Ordinal);
        foreach (JsonProperty member in element.EnumerateObject())
        {
            if (table.ContainsKey(member.Name)) throw new JsonException($"'{member.Name}' is there twice");
            table[member.Name] = Plain(member.Value);
        }

        return table;
    }

    private static object? Plain(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => Table(element),
        JsonValueKind.Array => element.EnumerateArray().Select(Plain).ToArray(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.Null => null,
        _ => element.GetBoolean(),
    };

    private static SpeechDataException Invalid(string source, string what, Exception? inner = null) =>
        new("RecognizerInvalid", SpeechDataProblem.InvalidArgument, $"{source}: {what}.", null, inner);
}
