using System.Text;
using AsrDataTools.Annotation;
using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;
using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Vocabulary;

/// <summary>Reads what is said from whatever holds it: manifests, annotation, trn, plain text (an utterance a line), folders of these.</summary>
public static class SpokenTextReader
{
    private static readonly HashSet<string> Tables = new([".csv", ".tsv", ".tab", ".json", ".jsonl", ".ndjson", ".parquet"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Streams the texts of a file or folder; rows without text are counted by <paramref name="untexted"/>.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="manifest">How manifests are read; null to find out.</param>
    /// <param name="report">Called for each row or file that is left out.</param>
    /// <param name="untexted">Called for each row of a manifest that has no text.</param>
    /// <exception cref="SpeechDataException">Thrown while enumerating: the path cannot be read.</exception>
    public static IEnumerable<SpokenText> Read(string path, ManifestOptions? manifest, Action<SpeechDataException> report, Action untexted)
    {
        if (Directory.Exists(path)) return OfFolder(path, manifest, report, untexted);
        if (!File.Exists(path)) throw new SpeechDataException("PathNotFound", SpeechDataProblem.NotFound, $"Nothing is found at '{path}'.", path);
        string extension = ManifestFile.ExtensionOf(path);
        if (manifest?.Format is not null) return OfManifest(path, manifest, report, untexted);
        if (extension.Equals(".txt", StringComparison.OrdinalIgnoreCase)) return TrnFile.Recognises(path) ? OfTrn(path, report) : OfLines(path, null);
        if (manifest is null && IdTextTable.Recognises(path)) return IdTextTable.Read(path, report, untexted);
        if (Tables.Contains(extension)) return OfTable(path, manifest, report, untexted);
        return AnnotationFormats.Recognise(path) is { } format && format != "Text" ? OfAnnotation(path, report)
            : extension.Length == 0 || AnnotationFormats.Recognise(path) is not null ? OfLines(path, null)
            : OfManifest(path, manifest, report, untexted);
    }

    /// <summary>The speech of a document.</summary>
    public static IEnumerable<SpokenText> Of(AnnotationDocument document)
    {
        foreach (AnnotationSegment segment in document.AsSegments())
        {
            if (segment.Kind != AnnotationKind.Speech || segment.TextOrWords is not { } text) continue;
            yield return new SpokenText
            {
                Text = text,
                Recording = document.Recording,
                Speaker = segment.Speaker,
                SourcePath = segment.SourcePath ?? document.Path,
                SourceLine = segment.SourceLine > 0 ? segment.SourceLine : null,
            };
        }
    }

    /// <summary>The text of a row; null where it has none.</summary>
    public static SpokenText? Of(SpeechUtterance utterance) => utterance.Text is null ? null : new SpokenText
    {
        Text = utterance.Text,
        Recording = utterance.Recording ?? utterance.AudioPath,
        Speaker = utterance.Speaker,
        SourcePath = utterance.SourcePath,
        SourceLine = utterance.SourceLine,
    };

    private static IEnumerable<SpokenText> OfFolder(string folder, ManifestOptions? manifest, Action<SpeechDataException> report, Action untexted)
    {
        if (manifest?.Format is not null || ManifestFormats.Find(folder, null) is not AudioFolder) return OfManifest(folder, manifest, report, untexted);
        return OfFiles(folder, manifest, report, untexted);
    }

    // Lists of ids and texts say once more what a manifest beside them says.
    private static IEnumerable<SpokenText> OfFiles(string folder, ManifestOptions? manifest, Action<SpeechDataException> report, Action untexted)
    {
        ILookup<bool, string> files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .ToLookup(file => manifest is null && IsIdTextTable(file));
        bool any = false;
        foreach (SpokenText text in OfEach(files[false], folder, manifest, report, untexted))
        {
            any = true;
            yield return text;
        }

        if (any)
        {
            foreach (string file in files[true])
                report(new SpeechDataException(
                    "TranscriptListBesideText",
                    SpeechDataProblem.InvalidData,
                    $"'{file}' lists ids and texts beside files that hold texts; it is left out, so that no utterance counts twice. Give its path too if its texts are others.",
                    file));
            yield break;
        }

        foreach (SpokenText text in OfEach(files[true], folder, manifest, report, untexted))
        {
            any = true;
            yield return text;
        }

        if (!any)
            throw new SpeechDataException("TextNotFound", SpeechDataProblem.NotFound, $"'{folder}' holds no text in any file, in itself or below. Give manifests, annotation or text files.", folder);
    }

    // A file that cannot be read is told of when its texts are asked for.
    private static bool IsIdTextTable(string file)
    {
        try
        {
            return IdTextTable.Recognises(file);
        }
        catch (SpeechDataException)
        {
            return false;
        }
    }

    private static IEnumerable<SpokenText> OfEach(IEnumerable<string> files, string folder, ManifestOptions? manifest, Action<SpeechDataException> report, Action untexted)
    {
        foreach (string file in files)
        {
            IEnumerator<SpokenText>? rows = null;
            try
            {
                while (Next(file, ref rows) is { } text) yield return text;
            }
            finally
            {
                rows?.Dispose();
            }
        }

        SpokenText? Next(string file, ref IEnumerator<SpokenText>? rows)
        {
            try
            {
                if (rows is null && !IsText(file)) return null;
                rows ??= (Path.GetExtension(file).Equals(".txt", StringComparison.OrdinalIgnoreCase) && !TrnFile.Recognises(file)
                    ? OfLines(file, Path.GetRelativePath(folder, file))
                    : Read(file, manifest, report, untexted)).GetEnumerator();
                return rows.MoveNext() ? rows.Current : null;
            }
            catch (SpeechDataException exception)
            {
                report(exception);
                return null;
            }
        }
    }

    private static bool IsText(string file) => Path.GetExtension(file).Equals(".txt", StringComparison.OrdinalIgnoreCase) || Tables.Contains(ManifestFile.ExtensionOf(file)) || AnnotationFormats.Recognise(file) is not null;

    private static IEnumerable<SpokenText> OfLines(string path, string? recording)
    {
        using StreamReader reader = new(ManifestFile.OpenRead(path), Encoding.UTF8, detectEncodingFromByteOrderMarks: true, 1 << 16);
        long number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length > 0) yield return new SpokenText { Text = line, Recording = recording, SourcePath = path, SourceLine = number };
        }
    }

