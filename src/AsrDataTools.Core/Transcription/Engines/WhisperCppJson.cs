using System.Text;
using System.Text.Json;
using AsrDataTools.Annotation;

namespace AsrDataTools.Transcription;

/// <summary>
/// The JSON of whisper.cpp (examples/cli, output_json): transcription[] with offsets in milliseconds, text, and tokens with offsets and
/// probability p. Tokens are pieces of words, and of letters: one letter's bytes may stand in two of them, which by itself is no UTF-8. So
/// the file is read byte by byte, pieces are put together, and only whole words are decoded.
/// </summary>
internal static class WhisperCppJson
{
    /// <exception cref="FormatException">It is not that; the message says what it lacks.</exception>
    public static EngineAnswer Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            // Latin-1 gives every byte a letter of its own, and gets it back.
            using JsonDocument json = JsonDocument.Parse(Encoding.Latin1.GetString(bytes));
            if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("transcription", out JsonElement segments) || segments.ValueKind != JsonValueKind.Array)
                throw new FormatException("it has no list \"transcription\"");
            StringBuilder text = new();
            List<AnnotationWord> words = [];
            foreach (JsonElement segment in segments.EnumerateArray())
            {
                text.Append(segment.GetProperty("text").GetString());
                if (segment.TryGetProperty("tokens", out JsonElement tokens)) AddWords(tokens, words);
            }

            string? language = json.RootElement.TryGetProperty("result", out JsonElement result) && result.TryGetProperty("language", out JsonElement named) ? named.GetString() : null;
            return new EngineAnswer { Text = Decoded(text.ToString()).Trim(), Words = words.ToValueList(), Language = language };
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"it is not whisper.cpp's JSON: {exception.Message.TrimEnd('.')}", exception);
        }
    }

    private static void AddWords(JsonElement tokens, List<AnnotationWord> words)
    {
        StringBuilder piece = new();
        double start = 0, end = 0, probability = 0;
        int count = 0;
        foreach (JsonElement token in tokens.EnumerateArray())
        {
            string text = token.GetProperty("text").GetString()!;
            if (text.StartsWith("[_", StringComparison.Ordinal) || text.StartsWith("<|", StringComparison.Ordinal)) continue; // Marks of time and of the text's beginning.
            if (text.StartsWith(' ')) Flush();
            JsonElement offsets = token.GetProperty("offsets");
            if (count == 0) start = offsets.GetProperty("from").GetDouble() / 1000;
            end = offsets.GetProperty("to").GetDouble() / 1000;
            probability += token.TryGetProperty("p", out JsonElement p) ? p.GetDouble() : 0;
            count++;
            piece.Append(text);
        }

        Flush();

        void Flush()
        {
            if (count > 0 && Decoded(piece.ToString()).Trim() is { Length: > 0 } word)
                words.Add(new AnnotationWord { Text = word, StartSeconds = start, EndSeconds = end, Confidence = Math.Clamp(Math.Round(probability / count, 4), 0, 1) });
            piece.Clear();
            (count, probability) = (0, 0);
        }
    }

    private static string Decoded(string latin)
    {
        if (latin.AsSpan().IndexOfAnyExceptInRange('\0', '\xFF') >= 0) return latin; // A build that writes letters as \u escapes.
        try
        {
            return EngineText.Utf8.GetString(Encoding.Latin1.GetBytes(latin));
        }
        catch (DecoderFallbackException cause)
        {
            throw new FormatException($"a word of it is not UTF-8 ({cause.Message.TrimEnd('.')})", cause);
        }
    }
}
