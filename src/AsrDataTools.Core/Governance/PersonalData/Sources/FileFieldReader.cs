using System.Text;
using AsrDataTools.Annotation;
using AsrDataTools.Audio;
using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Governance.PersonalData;

/// <summary>The texts of a file: its name, the tags of a recording, the rows of a manifest, the segments of annotation, else its lines.</summary>
public static class FileFieldReader
{
    /// <summary>A longer line is searched in pieces, UTF-16 units.</summary>
    internal const int LongestLine = 1 << 20;

    /// <summary>Pieces share this much, so that nothing is cut in two.</summary>
    internal const int Overlap = 1 << 10;

    private static readonly HashSet<string> Tables = new([".csv", ".tsv", ".tab", ".json", ".jsonl", ".ndjson", ".parquet"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The files of a folder and below, in the order of their names; links to folders are not followed.</summary>
    /// <param name="folder">Absolute path.</param>
    /// <param name="report">Called for each folder that cannot be listed (<c>StorageFailed</c>); the others still are.</param>
    public static IEnumerable<string> Files(string folder, Action<SpeechDataException> report)
    {
        ArgumentNullException.ThrowIfNull(report);
        string[] files = [], folders = [];
        try
        {
            files = Directory.GetFiles(folder);
            folders = [.. Directory.GetDirectories(folder).Where(below => new DirectoryInfo(below).LinkTarget is null)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            report(new SpeechDataException("StorageFailed", SpeechDataProblem.Storage, $"'{folder}' cannot be listed, and what it holds was not searched: {exception.Message}", folder, exception));
        }

        foreach (string file in files.Order(StringComparer.Ordinal)) yield return file;
        foreach (string file in folders.Order(StringComparer.Ordinal).SelectMany(below => Files(below, report))) yield return file;
    }

    /// <summary>Streams the texts of a file.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="report">Called for each row or part that cannot be read and is therefore not searched.</param>
    /// <exception cref="SpeechDataException">Thrown while enumerating: the file cannot be read.</exception>
    public static IEnumerable<PersonalDataField> Fields(string path, Action<SpeechDataException> report)
    {
        ArgumentNullException.ThrowIfNull(report);
        PersonalDataField place = new() { Text = "", Name = "", Path = path };
        yield return OfName(place, "FileName", path);
        if (new FileInfo(path).Length == 0) yield break;
        foreach (PersonalDataField field in Content(place, path, report)) yield return field;
    }

    /// <summary>The name of a file, its underscores as blanks: words and numbers stand between them.</summary>
    internal static PersonalDataField OfName(PersonalDataField place, string name, string path) =>
        place with { Name = name, Text = Path.GetFileName(path).Replace('_', ' ') };

    private static IEnumerable<PersonalDataField> Content(PersonalDataField place, string path, Action<SpeechDataException> report) => KindOf(path) switch
    {
        PersonalDataSource.Manifest => SpeechManifest.Read(path, null, report).SelectMany(UtteranceFieldReader.Fields),
        PersonalDataSource.Annotation => OfAnnotation(place, path, report),
        PersonalDataSource.Text => Lines(place, path),
        _ => OfTags(place, path),
    };

    // "my card is 4111 1111 …" looks like a line of STM: where the ending does not agree, the plain lines are searched too.
    private static IEnumerable<PersonalDataField> OfAnnotation(PersonalDataField place, string path, Action<SpeechDataException> report)
    {
        IEnumerable<PersonalDataField> annotation = AnnotationFormats.Read(path, null, report).SelectMany(AnnotationFieldReader.Fields);
        bool agrees = AnnotationFormats.Recognise(path) is { } format && AnnotationFormats.Named(format).Extension.Equals(Path.GetExtension(path), StringComparison.OrdinalIgnoreCase);
        return agrees ? annotation : annotation.Concat(Lines(place, path));
    }

    /// <summary>What a file is searched as.</summary>
    internal static PersonalDataSource KindOf(string path)
    {
        if (AudioFileFinder.KnowsExtension(Path.GetExtension(path))) return PersonalDataSource.Audio;
        if (IsManifest(path)) return PersonalDataSource.Manifest;
        if (AnnotationFormats.Recognise(path) is not (null or "Text")) return PersonalDataSource.Annotation;
        return ManifestFile.ReadOpening(path).AsSpan().Contains((byte)0) ? PersonalDataSource.Binary : PersonalDataSource.Text;
    }

    private static bool IsManifest(string path)
    {
        if (!Tables.Contains(ManifestFile.ExtensionOf(path))) return false;
        try
        {
            // Annotation in JSON or CSV is told first: it has times of words.
            return AnnotationFormats.Recognise(path) is null or "Text" or "CSV" && SpeechManifest.Read(path, null, _ => { }).Any();
        }
        catch (SpeechDataException exception) when (exception.ErrorId is "ManifestNotRecognised" or "ManifestEmpty" or "ManifestColumnsUnknown")
        {
            // A table of something else, such as "id<tab>text" without a header, is searched line by line.
            return false;
        }
    }

    private static IEnumerable<PersonalDataField> OfTags(PersonalDataField place, string path)
    {
        foreach (AudioTag tag in AudioTags.Read(path)) yield return place with { Name = $"Tag:{tag.Name}", Text = tag.Text, Label = PersonalDataSearch.LabelOf(tag.Name) };
    }

    private static IEnumerable<PersonalDataField> Lines(PersonalDataField place, string path)
    {
        using StreamReader reader = new(ManifestFile.OpenRead(path), Encoding.UTF8, detectEncodingFromByteOrderMarks: true, 1 << 16);
        StringBuilder line = new();
        char[] buffer = new char[1 << 16];
        long number = 1;
        int offset = 0;
        int read;
        while ((read = reader.Read(buffer)) > 0)
        {
            int start = 0;
            while (start < read)
            {
                int end = buffer.AsSpan(start, read - start).IndexOf('\n');
                line.Append(buffer, start, (end < 0 ? read : start + end) - start);
                start = end < 0 ? read : start + end + 1;
                if (end >= 0)
                {
                    if (line.Length > 0) yield return Piece();
                    line.Clear();
                    offset = 0;
                    number++;
                }
                else if (line.Length > LongestLine)
                {
                    yield return Piece();
                    offset += line.Length - Overlap;
                    line.Remove(0, line.Length - Overlap);
                }
            }
        }

        if (line.Length > 0) yield return Piece();

        PersonalDataField Piece() => place with { Name = "Text", Text = line.ToString(), Line = number, Offset = offset, Overlap = offset == 0 ? 0 : Overlap };
    }
}
