using System.Globalization;
using System.Xml;
using AsrDataTools.Annotation;
using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Scoring.KeywordSearch;

/// <summary>
/// The files of a keyword search evaluation: lists of keywords (kwlist), of detections (kwslist) and experiment control files (ecf)
/// in NIST's XML (KWS15 evaluation plan, appendix A), and tables that hold the same.
/// </summary>
public static class KeywordSearchFiles
{
    private const string Id = "kwid";

    /// <summary>Adds the keywords of a kwlist; of a table with the columns Keyword and Text; or of a text file, one a line.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="list">Takes the keywords.</param>
    /// <param name="report">Told of each keyword that is left out.</param>
    /// <exception cref="SpeechDataException">The file cannot be read.</exception>
    public static void ReadKeywords(string path, KeywordList list, Action<SpeechDataException> report)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(report);
        if (IsXml(path))
        {
            ReadKeywordXml(path, list, report);
            return;
        }

        if (Path.GetExtension(path).Equals(".txt", StringComparison.OrdinalIgnoreCase))
        {
            using StreamReader reader = new(ManifestFile.OpenRead(path));
            while (reader.ReadLine() is { } line)
            {
                if (!string.IsNullOrWhiteSpace(line)) Try(() => list.Add(new(line.Trim(), line.Trim()), path), report);
            }

            return;
        }

        foreach (NamedRow row in NamedRows.Read(path, report)) Try(() => list.Add(KeywordOf(row), row.Path), report);
    }

    /// <summary>A keyword of a row: its id and its text, or one that is both.</summary>
    /// <exception cref="SpeechDataException">It has neither (<c>KeywordInvalid</c>).</exception>
    public static Keyword KeywordOf(NamedRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        string? id = row.First(Id, "Id", "KeywordId", "Keyword", "Term");
        string? text = row.First("Text", "kwtext", "KeywordText", "Keyword", "Term", "Phrase") ?? id;
        return text is null
            ? throw new SpeechDataException("KeywordInvalid", SpeechDataProblem.InvalidData, $"{row}: a keyword has Keyword (its id) and Text, or one of them. It is left out.", row.Path) { Line = row.Line }
            : new(id ?? text, text);
    }

    /// <summary>Streams the detections of a kwslist, or of a table with Keyword, Recording, StartSeconds, DurationSeconds, Score and Decision.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="take">Takes each detection.</param>
    /// <param name="report">Told of each that is left out.</param>
    /// <returns>Least and greatest score as the file declares them; null where it does not.</returns>
    /// <exception cref="SpeechDataException">The file cannot be read (any further).</exception>
    public static (double Least, double Greatest)? ReadDetections(string path, Action<KeywordDetection> take, Action<SpeechDataException> report)
    {
        ArgumentNullException.ThrowIfNull(take);
        ArgumentNullException.ThrowIfNull(report);
        if (IsXml(path)) return ReadDetectionXml(path, take, report);
        foreach (NamedRow row in NamedRows.Read(path, report)) Try(() => take(DetectionFields.Read(row)), report);
        return null;
    }

    /// <summary>Adds the excerpts of an ecf.</summary>
    /// <exception cref="SpeechDataException">The file cannot be read.</exception>
    public static void ReadSearched(string path, SearchedSpeech searched, Action<SpeechDataException> report)
    {
        ArgumentNullException.ThrowIfNull(searched);
        RequireRoot(path, "ecf", IsXml(path));
        XmlFile.Scan(path, reader =>
        {
            if (reader.LocalName == "excerpt") Try(() => searched.Add(Excerpt(reader, path)), report);
        });
    }

    private static void ReadKeywordXml(string path, KeywordList list, Action<SpeechDataException> report)
    {
        // The first look refuses what is no XML of this kind or nests beyond reason.
        RequireRoot(path, "kwlist", isXml: true);
        XmlFile.Scan(path, reader =>
        {
            if (reader.LocalName == "kwlist" && reader.GetAttribute("compareNormalize") == "lowercase") list.Lowercases = true;
        });
        XmlFile.Guard(path, reader =>
        {
            string id = "";
            while (!reader.EOF)
            {
                if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "kw") id = reader.GetAttribute(Id) ?? "";
                if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "kwtext")
                {
                    string text = reader.ReadElementContentAsString().Trim();
                    Try(() => list.Add(new(id, text), path), report);
                }
                else
                {
                    reader.Read();
                }
            }

            return true;
        });
    }

    private static (double Least, double Greatest)? ReadDetectionXml(string path, Action<KeywordDetection> take, Action<SpeechDataException> report)
    {
        RequireRoot(path, "kwslist", isXml: true);
        (double, double)? range = null;
        string keyword = "";
        XmlFile.Scan(path, reader =>
        {
            switch (reader.LocalName)
            {
                case "kwslist":
                    if (Optional(reader, "min_score") is { } least && Optional(reader, "max_score") is { } greatest) range = (least, greatest);
                    break;
                case "detected_kwlist":
                    keyword = reader.GetAttribute(Id) ?? "";
                    break;
                case "kw":
                    Try(() => take(Detection(reader, keyword, path)), report);
                    break;
            }
        });
        return range;
    }

    private static KeywordDetection Detection(XmlReader reader, string keyword, string path) => new(
        keyword,
        Required(reader, "file", path),
        reader.GetAttribute("channel"),
        Number(reader, "tbeg", path),
        Number(reader, "dur", path),
        Number(reader, "score", path),
        DetectionFields.DecisionOf(reader.GetAttribute("decision"), Place(reader, path)));

    private static SearchedExcerpt Excerpt(XmlReader reader, string path) => new(
        Required(reader, "audio_filename", path), reader.GetAttribute("channel"), Number(reader, "tbeg", path), Number(reader, "dur", path), reader.GetAttribute("source_type"));

    private static bool IsXml(string path) => ManifestFile.ReadOpening(path).AsSpan().TrimStart(" \t\r\n"u8).StartsWith("<"u8);

    private static void RequireRoot(string path, string root, bool isXml)
    {
        string? found = isXml ? XmlFile.Guard(path, reader =>
        {
            reader.MoveToContent();
            return reader.LocalName;
        }) : null;
        if (found == root) return;
        throw new SpeechDataException(
            "KeywordFileUnreadable",
            SpeechDataProblem.InvalidData,
            $"'{path}' is no {root} file: {(found is null ? "it is not XML" : $"its root is '{found}'")}. Its root must be <{root}>.",
            path);
    }

    private static string Required(XmlReader reader, string name, string path) =>
        reader.GetAttribute(name) is { Length: > 0 } value ? value : throw Invalid(reader, path, $"<{reader.LocalName}> has no attribute {name}");

    private static double Number(XmlReader reader, string name, string path)
    {
        string text = Required(reader, name, path);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
            ? number
            : throw Invalid(reader, path, $"{name}=\"{text}\" is no finite number");
    }

    private static double? Optional(XmlReader reader, string name) =>
        double.TryParse(reader.GetAttribute(name), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;

    private static SpeechDataException Invalid(XmlReader reader, string path, string what) =>
        new("DetectionInvalid", SpeechDataProblem.InvalidData, $"{Place(reader, path)}: {what}. It is left out; the others are read.", path) { Line = XmlFile.LineOf(reader) };

    private static string Place(XmlReader reader, string path) => FormattableString.Invariant($"'{path}', line {XmlFile.LineOf(reader)}");

    private static void Try(Action action, Action<SpeechDataException> report)
    {
        try
        {
            action();
        }
        catch (SpeechDataException exception)
        {
            report(exception);
        }
    }
}
