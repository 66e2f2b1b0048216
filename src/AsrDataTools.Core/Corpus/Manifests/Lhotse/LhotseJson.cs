using System.Globalization;
using System.Text.Json;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>Values of Lhotse's objects.</summary>
internal static class LhotseJson
{
    /// <summary>Null where the key is absent or null.</summary>
    public static string? Text(JsonElement element, string key) => element.TryGetProperty(key, out JsonElement value) ? JsonText.Of(value) : null;

    /// <exception cref="FormatException">It is no number.</exception>
    public static decimal? Seconds(JsonElement element, string key)
    {
        if (Text(element, key) is not { } text) return null;
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal seconds)
            ? seconds
            : throw new FormatException($"\"{key}\" is {text}, not a number");
    }

    /// <summary>One channel or several.</summary>
    /// <exception cref="FormatException">They are no numbers.</exception>
    public static int[]? Channels(JsonElement element, string key)
    {
        if (!element.TryGetProperty(key, out JsonElement value) || value.ValueKind is JsonValueKind.Null) return null;
        JsonElement[] items = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];
        return [.. items.Select(item => item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out int channel) && channel >= 0
            ? channel
            : throw new FormatException($"\"{key}\" is {value.GetRawText()}, not channels counted from 0"))];
    }
}
