using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Scoring.Words;

/// <summary>Reads transcripts of any kind: trn, text files, recognisers' JSON, folders of those, manifests.</summary>
public static class TranscriptSource
{
    /// <summary>Columns that hold a recogniser's text beside the reference, in the order in which they are looked for.</summary>
    private static readonly string[] HypothesisColumns =
        ["pred_text", "hypothesis", "hyp", "prediction", "predicted", "predicted_text", "recognized", "recognised", "asr_text", "Hypothesis", "Prediction"];

    /// <summary>Streams the transcripts of a file or folder, recognised by name and content.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="textColumn">Column of the text; null to find it by its name.</param>
    /// <param name="hypothesisColumn">Column of the recogniser's text; null to find it by its name.</param>
    /// <param name="report">Called for each row or file that is left out.</param>
    /// <exception cref="SpeechDataException">Thrown while enumerating: the file as a whole cannot be read.</exception>
    public static IEnumerable<Transcript> Read(string path, string? textColumn, string? hypothesisColumn, Action<SpeechDataException> report)
    {
        if (Directory.Exists(path)) return OfFolder(path, report);
        return Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".TRN" => TrnFile.Read(path, report),
            ".JSON" => [JsonTranscript.Read(path, Path.GetFileNameWithoutExtension(path))],
            ".TXT" when File.Exists(path) && TrnFile.Recognises(path) => TrnFile.Read(path, report),
            ".TXT" => [OfTextFile(path, Path.GetFileNameWithoutExtension(path))],
            _ => ReadManifest(path, textColumn, hypothesisColumn, report),
        };
    }

    /// <summary>Streams the transcripts of what manifests are read from, folders included.</summary>
    /// <inheritdoc cref="Read"/>
    public static IEnumerable<Transcript> ReadManifest(string path, string? textColumn, string? hypothesisColumn, Action<SpeechDataException> report)
    {
        Dictionary<string, string> map = [];
        if (textColumn is not null) map[nameof(UtteranceField.Text)] = textColumn;
        bool any = false;
        foreach (SpeechUtterance utterance in SpeechManifest.Read(path, new ManifestOptions { ColumnMap = map }, report))
        {
            string? hypothesis = HypothesisOf(utterance, hypothesisColumn);
            any |= utterance.Text is not null || hypothesis is not null;
            yield return new Transcript
            {
                Id = utterance.Id,
                FileName = utterance.AudioPath is null ? null : Path.GetFileNameWithoutExtension(utterance.AudioPath),
                Text = utterance.Text ?? "",
                Hypothesis = hypothesis,
                Speaker = utterance.Speaker,
                Recording = utterance.Recording,
                Property = name => UtteranceProperty.Get(utterance, name),
                SourcePath = path,
                SourceLine = utterance.SourceLine,
            };
        }

        if (!any)
        {
            report(new SpeechDataException(
                "TextColumnUnknown", SpeechDataProblem.InvalidData, $"'{path}' has no text in any row. Name its column with -ReferenceColumn or -HypothesisColumn.", path));
        }
    }

    /// <summary>The recogniser's text that a row holds beside its own; null where there is none.</summary>
    /// <param name="column">Its column; null to find it by its name.</param>
    public static string? HypothesisOf(SpeechUtterance utterance, string? column) => column is null
        ? HypothesisColumns.Select(name => utterance.Extra.GetValueOrDefault(name)).FirstOrDefault(text => text is not null)
        : utterance.Extra.GetValueOrDefault(column);

    private static IEnumerable<Transcript> OfFolder(string folder, Action<SpeechDataException> report)
    {
        string[] files = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file).ToUpperInvariant() is ".TXT" or ".JSON")
            .Order(StringComparer.Ordinal)];
        if (files.Length == 0)
        {
            throw new SpeechDataException(
                "TranscriptsNotFound", SpeechDataProblem.NotFound, $"The folder '{folder}' holds no text (.txt) and no recogniser's output (.json). Give the manifest itself if there is one.", folder);
        }

        foreach (string file in files)
        {
            string id = Path.ChangeExtension(Path.GetRelativePath(folder, file), null).Replace('\\', '/');
            Transcript transcript;
            try
            {
                transcript = file.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? JsonTranscript.Read(file, id) : OfTextFile(file, id);
            }
            catch (SpeechDataException exception)
            {
                report(exception);
                continue;
            }

            yield return transcript;
        }
    }

    private static Transcript OfTextFile(string path, string id) => new()
    {
        Id = id,
        FileName = Path.GetFileNameWithoutExtension(path),
        Text = ScoringFile.ReadText(path),
        IsWholeFile = true,
        SourcePath = path,
    };
}
