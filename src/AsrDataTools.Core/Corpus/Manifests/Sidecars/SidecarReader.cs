using System.Text.Json;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>Makes one utterance of a recording and what lies beside it.</summary>
internal sealed class SidecarReader(ManifestOptions options)
{
    private const int LongestBytes = 64 << 20;

    private readonly Dictionary<string, UtteranceField?> _fields = MappedFields(options.ColumnMap);

    /// <exception cref="SpeechDataException">A sidecar cannot be read; the recording is then left out with it.</exception>
    public SpeechUtterance Read(string root, string audio, IReadOnlyList<string> sidecars)
    {
        UtteranceBuilder builder = new(sidecars.Count == 0 ? root : sidecars[0], root);
        builder.Set(UtteranceField.Id, Path.GetRelativePath(root, audio).Replace('\\', '/'));

        // What a .json says gives way to the .txt and .lab, which hold the text and nothing else.
        foreach (string sidecar in sidecars.OrderBy(path => Extension(path) == ".JSON" ? 0 : 1))
        {
            if (new FileInfo(sidecar).Length > LongestBytes) throw Unreadable(sidecar, "is larger than what is said of one recording can be");
            string content = Content(sidecar);
            switch (Extension(sidecar))
            {
                case ".JSON":
                    FillJson(builder, sidecar, content);
                    break;
                case ".LAB" when LabelLines.Parse(content) is { } labels:
                    builder.Set(UtteranceField.Text, labels.Text);
                    builder.SetExtra("labels", labels.Json);
                    break;
                default:
                    builder.Set(UtteranceField.Text, content.Trim());
                    break;
            }
        }

        builder.Set(UtteranceField.AudioPath, audio);
        return builder.Build(1) with { SourcePath = sidecars.Count == 0 ? root : sidecars[0], SourceLine = null };
    }

    private void FillJson(UtteranceBuilder builder, string path, string content)
    {
        try
        {
            using JsonDocument document = WellFormedJson.Parse(content);
            if (document.RootElement.ValueKind != JsonValueKind.Object) throw Unreadable(path, "holds no JSON object");
            HashSet<UtteranceField> taken = [UtteranceField.AudioPath];
            foreach (JsonProperty property in document.RootElement.EnumerateObject())
            {
                string? value = JsonText.Of(property.Value);
                if (!_fields.TryGetValue(property.Name, out UtteranceField? field)) field = ColumnNames.Recognise(property.Name);

                // Of two keys for the same field the first counts, even where its value is null.
                bool isField = field is { } known && taken.Add(known);
                if (value is null || field == UtteranceField.AudioPath) continue;
                // Whisper begins its text with a blank.
                if (isField) builder.Set(field!.Value, field == UtteranceField.Text ? value.Trim() : value);
                else builder.SetExtra(property.Name, value);
            }
        }
        catch (JsonException exception)
        {
            throw Unreadable(path, $"is no JSON ({JsonText.Fault(exception)})", exception);
        }
    }

    private static string Content(string path)
    {
        using StreamReader reader = new(ManifestFormats.OpenRead(path));
        return reader.ReadToEnd();
    }

    private static Dictionary<string, UtteranceField?> MappedFields(IReadOnlyDictionary<string, string> map)
    {
        Dictionary<string, UtteranceField?> fields = new(StringComparer.Ordinal);
        foreach ((string field, string column) in map)
        {
            fields[column] = ColumnNames.Assign([column], new Dictionary<string, string> { [field] = column }, "")[0];
        }

        return fields;
    }

    private static string Extension(string path) => Path.GetExtension(path).ToUpperInvariant();

    private static SpeechDataException Unreadable(string path, string what, Exception? inner = null) => new(
        "SidecarUnreadable", SpeechDataProblem.InvalidData, $"'{path}' {what}. Its recording is left out; mend the file, or take it away.", path, inner);
}
