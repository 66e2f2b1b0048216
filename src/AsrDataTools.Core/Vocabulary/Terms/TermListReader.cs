using System.Globalization;
using System.Text;
using System.Xml;
using AsrDataTools.Corpus.Manifests;
using CsvHelper;

namespace AsrDataTools.Vocabulary;

/// <summary>Reads lists of terms: a term a line, a table, a dictionary of Hunspell, a keyword list of NIST's (kwlist).</summary>
public static class TermListReader
{
    private const int LongestTerm = 1000;

    private static readonly string[] TermColumns = ["term", "word", "phrase", "keyword", "text", "name"];
    private static readonly string[] AliasColumns = ["aliases", "alias", "synonyms", "variants"];
    private static readonly string[] ClassColumns = ["class", "category", "type"];
    private static readonly string[] WeightColumns = ["weight"];
    private static readonly string[] MinimumColumns = ["minimumexamples", "minexamples", "minimum", "examples"];

    /// <summary>Streams the terms of a list, told by the ending of its name and its content.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="report">Called for each row that is left out.</param>
    /// <exception cref="SpeechDataException"><c>TermListUnreadable</c>, or the file cannot be opened. Thrown while enumerating too.</exception>
    public static IEnumerable<DomainTerm> Read(string path, Action<SpeechDataException> report) => ManifestFile.ExtensionOf(path) switch
    {
        ".dic" => OfHunspell(path, report),
        ".xml" => OfKeywordList(path),
        ".csv" or ".tsv" or ".tab" => OfTable(path, report),
        _ => OfLines(path, report),
    };

    private static IEnumerable<DomainTerm> OfLines(string path, Action<SpeechDataException> report) =>
        Lines(path, report).Where(line => !line.Text.StartsWith('#')).Select(line => Term(path, line.Number, line.Text));

    // The first line is a number of entries; comments are indented or begin with #; flags follow a slash, morphology a tab.
    private static IEnumerable<DomainTerm> OfHunspell(string path, Action<SpeechDataException> report)
    {
        foreach ((string text, long number, bool indented) in Lines(path, report))
        {
            if (indented || text.StartsWith('#') || (number == 1 && text.All(char.IsAsciiDigit))) continue;
            StringBuilder word = new();
            for (int i = 0; i < text.Length; i++)
            {
                if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] == '/') continue; // The slash after it belongs to the word.
                if (text[i] == '\t' || (text[i] == '/' && (i == 0 || text[i - 1] != '\\'))) break;
                word.Append(text[i]);
            }

            yield return Term(path, number, word.ToString().Trim());
        }
    }

    private static List<DomainTerm> OfKeywordList(string path)
    {
        List<DomainTerm> terms = [];
        try
        {
            using Stream stream = ManifestFile.OpenBytes(path);
            using XmlReader reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, IgnoreComments = true });
            while (reader.Read())
            {
                if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "kwtext") continue;
                long line = ((IXmlLineInfo)reader).LineNumber;
                terms.Add(Term(path, line, reader.ReadElementContentAsString().Trim()));
            }
        }
        catch (XmlException exception)
        {
            throw Unreadable(path, FormattableString.Invariant($"is no well-formed XML, line {exception.LineNumber}: {exception.Message}"), exception);
        }

        return terms.Count > 0 ? terms : throw Unreadable(path, "has no element kwtext, as a keyword list (kwlist) has. Give other lists as text or CSV.", null);
    }

    private static IEnumerable<DomainTerm> OfTable(string path, Action<SpeechDataException> report)
    {
        using CsvReader reader = DelimitedFile.Open(path);
        Guard(path, reader.ReadHeader);
        string[] columns = [.. (reader.Headers ?? []).Select(column => column.Trim().Replace("_", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant())];
        int term = Column(columns, TermColumns), aliases = Column(columns, AliasColumns), kind = Column(columns, ClassColumns), weight = Column(columns, WeightColumns), minimum = Column(columns, MinimumColumns);
        if (term < 0) throw Unreadable(path, $"has no column of terms: one must be called {string.Join(", ", TermColumns)}. A list without columns has the ending .txt.", null);
        bool more = true;
        while (more)
        {
            DomainTerm? row = null;
            Guard(path, () =>
            {
                more = reader.Read();
                if (!more) return;
                row = Row(reader, reader.LineNumber);
            });
            if (row is not null) yield return row;
        }

        DomainTerm? Row(CsvReader cells, long line)
        {
            string? text = Cell(cells, term);
            if (text is null) return null;
            double? heavy = Number(Cell(cells, weight), "weight", line), least = Number(Cell(cells, minimum), "minimum of examples", line);
            return Term(path, line, text) with
            {
                Aliases = new((Cell(cells, aliases) ?? "").Split(['|', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
                Class = Cell(cells, kind),
                Weight = heavy ?? 1,
                MinimumExamples = least is null ? null : (int)Math.Ceiling(least.Value),
            };
        }

        double? Number(string? cell, string what, long line)
        {
            if (cell is null) return null;
            if (double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value is >= 0 and <= 1e6) return value;
            report(new("TermRowInvalid", SpeechDataProblem.InvalidData, FormattableString.Invariant($"'{path}', line {line}: the {what} '{cell}' is no number from 0 to 1,000,000; the term is taken without it."), path) { Line = line });
            return null;
        }
    }

    private static void Guard(string path, Action read)
    {
        try
        {
            read();
        }
        catch (CsvFormatException exception)
        {
            throw Unreadable(path, $"cannot be read as a table: {exception.Message}", exception);
        }
    }

    private static string? Cell(CsvReader reader, int column) =>
        column < 0 || column >= reader.FieldCount || string.IsNullOrWhiteSpace(reader.GetString(column)) ? null : reader.GetString(column)!.Trim();

    private static int Column(string[] columns, string[] names) => Array.FindIndex(columns, names.Contains);

    private static IEnumerable<(string Text, long Number, bool Indented)> Lines(string path, Action<SpeechDataException> report)
    {
        using StreamReader reader = new(ManifestFile.OpenRead(path), Encoding.UTF8);
        long number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            string text = line.Trim();
            if (text.Length == 0) continue;
            if (text.Length > LongestTerm)
            {
                report(new("TermRowInvalid", SpeechDataProblem.InvalidData, FormattableString.Invariant($"'{path}', line {number}: {text.Length:N0} characters are no term; a list has one on each line."), path) { Line = number });
                continue;
            }

            yield return (text, number, char.IsWhiteSpace(line[0]));
        }
    }

    private static DomainTerm Term(string path, long line, string text) => new() { Text = text, SourcePath = path, SourceLine = line };

    private static SpeechDataException Unreadable(string path, string problem, Exception? inner) => new("TermListUnreadable", SpeechDataProblem.InvalidData, $"'{path}' {problem}", path, inner);
}
