using System.Text.Json;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>One JSON document: an array of objects, or objects by id as SpeechBrain writes them.</summary>
internal sealed class JsonDocumentManifest : IManifestFormat
{
    public string Name => "JSON";

    // JSON Lines begin with an object in one line that names audio or text; what holds its rows further inside is a document.
    public bool Recognises(string path, ReadOnlySpan<byte> opening)
    {
        ReadOnlySpan<byte> text = opening.TrimStart(" \t\r\n"u8);
        if (text.StartsWith("["u8)) return true;
        if (!text.StartsWith("{"u8)) return false;
        int end = text.IndexOf((byte)'\n');
        ReadOnlySpan<byte> line = end < 0 ? text : text[..end];
        if (line.Trim(" \t\r"u8).Length == 1) return true;
        Utf8JsonReader reader = new(line, isFinalBlock: false, default);
        bool isNested = false;
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName) continue;
                UtteranceField? field = ColumnNames.Recognise(reader.GetString()!);
                if (!reader.Read()) break;
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                {
                    isNested = true;
                    if (!reader.TrySkip()) break;
                }
                else if (field is UtteranceField.AudioPath or UtteranceField.Text)
                {
                    return false;
                }
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // A broken first line is one bad row of JSON Lines.
            return false;
        }

        return isNested;
    }

    public IEnumerable<SpeechUtterance> Read(string path, ManifestOptions options, Action<SpeechDataException> report)
    {
        string root = options.AudioRoot ?? Path.GetDirectoryName(path)!;
        UtteranceBuilder builder = new(path, root) { FillsPlaceholders = true };
        JsonObjectReader objects = new(builder, options.ColumnMap, path);
        using JsonDocumentReader document = new(ManifestFile.OpenRead(path), path);
        foreach (JsonDocumentReader.Row row in document.Rows())
        {
            SpeechUtterance? utterance = null;
            try
            {
                objects.Read(row.Json.Span);
                if (row.Key is not null && !builder.Has(UtteranceField.Id)) builder.Set(UtteranceField.Id, row.Key);
                utterance = builder.Build(row.Line);
                JsonLinesManifest.RequireSomethingKnown(utterance, path, row.Line);
            }
            catch (JsonException exception)
            {
                utterance = null;
                report(ManifestErrors.Row(path, row.Line, $"this is not a JSON object ({JsonText.Fault(exception)})", exception));
            }
            catch (SpeechDataException exception)
            {
                utterance = null;
                report(exception);
            }

            if (utterance is not null) yield return utterance;
        }
    }
}
