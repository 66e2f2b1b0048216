using System.Text;
using System.Text.Json;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>
/// One JSON object a line, as NeMo writes it: <c>audio_filepath</c>, <c>duration</c>, <c>offset</c>, <c>text</c> and whatever else.
/// </summary>
internal sealed class JsonLinesManifest : IManifestFormat, IManifestWriter
{
    private const int LongestLineBytes = 16 << 20;

    public string Name => "NeMo";

    public bool WritesFolder => false;

    public IReadOnlyList<string> FileNames => [".jsonl", ".ndjson", ".json"];

    public IManifestSink Open(string temporaryPath, string finalPath, ManifestWriteOptions options) =>
        new JsonLinesSink(temporaryPath, finalPath, options, KeyOf);

    public bool Recognises(string path, ReadOnlySpan<byte> opening) => opening.TrimStart(" \t\r\n"u8).StartsWith("{"u8);

    public IEnumerable<SpeechUtterance> Read(string path, ManifestOptions options, Action<SpeechDataException> report)
    {
        UtteranceBuilder builder = new(path, options.AudioRoot ?? Path.GetDirectoryName(path)!);
        Dictionary<string, UtteranceField?> fields = new(StringComparer.Ordinal);
        foreach ((string field, string column) in options.ColumnMap)
        {
            fields[column] = ColumnNames.Assign([column], new Dictionary<string, string> { [field] = column }, path)[0];
        }

        using StreamReader reader = new(ManifestFormats.OpenRead(path), Encoding.UTF8);
        long number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            SpeechUtterance utterance;
            try
            {
                if (line.Length > LongestLineBytes) throw ManifestErrors.Row(path, number, $"the line is {line.Length} characters long");
                builder.Clear();
                Fill(builder, line, fields);
                utterance = builder.Build(number);
                if (utterance.AudioPath is null && utterance.Text is null)
                    throw ManifestErrors.Row(path, number, "the object names neither an audio path (audio_filepath) nor a text; name the key with -ColumnMap @{ AudioPath = '<key>' }");
            }
            catch (JsonException exception)
            {
                report(ManifestErrors.Row(path, number, $"this is not a JSON object ({exception.Message})", exception));
                continue;
            }
            catch (SpeechDataException exception)
            {
                report(exception);
                continue;
            }

            yield return utterance;
        }
    }

    private static string KeyOf(UtteranceField field) => field switch
    {
        UtteranceField.StartSeconds => "offset",
        UtteranceField.DurationSeconds => "duration",
        _ => ColumnNames.CommonNameOf(field),
    };

    private static void Fill(UtteranceBuilder builder, string line, Dictionary<string, UtteranceField?> fields)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        if (document.RootElement.ValueKind != JsonValueKind.Object) throw new JsonException("the line holds another kind of value");
        HashSet<UtteranceField> taken = [];
        foreach (JsonProperty property in document.RootElement.EnumerateObject())
        {
            string? value = property.Value.ValueKind switch
            {
                JsonValueKind.Null or JsonValueKind.Undefined => null,
                JsonValueKind.String => property.Value.GetString(),
                _ => property.Value.GetRawText(),
            };
            if (value is null) continue;
            if (!fields.TryGetValue(property.Name, out UtteranceField? field))
            {
                fields[property.Name] = field = ColumnNames.Recognise(property.Name);
            }

            // Of two keys for the same field the first stays; the second is kept under its own name.
            if (field is { } known && taken.Add(known)) builder.Set(known, value);
            else builder.SetExtra(property.Name, value);
        }
    }
}
