using System.Text.Json;
using AsrDataTools.Annotation;

namespace AsrDataTools.Transcription;

/// <summary>
/// Reads the JSON that recognisers answer with: OpenAI's json and verbose_json, Whisper, WhisperX, faster-whisper, Vosk. A text, words at the
/// top or in segments; each word with its name (word, text), times (start, end) and score (probability, score, confidence, conf).
/// </summary>
internal static class EngineJson
{
    private static readonly string[] Texts = ["text", "transcript", "hypothesis", "pred_text"];
    private static readonly string[] WordLists = ["words", "result"];
    private static readonly string[] WordNames = ["word", "text"];
    private static readonly string[] Scores = ["probability", "score", "confidence", "conf"];

    /// <exception cref="FormatException">It is no such JSON; the message says what it lacks.</exception>
    public static EngineAnswer Read(string json)
    {
        try
        {
            using JsonDocument document = WellFormedJson.Parse(json);
            return Read(document.RootElement);
        }
        catch (JsonException exception)
        {
            throw new FormatException(FormattableString.Invariant($"it is not JSON, line {exception.LineNumber + 1}"), exception);
        }
    }

    private static EngineAnswer Read(JsonElement root)
    {
        JsonElement list = root.ValueKind == JsonValueKind.Array ? root : default;
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("segments", out JsonElement segmentList) && segmentList.ValueKind == JsonValueKind.Array) list = segmentList;
        JsonElement[] segments = list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Where(element => element.ValueKind == JsonValueKind.Object)] : [];
        List<AnnotationWord> words = Words(root);
        if (words.Count == 0) words.AddRange(segments.SelectMany(Words));
        string? text = Text(root, Texts);
        if (text is null && segments.Length > 0) text = string.Join(' ', segments.Select(segment => Text(segment, Texts)?.Trim()).Where(part => !string.IsNullOrEmpty(part)));
        if (text is null && words.Count > 0) text = string.Join(' ', words.Select(word => word.Text));
        if (text is null && list.ValueKind != JsonValueKind.Array) throw new FormatException("it has neither \"text\" nor \"segments\" nor \"words\"");
        return new EngineAnswer { Text = (text ?? "").Trim(), Words = words.ToValueList(), Language = Text(root, ["language"]) };
    }

    private static List<AnnotationWord> Words(JsonElement parent)
    {
        List<AnnotationWord> words = [];
        if (parent.ValueKind != JsonValueKind.Object) return words;
        foreach (string name in WordLists)
        {
            if (!parent.TryGetProperty(name, out JsonElement list) || list.ValueKind != JsonValueKind.Array) continue;
            foreach (JsonElement word in list.EnumerateArray())
            {
                if (Text(word, WordNames)?.Trim() is not { Length: > 0 } text) continue;
                words.Add(new AnnotationWord { Text = text, StartSeconds = Number(word, "start"), EndSeconds = Number(word, "end"), Confidence = Scores.Select(score => Number(word, score)).FirstOrDefault(value => value is not null) });
            }
        }

        return words;
    }

    private static string? Text(JsonElement parent, string[] names)
    {
        if (parent.ValueKind != JsonValueKind.Object) return null;
        foreach (string name in names)
        {
            if (parent.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String) return value.GetString();
        }

        return null;
    }

    private static double? Number(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) && double.IsFinite(number) ? number : null;
}
