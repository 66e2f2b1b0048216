using System.Globalization;
using System.Text;
using CsvHelper;

namespace AsrDataTools.Coverage;

/// <summary>The names of accents, regions and languages, from <c>AccentNames.csv</c>.</summary>
internal sealed class AccentVocabulary
{
    private readonly Dictionary<string, string> _regions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _languages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AccentTag> _labels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> _groups = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, IReadOnlyList<string>> _homes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> _firstLanguages = new(StringComparer.Ordinal);
    private readonly HashSet<string> _regionCodes = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _ambiguous = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unlabelled = new(StringComparer.Ordinal);

    private AccentVocabulary()
    {
    }

    public static AccentVocabulary Default { get; } = Load();

    public bool IsLanguage(string code) => _homes.ContainsKey(code);

    public bool IsRegion(string code) => _regionCodes.Contains(code);

    public bool SaysNothing(string key) => _unlabelled.Contains(key);

    public bool IsAmbiguous(string key) => _ambiguous.Contains(key);

    public AccentTag? Label(string key) => _labels.GetValueOrDefault(key);

    public string? Region(string key) => _regions.GetValueOrDefault(key);

    public string? Language(string key) => _languages.GetValueOrDefault(key);

    /// <summary>Countries where many have the language as their first; empty where none is listed.</summary>
    public IReadOnlyList<string> HomesOf(string language) => _homes.GetValueOrDefault(language, []);

    public bool GroupHolds(string group, string region) =>
        _groups.TryGetValue(group, out IReadOnlyList<string>? members)
        && members.Any(member => member.Equals(region, StringComparison.OrdinalIgnoreCase) || GroupHolds(member, region));

    public bool GroupsMeet(string group, string other) =>
        _groups.TryGetValue(group, out IReadOnlyList<string>? members)
        && members.Any(member => GroupHolds(other, member) || GroupsMeet(member, other));

    public bool FirstLanguageHolds(string language, string part) =>
        _firstLanguages.TryGetValue(language, out IReadOnlyList<string>? parts) && parts.Contains(part);

    /// <summary>Letters and digits alone, without diacritics, lower case: "Québécois" and "QUEBECOIS" are one name.</summary>
    public static string Key(string text)
    {
        StringBuilder key = new(text.Length);
        foreach (char letter in text.Normalize(NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(letter)) key.Append(char.ToLowerInvariant(letter));
        }

        return key.ToString();
    }

    private static AccentVocabulary Load()
    {
        AccentVocabulary vocabulary = new();
        using Stream stream = typeof(AccentVocabulary).Assembly.GetManifestResourceStream("Coverage/AccentNames.csv")!;
        using CsvReader reader = CsvReader.Create(stream, new CsvReaderOptions(), leaveOpen: true);
        reader.ReadHeader();
        while (reader.Read())
        {
            vocabulary.Add(reader.GetString(0), reader.GetString(1), List(reader.GetString(2)), List(reader.GetString(3)));
        }

        return vocabulary;
    }

    private static string[] List(string cell) => cell.Split('|', StringSplitOptions.RemoveEmptyEntries);

    private void Add(string kind, string code, string[] names, string[] within)
    {
        string[] keys = [.. names.Select(Key)];
        switch (kind)
        {
            case "region":
                _regionCodes.Add(code);
                foreach (string key in keys) _regions.Add(key, code);
                break;
            case "group":
                _groups.Add(code, within);
                foreach (string key in keys) _regions.Add(key, code);
                break;
            case "language":
                _homes.Add(code, within);
                foreach (string key in keys) _languages.Add(key, code);
                break;
            case "first":
                _firstLanguages.Add(code, within);
                break;
            case "label":
                foreach (string key in keys) _labels.Add(key, AccentTag.Parse(code)!);
                break;
            case "ambiguous":
                _ambiguous.UnionWith(keys);
                break;
            case "unlabelled":
                _unlabelled.UnionWith(keys);
                break;
            default:
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"AccentNames.csv has the kind '{kind}'."));
        }
    }
}
