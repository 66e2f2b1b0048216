using System.Collections;
using System.Text.Json;

namespace AsrDataTools;

/// <summary>Reads settings from a JSON file as nested tables; comments and trailing commas are allowed.</summary>
internal static class SettingsJson
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <param name="path">The file; absolute.</param>
    /// <param name="kind">What the settings are, as error ids begin: Plan, Policy.</param>
    /// <exception cref="SpeechDataException">It is no JSON object (<c>…Unreadable</c>).</exception>
    public static IDictionary Read(string path, string kind)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path), Lenient);
            return Plain(document.RootElement) as IDictionary ?? throw Unreadable("its outermost value must be an object", null);
        }
        catch (JsonException exception)
        {
            throw Unreadable($"line {exception.LineNumber + 1}: {exception.Message}", exception);
        }

        SpeechDataException Unreadable(string problem, Exception? inner) =>
            new($"{kind}Unreadable", SpeechDataProblem.InvalidData, $"{Path.GetFileName(path)} is not a readable {kind.ToLowerInvariant()}: {problem}.", path, inner);
    }

    private static object? Plain(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => Table(element),
        JsonValueKind.Array => element.EnumerateArray().Select(Plain).ToArray(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static Dictionary<string, object?> Table(JsonElement element)
    {
        Dictionary<string, object?> table = new(StringComparer.OrdinalIgnoreCase);
        foreach (JsonProperty property in element.EnumerateObject()) table[property.Name] = Plain(property.Value);
        return table;
    }
}