    private static IEnumerable<SpokenText> OfTrn(string path, Action<SpeechDataException> report) =>
        TrnFile.Read(path, report).Select(row => new SpokenText { Text = row.Text, Speaker = row.Speaker, SourcePath = path, SourceLine = row.SourceLine });

    private static IEnumerable<SpokenText> OfAnnotation(string path, Action<SpeechDataException> report) => AnnotationFormats.Read(path, null, report).SelectMany(Of);

    // A table may be annotation as well as a manifest; what is no manifest is tried as such.
    private static IEnumerable<SpokenText> OfTable(string path, ManifestOptions? manifest, Action<SpeechDataException> report, Action untexted)
    {
        bool isManifest;
        try
        {
            isManifest = ManifestFormats.Find(path, null) is not null;
        }
        catch (SpeechDataException exception) when (exception.ErrorId == "ManifestNotRecognised" && AnnotationFormats.Recognise(path) is not (null or "Text"))
        {
            isManifest = false;
        }

        return isManifest ? OfManifest(path, manifest, report, untexted) : OfAnnotation(path, report);
    }

    private static IEnumerable<SpokenText> OfManifest(string path, ManifestOptions? manifest, Action<SpeechDataException> report, Action untexted)
    {
        foreach (SpeechUtterance utterance in SpeechManifest.Read(path, manifest, report))
        {
            if (Of(utterance) is { } text) yield return text;
            else untexted();
        }
    }
}
