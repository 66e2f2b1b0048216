using System.Text.Json;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>A JSON value as the text of a column.</summary>
internal static class JsonText
{
    /// <summary>A string as it is, anything else as JSON; null for null.</summary>
    public static string? Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };
}
