using System.Text.Json;
using AsrDataTools.Annotation;
using AsrDataTools.Annotation.Formats;
using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Transcription;

/// <summary>
/// Transcripts as JSON Lines that manifests are read from: audio_filepath, offset, duration, text (the reference), pred_text (what was
/// recognised), then what else is known of the utterance, engine, model and words. The file appears whole or not at all.
/// </summary>
public sealed class TranscriptLines : IDisposable
{
    private readonly string _path;
    private readonly string _temporary;
    private readonly FileStream _file;

    /// <param name="path">Absolute; replaced when this one is whole.</param>
    /// <exception cref="SpeechDataException">It cannot be written there.</exception>
    public TranscriptLines(string path)
    {
        _path = path;
        _temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            if (Path.GetDirectoryName(path) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
            _file = new FileStream(_temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16);
        }
        catch (Exception exception) when (StorageErrors.Explain(exception, path) is { } explained)
        {
            throw explained;
        }
    }

    /// <exception cref="SpeechDataException">The disk refuses it.</exception>
    public void Write(Transcript transcript) => Guarded(() =>
    {
        using (Utf8JsonWriter writer = new(_file, JsonFields.Compact)) Write(writer, transcript);
        _file.WriteByte((byte)'\n');
    });

    /// <exception cref="SpeechDataException">The disk refuses it.</exception>
    public void Complete() => Guarded(() =>
    {
        _file.Dispose();
        File.Move(_temporary, _path, overwrite: true);
    });

    public void Dispose()
    {
        _file.Dispose();
        File.Delete(_temporary);
    }

    private static void Write(Utf8JsonWriter writer, Transcript transcript)
    {
        writer.WriteStartObject();
        writer.WriteString("id", transcript.Id);
        writer.WriteString("audio_filepath", transcript.Path);
        JsonFields.WriteNumber(writer, "offset", transcript.Utterance.StartSeconds);
        JsonFields.WriteNumber(writer, "duration", Math.Round(transcript.DurationSeconds, 6));
        JsonFields.WriteText(writer, "text", transcript.Reference);
        writer.WriteString("pred_text", transcript.Text);
        JsonFields.WriteText(writer, "speaker", transcript.Speaker);
        JsonFields.WriteText(writer, "recording", transcript.Recording);
        JsonFields.WriteText(writer, "accent", transcript.Accent);
        JsonFields.WriteText(writer, "language", transcript.Utterance.Language ?? transcript.Language);
        writer.WriteString("engine", transcript.Engine);
        JsonFields.WriteText(writer, "model", transcript.Model);
        foreach ((string name, string value) in transcript.Utterance.Extra)
        {
            if (!Taken.Contains(name)) writer.WriteString(name, value);
        }

        if (transcript.Words.Count > 0)
        {
            writer.WriteStartArray("words");
            foreach (AnnotationWord word in transcript.Words)
            {
                writer.WriteStartObject();
                writer.WriteString("word", word.Text);
                JsonFields.WriteNumber(writer, "start", word.StartSeconds);
                JsonFields.WriteNumber(writer, "end", word.EndSeconds);
                JsonFields.WriteNumber(writer, "confidence", word.Confidence);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static readonly HashSet<string> Taken = new(StringComparer.OrdinalIgnoreCase)
        { "id", "audio_filepath", "offset", "duration", "text", "pred_text", "speaker", "recording", "accent", "language", "engine", "model", "words" };

    private void Guarded(Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (StorageErrors.Explain(exception, _path) is { } explained)
        {
            throw explained;
        }
    }
}
