using System.Globalization;
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

    /// <summary>What is wrong with a text that is no JSON, and where; places are counted from 1.</summary>
    public static string Fault(JsonException exception)
    {
        string line = exception.LineNumber > 0 ? string.Create(CultureInfo.InvariantCulture, $"line {exception.LineNumber + 1}, ") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{What(exception)}; {line}byte {exception.BytePositionInLine + 1}");
    }

    /// <summary>What is wrong, without the place, for readers that see a part of a text and know the place better.</summary>
    public static string What(Exception exception)
    {
        int place = exception.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (place < 0 ? exception.Message : exception.Message[..place]).TrimEnd('.');
    }
}
