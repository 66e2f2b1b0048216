using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>
/// Writes a sidecar for each utterance into a folder of their own: beside the recordings would alter what was given. The text
/// goes into <c>name.txt</c>, what else is said into <c>name.json</c>, and <c>name.wav</c> is a link to the recording.
/// </summary>
internal sealed class SidecarSink(string folder) : IManifestSink
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true };

    private readonly HashSet<string> _recordings = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    public ManifestLosses Losses { get; } = new();

    public void Write(SpeechUtterance utterance)
    {
        if (utterance.AudioPath is not { } audio) throw Unwritable(utterance, "it names no audio");
        if (utterance.StartSeconds is > 0) throw Unwritable(utterance, "it is a part of its recording, and sidecars are of whole ones");
        if (!_recordings.Add(audio)) throw Unwritable(utterance, $"'{audio}' has a sidecar already");
        string name = NameOf(utterance, audio);
        string stem = Path.Combine(folder, Path.ChangeExtension(name, null));
        Directory.CreateDirectory(Path.GetDirectoryName(stem)!);
        Link(utterance, Path.Combine(folder, name), audio);
        if (!string.IsNullOrWhiteSpace(utterance.Text))
        {
            if (utterance.Text != utterance.Text.Trim()) Losses.Add("Text");
            File.WriteAllText(stem + ".txt", utterance.Text.Trim() + "\n", Utf8);
        }

        WriteLabels(stem + ".json", utterance, name.Replace('\\', '/'));
    }

    public void Complete(CancellationToken cancellation) => Directory.CreateDirectory(folder);

    public void Dispose()
    {
        // Nothing stays open.
    }

    private static void Link(SpeechUtterance utterance, string link, string audio)
    {
        try
        {
            File.CreateSymbolicLink(link, audio);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(utterance, $"no link to its recording can be made ({exception.Message.TrimEnd('.')}); on Windows this takes the developer mode");
        }
    }

    private void WriteLabels(string path, SpeechUtterance utterance, string name)
    {
        List<(string Key, string? Value)> labels = [];
        if (utterance.Id != name) labels.Add(("id", utterance.Id));
        if (utterance.Speaker is not null) labels.Add(("speaker", utterance.Speaker));
        if (utterance.DurationSeconds is double duration) labels.Add(("duration_seconds", ManifestText.Seconds(duration)));
        foreach ((string key, Func<SpeechUtterance, string?> value) in UtteranceColumns.Labels)
        {
            if (value(utterance) is { } label) labels.Add((key, label));
        }

        HashSet<string> own = [.. labels.Select(label => label.Key)];
        foreach ((string column, string value) in utterance.Extra)
        {
            UtteranceField? clash = ColumnClash.FieldToWrite(column, UtteranceColumns.NameOf, out bool lost);
            if (lost || own.Contains(column)) Losses.Add(column);
            else if (clash is { } field && own.Add(UtteranceColumns.NameOf(field))) labels.Insert(0, (UtteranceColumns.NameOf(field), null));
            if (!lost && !own.Contains(column)) labels.Add((column, value));
        }

        if (labels.Count == 0) return;
        using FileStream file = File.Create(path);
        using Utf8JsonWriter json = new(file, Readable);
        json.WriteStartObject();
        foreach ((string key, string? value) in labels)
        {
            if (value is not null && HoldableText.InUtf8(value)) json.WriteString(key, value);
            else json.WriteNull(key);
            if (value is not null && !HoldableText.InUtf8(value)) Losses.Add(key);
        }

        json.WriteEndObject();
    }

    // The utterance's id where it is a path of that recording, as the reader makes them; else the recording's name.
    private string NameOf(SpeechUtterance utterance, string audio)
    {
        string extension = Path.GetExtension(audio);
        string given = utterance.Id.EndsWith(extension, StringComparison.OrdinalIgnoreCase) && audio.Replace('\\', '/').EndsWith("/" + utterance.Id, StringComparison.Ordinal)
            ? utterance.Id
            : Path.GetFileName(audio);
        string name = given;
        for (int number = 2; !_names.Add(Path.ChangeExtension(name, null)); number++) name = FormattableString.Invariant($"{Path.ChangeExtension(given, null)}-{number}{extension}");
        return name;
    }

    private static SpeechDataException Unwritable(SpeechUtterance utterance, string what) => ManifestErrors.Unwritable(utterance, "sidecars", what);
}
