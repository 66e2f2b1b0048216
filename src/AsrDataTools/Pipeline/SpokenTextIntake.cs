using System.Collections;
using System.Globalization;
using System.Management.Automation;
using AsrDataTools.Annotation;
using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;
using AsrDataTools.Text;
using AsrDataTools.Vocabulary;

namespace AsrDataTools.Pipeline;

/// <summary>Turns whatever stands for transcripts into texts: utterances, annotation, rows with a text, files, folders, wildcards.</summary>
/// <param name="location">Of the session: paths as typed are relative to it.</param>
/// <param name="manifest">How manifests are read; null to find out.</param>
/// <param name="segmenter">Called with a text in a script without spaces; what it gives are its words. Null for none.</param>
/// <param name="report">Takes the trouble with one input, or with one row of it; the rest goes on.</param>
/// <param name="cancellation">Ends the reading.</param>
internal sealed class SpokenTextIntake(
    PathIntrinsics location, ManifestOptions? manifest, ScriptBlock? segmenter, Action<SpeechDataException> report, CancellationToken cancellation)
{
    private static readonly string[] Texts = ["Text", "Transcript", "Transcription", "Sentence", "Reference"];
    private static readonly string[] Recordings = ["Recording", "RecordingId", "Session", "AudioPath", "Path"];
    private static readonly string[] Speakers = ["Speaker", "SpeakerId", "speaker_id"];

    /// <summary>Rows without a text.</summary>
    public long Untexted { get; private set; }

    /// <summary>Reads inputs one after the other.</summary>
    public void Read(object? input, Action<SpokenText> take)
    {
        object? plain = input is PSObject wrapped ? wrapped.BaseObject : input;
        switch (plain)
        {
            case null:
                break;
            case SpeechUtterance utterance:
                if (SpokenTextReader.Of(utterance) is { } spoken) Take(spoken, take);
                else Untexted++;
                break;
            case AnnotationDocument document:
                foreach (SpokenText text in SpokenTextReader.Of(document)) Take(text, take);
                break;
            case string path:
                IReadOnlyCollection<string> resolved = InputPath.Resolve(location, path);
                if (resolved.Count == 0) report(InputPath.NotFound(path));
                foreach (string one in resolved) ReadPath(one, take);
                break;
            case FileSystemInfo file:
                ReadPath(file.FullName, take);
                break;
            case IEnumerable items and not IDictionary:
                foreach (object? item in items) Read(item, take);
                break;
            default:
                ReadRow(PSObject.AsPSObject(input), take);
                break;
        }
    }

    private void ReadPath(string path, Action<SpokenText> take)
    {
        try
        {
            foreach (SpokenText text in SpokenTextReader.Read(path, manifest, report, () => Untexted++)) Take(text, take);
        }
        catch (SpeechDataException exception)
        {
            report(exception);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            report(new("StorageFailed", SpeechDataProblem.Storage, $"{path} cannot be read: {exception.Message}", path, exception));
        }
    }

    private void ReadRow(PSObject row, Action<SpokenText> take)
    {
        if (Value(row, Texts) is not { } text)
        {
            report(new(
                "InputNotTranscript",
                SpeechDataProblem.InvalidArgument,
                $"An object of type {row.BaseObject.GetType().Name} is no transcript: it has none of the properties {string.Join(", ", Texts)}. Give files, folders, utterances, annotation, or rows with such a property."));
            return;
        }

        Take(new SpokenText { Text = text, Recording = Value(row, Recordings), Speaker = Value(row, Speakers) }, take);
    }

    private void Take(SpokenText text, Action<SpokenText> take)
    {
        if (cancellation.IsCancellationRequested) throw new PipelineStoppedException();
        take(segmenter is not null && UnsegmentedScript.HasAny(text.Text) ? text with { Text = Segmented(text.Text) } : text);
    }

    private string Segmented(string text) => string.Join(' ', segmenter!.Invoke(text).Select(word => Convert.ToString(word?.BaseObject, CultureInfo.InvariantCulture)));

    private static string? Value(PSObject row, string[] names)
    {
        foreach (string name in names)
        {
            object? value = row.BaseObject is IDictionary table ? Entry(table, name) : row.Properties[name]?.Value;
            if (value is PSObject wrapped) value = wrapped.BaseObject;
            if (value is not null) return Convert.ToString(value, CultureInfo.InvariantCulture);
        }

        return null;
    }

    private static object? Entry(IDictionary table, string name)
    {
        foreach (DictionaryEntry entry in table)
        {
            if (name.Equals(entry.Key as string, StringComparison.OrdinalIgnoreCase)) return entry.Value;
        }

        return null;
    }
}
