using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AsrDataTools.Audio;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>Writes Lhotse's objects, and keeps the ids of recordings, which Lhotse must have and utterances need not.</summary>
internal sealed class LhotseWriter
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<string, string> _recordings = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly AudioLengths _lengths = new();

    /// <summary>What could not be held so far.</summary>
    public ManifestLosses Losses { get; } = new();

    /// <summary>What Lhotse must know of an utterance.</summary>
    /// <exception cref="SpeechDataException">It names no audio, or nothing tells its rate or length.</exception>
    public LhotseUtterance Complete(SpeechUtterance row)
    {
        if (row.AudioPath is not { } path) throw Unwritable(row, "it names no audio");
        bool isWhole = row.StartSeconds is null && row.DurationSeconds is not null;

        // Headers are opened only for what the manifest does not say.
        AudioFormat? header = isWhole && row.SampleRate is not null && row.Channels is not null ? null : _lengths.Find(path);
        int rate = row.SampleRate ?? header?.SampleRate ?? throw Unwritable(row, $"neither its row nor the header of '{path}' tells the sampling rate, which Lhotse must have");
        double whole = header?.DurationSeconds ?? (isWhole ? row.DurationSeconds : null)
            ?? throw Unwritable(row, $"neither its row nor the header of '{path}' tells how long that recording is, which Lhotse must know");
        double start = row.StartSeconds ?? 0;
        double duration = row.DurationSeconds ?? (whole - start);
        if (duration <= 0) throw Unwritable(row, "it has no length");
        int channels = Math.Max(row.Channels ?? header?.Channels ?? 1, row.Channel ?? 1);
        return new(row, IdOf(row), path, rate, whole, channels, start, duration);
    }

    /// <summary>Makes one line of JSON.</summary>
    public static string Line(Action<Utf8JsonWriter> write)
    {
        using MemoryStream line = new();
        using (Utf8JsonWriter writer = new(line, Readable)) write(writer);
        return Encoding.UTF8.GetString(line.GetBuffer(), 0, (int)line.Length);
    }

    public static void WriteRecording(Utf8JsonWriter json, LhotseUtterance one)
    {
        json.WriteStartObject();
        json.WriteString("id", one.RecordingId);
        json.WriteStartArray("sources");
        json.WriteStartObject();
        json.WriteString("type", "file");
        WriteChannels(json, "channels", one.Channels);
        json.WriteString("source", one.Path);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteNumber("sampling_rate", one.SamplingRate);
        json.WriteNumber("num_samples", (long)Math.Round(one.RecordingSeconds * one.SamplingRate));
        WriteSeconds(json, "duration", one.RecordingSeconds);
        WriteChannels(json, "channel_ids", one.Channels);
        json.WriteEndObject();
    }

    /// <param name="start">Within the recording, or within the cut that holds it.</param>
    public void WriteSupervision(Utf8JsonWriter json, LhotseUtterance one, double start)
    {
        SpeechUtterance row = one.Row;
        json.WriteStartObject();
        json.WriteString("id", row.Id);
        json.WriteString("recording_id", one.RecordingId);
        WriteSeconds(json, "start", start);
        WriteSeconds(json, "duration", one.Duration);
        one.WriteChannel(json);
        Write(json, UtteranceField.Text, row.Text);
        Write(json, UtteranceField.Language, row.Language);
        Write(json, UtteranceField.Speaker, row.Speaker);
        Write(json, UtteranceField.Gender, row.Gender);
        WriteCustom(json, one);
        if (row.Extra.TryGetValue(LhotseLabels.Alignment, out string? alignment) && IsJson(alignment, JsonValueKind.Object))
        {
            json.WritePropertyName(LhotseLabels.Alignment);
            json.WriteRawValue(alignment);
        }

        json.WriteEndObject();
    }

    /// <summary>Without an exponent, which not every reader of JSON takes for a number of seconds.</summary>
    public static void WriteSeconds(Utf8JsonWriter json, string name, double seconds)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(ManifestText.Seconds(seconds));
    }

    public static void WriteChannels(Utf8JsonWriter json, string name, int count)
    {
        json.WriteStartArray(name);
        for (int channel = 0; channel < count; channel++) json.WriteNumberValue(channel);
        json.WriteEndArray();
    }

    private void WriteCustom(Utf8JsonWriter json, LhotseUtterance one)
    {
        List<(string Key, string? Value)> custom = [];
        HashSet<UtteranceField> set = [];
        foreach ((string name, Func<SpeechUtterance, string?> value) in UtteranceColumns.Labels)
        {
            UtteranceField field = ColumnNames.Recognise(name)!.Value;
            if (!LhotseLabels.Custom.Contains(field) || value(one.Row) is not { } text || !CanHold(name, text)) continue;
            if (field == UtteranceField.Recording && text == one.RecordingId) continue;
            custom.Add((name, text));
            set.Add(field);
        }

        foreach ((string column, string value) in one.Row.Extra)
        {
            if (column == LhotseLabels.Alignment && IsJson(value, JsonValueKind.Object)) continue;
            if (!CanHold(column, column + value)) continue;
            if (custom.Any(entry => entry.Key == column))
            {
                Losses.Add(column);
                continue;
            }

            // A column of the source's own, whose name the reader would take for a field that this row does not have.
            if (ColumnNames.Recognise(column) is { } field && LhotseLabels.Custom.Contains(field) && set.Add(field))
                custom.Add((UtteranceColumns.NameOf(field), null));
            custom.Add((column, value));
        }

        if (custom.Count == 0) return;
        json.WriteStartObject("custom");
        foreach ((string key, string? value) in custom)
        {
            json.WritePropertyName(key);
            if (value is null) json.WriteNullValue();
            else if (IsJson(value, JsonValueKind.Object, JsonValueKind.Array, JsonValueKind.Number, JsonValueKind.True, JsonValueKind.False)) json.WriteRawValue(value);
            else json.WriteStringValue(value);
        }

        json.WriteEndObject();
    }

    private void Write(Utf8JsonWriter json, UtteranceField field, string? value)
    {
        if (value is not null && CanHold(field.ToString(), value)) json.WriteString(UtteranceColumns.NameOf(field), value);
    }

    private bool CanHold(string name, string value)
    {
        bool can = HoldableText.InUtf8(value);
        if (!can) Losses.Add(name);
        return can;
    }

    // What came from JSON goes back as JSON: it reads back as the same text either way.
    private static bool IsJson(string text, params JsonValueKind[] kinds)
    {
        if (text.Length == 0 || (text[0] is not ('{' or '[' or '-' or 't' or 'f') && !char.IsAsciiDigit(text[0])) || text.Contains('\n')) return false;
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return kinds.Contains(document.RootElement.ValueKind) && document.RootElement.GetRawText() == text;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // One id for each file: the recording's name where it is free, else made of the file's.
    private string IdOf(SpeechUtterance row)
    {
        if (_recordings.TryGetValue(row.AudioPath!, out string? known)) return known;
        string name = row.Recording ?? Path.GetFileNameWithoutExtension(row.AudioPath!);
        string id = name;
        for (int number = 2; !_taken.Add(id); number++) id = string.Create(CultureInfo.InvariantCulture, $"{name}-{number}");
        return _recordings[row.AudioPath!] = id;
    }

    private static SpeechDataException Unwritable(SpeechUtterance row, string what) => ManifestErrors.Unwritable(row, "Lhotse", what);
}
