using System.Text.Encodings.Web;
using System.Text.Json;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>Writes one JSON object a line.</summary>
internal sealed class JsonLinesSink : IManifestSink
{
    private readonly string _folder;
    private readonly bool _absolute;
    private readonly Func<UtteranceField, string?> _nameOf;
    private readonly Stream _stream;
    private readonly Utf8JsonWriter _json;
    private readonly JsonEncodedText[] _names;

    /// <param name="nameOf">Key of a field.</param>
    public JsonLinesSink(string temporaryPath, string finalPath, ManifestWriteOptions options, Func<UtteranceField, string?> nameOf)
    {
        _folder = Path.GetDirectoryName(finalPath)!;
        _absolute = options.AbsolutePaths;
        _nameOf = nameOf;
        _names = [.. WrittenField.All.Select(field => JsonEncodedText.Encode(nameOf(field.Field)!))];
        _stream = ManifestFile.Create(temporaryPath, finalPath);
        _json = new Utf8JsonWriter(_stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
    }

    public ManifestLosses Losses { get; } = new();

    public void Write(SpeechUtterance utterance)
    {
        _json.WriteStartObject();
        HashSet<UtteranceField>? clashes = Clashes(utterance);
        for (int index = 0; index < _names.Length; index++)
        {
            WrittenField field = WrittenField.All[index];
            string? value = field.Text(utterance);
            if (field.Field == UtteranceField.AudioPath && value is not null) value = ManifestPath.Write(value, _folder, _absolute);
            bool isLost = value is not null && !HoldableText.InUtf8(value);
            if (isLost) Losses.Add(field.Field.ToString());
            if (isLost || string.IsNullOrWhiteSpace(value))
            {
                if (clashes?.Contains(field.Field) == true) _json.WriteNull(_names[index]);
            }
            else if (field.Kind == WrittenKind.Text || !IsNumber(value))
            {
                _json.WriteString(_names[index], value);
            }
            else
            {
                WriteRaw(_names[index], value);
            }
        }

        foreach ((string name, string value) in utterance.Extra)
        {
            if (value.Length == 0) continue;
            ColumnClash.FieldToWrite(name, _nameOf, out bool lost);
            if (lost || !HoldableText.InUtf8(name) || !HoldableText.InUtf8(value)) Losses.Add(name);
            else if (IsJson(value)) WriteRaw(JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping), value);
            else _json.WriteString(name, value);
        }

        _json.WriteEndObject();
        _json.Flush();
        _json.Reset();
        _stream.WriteByte((byte)'\n');
    }

    public void Complete(CancellationToken cancellation) => Dispose();

    public void Dispose()
    {
        using (_stream) _json.Dispose();
    }

    private void WriteRaw(JsonEncodedText name, string value)
    {
        _json.WritePropertyName(name);
        _json.WriteRawValue(value, skipInputValidation: true);
    }

    // A further key whose name means a field stays further only beside that field's own key.
    private HashSet<UtteranceField>? Clashes(SpeechUtterance utterance)
    {
        HashSet<UtteranceField>? clashes = null;
        foreach (string name in utterance.Extra.Keys)
        {
            if (ColumnClash.FieldToWrite(name, _nameOf, out _) is { } field) (clashes ??= []).Add(field);
        }

        return clashes;
    }

    private static bool IsNumber(string value) => (char.IsAsciiDigit(value[0]) || value[0] == '-') && IsValid(value);

    // Numbers, truth values, lists and tables were that in the source; all come back in the same letters.
    private static bool IsJson(string value) => (value[0] is '{' or '[' or '-' or 't' or 'f' || char.IsAsciiDigit(value[0])) && !char.IsWhiteSpace(value[^1]) && IsValid(value);

    private static bool IsValid(string value)
    {
        if (value.AsSpan().IndexOfAny('\r', '\n') >= 0) return false;
        Utf8JsonReader reader = new(System.Text.Encoding.UTF8.GetBytes(value));
        try
        {
            while (reader.Read())
            {
                // Only to see whether it holds.
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
