using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;

namespace AsrDataTools;

/// <summary>
/// Parses JSON whose texts are text. The library takes bytes that are not UTF-8, and escapes of half a surrogate pair, and only fails
/// when a value is looked at; here they are refused at once, like any other broken JSON.
/// </summary>
internal static class WellFormedJson
{
    /// <exception cref="JsonException">It is no JSON, or a text in it is no text.</exception>
    public static JsonDocument Parse(string json, JsonDocumentOptions options = default) => Checked(JsonDocument.Parse(json, options), options);

    /// <inheritdoc cref="Parse(string, JsonDocumentOptions)"/>
    public static JsonDocument Parse(Stream utf8, JsonDocumentOptions options = default) => Checked(JsonDocument.Parse(utf8, options), options);

    /// <summary>A document that is parsed already; disposed of where it is refused.</summary>
    /// <exception cref="JsonException">A text in it is no text; lines count from where the value begins.</exception>
    public static JsonDocument Checked(JsonDocument document, JsonDocumentOptions options = default)
    {
        try
        {
            Require(JsonMarshal.GetRawUtf8Value(document.RootElement), new() { CommentHandling = options.CommentHandling, AllowTrailingCommas = options.AllowTrailingCommas, MaxDepth = options.MaxDepth });
            return document;
        }
        catch (JsonException)
        {
            document.Dispose();
            throw;
        }
    }

    /// <summary>Refuses JSON with a text that is no text.</summary>
    /// <exception cref="JsonException">It has one, or is no JSON as far as that.</exception>
    public static void Require(ReadOnlySpan<byte> json, JsonReaderOptions options)
    {
        // Nearly always there is nothing to look for.
        if (Utf8.IsValid(json) && json.IndexOf("\\ud"u8) < 0 && json.IndexOf("\\uD"u8) < 0) return;
        Utf8JsonReader reader = new(json, options);
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName)) continue;
            try
            {
                reader.GetString();
            }
            catch (InvalidOperationException exception)
            {
                ReadOnlySpan<byte> before = json[..(int)reader.TokenStartIndex];
                throw new JsonException("a text is no Unicode: bytes that are not UTF-8, or an escape of half a character", null, before.Count((byte)'\n'), before.Length - 1 - before.LastIndexOf((byte)'\n'), exception);
            }
        }
    }
}
