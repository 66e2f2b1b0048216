using System.Text.RegularExpressions;
using AsrDataTools.Corpus.Manifests;
using CsvHelper;

namespace AsrDataTools.Coverage;

/// <summary>
/// The user's own table of raw label → accent; it wins over everything. <c>*</c> and <c>?</c> in a raw label are wildcards; an exact
/// entry wins over a pattern, a longer pattern over a shorter one. Letter case and surrounding space do not matter.
/// </summary>
public sealed class AccentMap
{
    private static readonly string[] RawColumns = ["raw", "rawlabel", "label", "from", "source", "original"];
    private static readonly string[] AccentColumns = ["canonical", "canonicallabel", "accent", "to", "target", "mapped"];

    private readonly Dictionary<string, string> _exact = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(Regex Pattern, string Accent)> _patterns = [];

    /// <param name="entries">Raw label → accent. An empty accent (or "unlabelled", "ambiguous", "multiple") sets the label aside as such.</param>
    /// <exception cref="SpeechDataException"><c>AccentMapInvalid</c>: the same raw label stands for two accents.</exception>
    public AccentMap(IEnumerable<KeyValuePair<string, string>> entries, string? path = null)
    {
        foreach ((string raw, string accent) in entries.OrderByDescending(entry => entry.Key.Length).ThenBy(entry => entry.Key, StringComparer.Ordinal))
        {
            string key = raw.Trim();
            if (!_exact.TryAdd(key, accent.Trim()) && !_exact[key].Equals(accent.Trim(), StringComparison.OrdinalIgnoreCase))
                throw Invalid($"the accent map has '{key}' twice, as '{_exact[key]}' and as '{accent.Trim()}'; keep one", path);
            if (key.AsSpan().ContainsAny('*', '?')) _patterns.Add((ToPattern(key), accent.Trim()));
        }
    }

    public static AccentMap Empty { get; } = new([]);

    /// <summary>Reads a CSV or TSV with a header and two columns, the raw label and the accent.</summary>
    /// <exception cref="SpeechDataException"><c>AccentMapInvalid</c>, or the file cannot be opened.</exception>
    public static AccentMap Read(string path)
    {
        using CsvReader reader = DelimitedFile.Open(path);
        try
        {
            reader.ReadHeader();
            string[] columns = [.. (reader.Headers ?? []).Select(AccentVocabulary.Key)];
            int raw = Array.FindIndex(columns, column => RawColumns.Contains(column));
            int accent = Array.FindIndex(columns, column => AccentColumns.Contains(column));
            if (columns.Length == 2 && (raw < 0 || accent < 0)) (raw, accent) = (0, 1);
            if (raw < 0 || accent < 0) throw Invalid($"'{path}' must have the columns raw and canonical; it has {string.Join(", ", reader.Headers ?? [])}", path);
            List<KeyValuePair<string, string>> entries = [];
            while (reader.Read())
            {
                if (reader.FieldCount <= raw || string.IsNullOrWhiteSpace(reader.GetString(raw))) continue;
                entries.Add(new(reader.GetString(raw), reader.FieldCount > accent ? reader.GetString(accent) : ""));
            }

            return new AccentMap(entries, path);
        }
        catch (CsvFormatException exception)
        {
            throw Invalid($"'{path}' cannot be read: {exception.Message}", path, exception);
        }
    }

    /// <summary>The accent that the user gives to a raw label; null where the map does not have it.</summary>
    public string? Find(string raw)
    {
        string key = raw.Trim();
        if (_exact.TryGetValue(key, out string? accent)) return accent;
        foreach ((Regex pattern, string target) in _patterns)
        {
            if (pattern.IsMatch(key)) return target;
        }

        return null;
    }

    private static Regex ToPattern(string wildcard) => new(
        "^" + Regex.Escape(wildcard).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal) + "$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.NonBacktracking);

    private static SpeechDataException Invalid(string what, string? path, Exception? inner = null) =>
        new("AccentMapInvalid", SpeechDataProblem.InvalidData, char.ToUpperInvariant(what[0]) + what[1..] + ".", path, inner);
}
