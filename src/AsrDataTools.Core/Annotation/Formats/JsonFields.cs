using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AsrDataTools.Annotation.Formats;

/// <summary>Reads and writes the values of JSON objects; what has no place is kept in Extra so that it is written as it was.</summary>
internal static class JsonFields
{
    /// <summary>Text stays legible: letters of any script are written as they are.</summary>
    public static JsonWriterOptions Compact { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonWriterOptions Indented { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n" };

    /// <summary>The text of a string or number; null for null or nothing.</summary>
    public static string? Text(JsonElement parent, string name) => !parent.TryGetProperty(name, out JsonElement value) ? null : value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };

    /// <summary>A number, or a number in quotes; null for null or nothing.</summary>
    /// <exception cref="RowProblem">It is something else.</exception>
    public static double? Number(JsonElement parent, string name)
    {
        if (!parent.TryGetProperty(name, out JsonElement value) || value.ValueKind is JsonValueKind.Null) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) && double.IsFinite(number)) return number;
        if (value.ValueKind == JsonValueKind.String && Seconds.TryParse(value.GetString(), out number)) return number;
        throw new RowProblem($"\"{name}\" is {RowProblem.Excerpt(value.GetRawText())}, not a number");
    }

    /// <summary>The properties that are not among the known, as Extra keeps them.</summary>
    public static NamedValues Others(JsonElement parent, IReadOnlySet<string> known)
    {
        List<KeyValuePair<string, string>>? others = null;
        foreach (JsonProperty property in parent.EnumerateObject())
        {
            if (!known.Contains(property.Name)) (others ??= []).Add(new(property.Name, Keep(property.Value)));
        }

        return others is null ? NamedValues.Empty : NamedValues.Of(others);
    }

    /// <summary>Strings bare, other values as JSON; a string that would read as JSON keeps its quotes.</summary>
    public static string Keep(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String) return value.GetRawText();
        string text = value.GetString()!;
        return text.StartsWith('"') || Parsed(text) is not null ? value.GetRawText() : text;
    }

    /// <summary>Writes a value as <see cref="Keep"/> left it.</summary>
    public static void WriteKept(Utf8JsonWriter writer, string name, string kept)
    {
        writer.WritePropertyName(name);
        if (Parsed(kept) is { } value) value.WriteTo(writer);
        else writer.WriteStringValue(kept);
    }

    /// <summary>A time or a score; nothing is written for null.</summary>
    public static void WriteNumber(Utf8JsonWriter writer, string name, double? value)
    {
        if (value is not { } number) return;
        writer.WritePropertyName(name);

        // As Python writes it, so that a reader sees seconds and not a count.
        string text = number.ToString("R", CultureInfo.InvariantCulture);
        writer.WriteRawValue(text.AsSpan().IndexOfAny('.', 'E') < 0 ? text + ".0" : text);
    }

    public static void WriteText(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null) writer.WriteString(name, value);
    }

    /// <summary>Tags as texts: "Event=laugh".</summary>
    public static ValueList<AnnotationTag> Tags(JsonElement parent, string name)
    {
        if (!parent.TryGetProperty(name, out JsonElement list)) return [];
        if (list.ValueKind != JsonValueKind.Array || list.EnumerateArray().Any(tag => tag.ValueKind != JsonValueKind.String))
            throw new RowProblem($"\"{name}\" is {RowProblem.Excerpt(list.GetRawText())}, not a list of texts");
        return list.EnumerateArray().Select(tag => AnnotationTag.Parse(tag.GetString()!)).ToValueList();
    }

    public static void WriteTags(Utf8JsonWriter writer, string name, ValueList<AnnotationTag> tags)
    {
        if (tags.Count == 0) return;
        writer.WriteStartArray(name);
        foreach (AnnotationTag tag in tags) writer.WriteStringValue(tag.ToString());
        writer.WriteEndArray();
    }

    /// <summary>The kind of a segment, by its name; speech where none is said.</summary>
    /// <exception cref="RowProblem">There is no such kind.</exception>
    public static AnnotationKind Kind(JsonElement parent, string name) => Text(parent, name) is not { } text ? AnnotationKind.Speech
        : Enum.TryParse(text, ignoreCase: true, out AnnotationKind kind) && Enum.IsDefined(kind) && !char.IsAsciiDigit(text[0]) ? kind
        : throw new RowProblem($"\"{name}\" is '{RowProblem.Excerpt(text)}'; the kinds are {string.Join(", ", Enum.GetNames<AnnotationKind>())}");

    private static JsonElement? Parsed(string text)
    {
        if (text.Length == 0 || !(text[0] is '{' or '[' or '"' or '-' or 't' or 'f' or 'n' || char.IsAsciiDigit(text[0]))) return null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null; // A text that only looks like JSON.
        }
    }
}
