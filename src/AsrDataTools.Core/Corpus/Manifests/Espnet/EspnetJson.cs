using System.Text.Json;
using AsrDataTools.Audio;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>
/// The <c>data.json</c> of ESPnet's first version: <c>{ "utts": { id: { input: [{ feat }], output: [{ text }], utt2spk } } }</c>.
/// It names features, not recordings, so that its rows are mostly text and speakers alone.
/// </summary>
internal static class EspnetJson
{
    /// <summary>Whether the first key is <c>utts</c>.</summary>
    public static bool Recognises(ReadOnlySpan<byte> opening)
    {
        try
        {
            Utf8JsonReader reader = new(opening, isFinalBlock: false, default);
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject && reader.Read() && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("utts"u8);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // What is no JSON, or has a key that is no Unicode, is in another format.
            return false;
        }
    }

    public static IEnumerable<SpeechUtterance> Read(string path, ManifestOptions options, Action<SpeechDataException> report)
    {
        using Stream stream = ManifestFormats.OpenRead(path);
        JsonMembers members = new(stream, "utts");
        AudioRoots roots = new(options.AudioRoot, Path.GetDirectoryName(path)!);
        UtteranceBuilder builder = new(path, roots.Folder);
        bool any = false;
        while (Next(members, path) is { } member)
        {
            any = true;
            SpeechUtterance? utterance = null;
            using (JsonDocument value = member.Value)
            {
                try
                {
                    builder.Clear();
                    builder.Set(UtteranceField.Id, member.Name);
                    if (value.RootElement.ValueKind != JsonValueKind.Object) throw ManifestErrors.Row(path, members.Line, $"'{member.Name}' is no object");
                    Fill(builder, value.RootElement, roots);
                    utterance = builder.Build(members.Line);
                }
                catch (SpeechDataException exception)
                {
                    report(exception);
                }
            }

            if (utterance is not null) yield return utterance;
        }

        if (!any) throw ManifestErrors.File("ManifestEmpty", path, "holds no utterance under \"utts\".");
    }

    private static (string Name, JsonDocument Value)? Next(JsonMembers members, string path)
    {
        try
        {
            return members.Next();
        }
        catch (JsonException exception)
        {
            throw ManifestErrors.File("ManifestUnreadable", path, $"is no complete JSON: {exception.Message} The rows before that are read.", exception);
        }
    }

    private static void Fill(UtteranceBuilder builder, JsonElement utterance, AudioRoots roots)
    {
        foreach (JsonProperty property in utterance.EnumerateObject())
        {
            switch (property.Name)
            {
                case "input":
                    if (First(property.Value, "feat") is { } audio && AudioFileFinder.KnowsExtension(Path.GetExtension(audio))) builder.Set(UtteranceField.AudioPath, roots.Resolve(audio));
                    break;
                case "output":
                    if (First(property.Value, "text") is { } text) builder.Set(UtteranceField.Text, text);
                    break;
                case "utt2spk":
                    if (JsonText.Of(property.Value) is { } speaker) builder.Set(UtteranceField.Speaker, speaker);
                    break;
                default:
                    if (JsonText.Of(property.Value) is not { } value) break;
                    if (ColumnNames.Recognise(property.Name) is { } field) builder.Set(field, value);
                    else builder.SetExtra(property.Name, value);
                    break;
            }
        }
    }

    // Of several inputs or outputs the first: the others are further targets of the same utterance.
    private static string? First(JsonElement list, string key)
    {
        if (list.ValueKind != JsonValueKind.Array) return null;
        foreach (JsonElement item in list.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.Object && item.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.String) return value.GetString();
        }

        return null;
    }
}
