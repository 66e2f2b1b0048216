using System.Text.Json;

namespace AsrDataTools.Scoring.Words;

/// <summary>What recognisers write for one recording: a JSON object with <c>text</c>, or with <c>segments</c> that have it, as Whisper does.</summary>
internal static class JsonTranscript
{
    /// <exception cref="SpeechDataException">The file is no such JSON.</exception>
    public static Transcript Read(string path, string id)
    {
        string content = ScoringFile.ReadText(path);
        try
        {
            using JsonDocument document = WellFormedJson.Parse(content);
            return new Transcript
            {
                Id = id,
                FileName = Path.GetFileNameWithoutExtension(path),
                Text = TextOf(document.RootElement) ?? throw Invalid(path, "has neither 'text' nor 'segments' with text", null),
                IsWholeFile = true,
                SourcePath = path,
            };
        }
        catch (JsonException exception)
        {
            throw Invalid(path, $"is not one JSON object ({exception.Message}); for JSON Lines name it .jsonl", exception);
        }
    }

    private static string? TextOf(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) return null;
        if (root.TryGetProperty("text", out JsonElement text) && text.ValueKind == JsonValueKind.String) return text.GetString();
        if (!root.TryGetProperty("segments", out JsonElement segments) || segments.ValueKind != JsonValueKind.Array) return null;
        return string.Join(' ', segments.EnumerateArray().Select(TextOf).OfType<string>());
    }

    private static SpeechDataException Invalid(string path, string what, Exception? inner) =>
        new("TranscriptUnreadable", SpeechDataProblem.InvalidData, $"'{path}' {what}.", path, inner);
}
