using System.Text.Json;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>What the objects of a Lhotse manifest are.</summary>
internal enum LhotseContent
{
    Recordings,
    Supervisions,
    Cuts,
}

/// <summary>Tells Lhotse's objects by their keys, as Lhotse does itself.</summary>
internal static class LhotseKind
{
    /// <summary>Null where the first object is none of Lhotse's; it need not be complete.</summary>
    public static LhotseContent? Of(ReadOnlySpan<byte> opening)
    {
        HashSet<string> keys = new(StringComparer.Ordinal);
        bool hasRecordingObject = false;
        try
        {
            Utf8JsonReader reader = new(opening, isFinalBlock: false, default);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                string key = reader.GetString()!;
                keys.Add(key);
                if (!reader.Read()) break;
                hasRecordingObject |= key == "recording" && reader.TokenType == JsonTokenType.StartObject;
                if (!reader.TrySkip()) break;
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // What was seen before the trouble may be enough; the reader names the line.
        }

        if (keys.Contains("supervisions") || keys.Contains("tracks") || hasRecordingObject) return LhotseContent.Cuts;
        if (keys.Contains("sources")) return LhotseContent.Recordings;
        return keys.Contains("recording_id") && keys.Contains("start") && keys.Contains("duration") ? LhotseContent.Supervisions : null;
    }
}
