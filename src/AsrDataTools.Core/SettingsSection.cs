using System.Collections;
using System.Globalization;

namespace AsrDataTools;

/// <summary>One table of a plan or policy: typed values by key, every mistake named with its place, its key and its remedy.</summary>
internal sealed class SettingsSection
{
    private readonly SettingsTable? _places;
    private readonly Dictionary<string, object?> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly string _source;
    private readonly string _prefix;
    private readonly string _kind;

    /// <param name="table">Keys and values: texts, numbers, lists, tables.</param>
    /// <param name="known">The keys that this table may have.</param>
    /// <param name="source">What messages call the settings.</param>
    /// <param name="path">The settings' file, where they have one.</param>
    /// <param name="prefix">Keys above this table, each followed by a dot.</param>
    /// <param name="kind">What the settings are, as error ids begin: Plan, Policy.</param>
    public SettingsSection(IDictionary table, IReadOnlyList<string> known, string source, string? path, string prefix = "", string kind = "Plan")
    {
        _places = table as SettingsTable;
        _kind = kind;
        _source = source;
        Path = path;
        _prefix = prefix;
        foreach (DictionaryEntry entry in table)
        {
            string key = Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "";
            if (!known.Contains(key, StringComparer.OrdinalIgnoreCase)) throw Unknown(key, known);
            _values[key] = entry.Value;
        }
    }

    /// <summary>What messages call the settings.</summary>
    public string Source => _source;

    /// <summary>The settings' file, where they have one.</summary>
    public string? Path { get; }

    public bool Has(string key) => _values.TryGetValue(key, out object? value) && value is not null;

    /// <summary>A text or a list of texts; empty when the key is absent.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        if (!Has(key)) return [];
        object value = _values[key]!;
        if (value is string one) return [Filled(key, one)];
        if (value is not IEnumerable many || value is IDictionary) throw Invalid(key, "must be a text or a list of texts");
        return [.. many.Cast<object?>().Select((item, index) => Filled(key, item as string, SettingsTable.Item(key, index)))];
    }

    /// <summary>One text; null when the key is absent.</summary>
    public string? Text(string key) => Texts(key) switch
    {
        [] => null,
        [string one] => one,
        _ => throw Invalid(key, "must be one text"),
    };

    /// <summary>Whether the key holds a table.</summary>
    public bool IsTable(string key) => Has(key) && _values[key] is IDictionary;

    /// <summary>The table as it is; null when the key is absent or holds something else.</summary>
    public IDictionary? Table(string key) => IsTable(key) ? (IDictionary)_values[key]! : null;

    /// <summary>A table of texts under any names; null when the key is absent or holds something else than a table.</summary>
    public IReadOnlyDictionary<string, string>? TextTable(string key) => !IsTable(key) ? null : Entries(key)
        .ToDictionary(entry => entry.Name, entry => entry.Value as string ?? throw Invalid($"{key}.{entry.Name}", "must be a text"), StringComparer.OrdinalIgnoreCase);

    /// <summary>A table of numbers within the bounds, under any names; the key must hold a table.</summary>
    public IReadOnlyDictionary<string, double> NumberTable(string key, double minimum, double maximum) => Entries(key)
        .ToDictionary(entry => entry.Name, entry => Number($"{key}.{entry.Name}", entry.Value, minimum, maximum), StringComparer.OrdinalIgnoreCase);

    /// <summary>A number within the bounds; null when the key is absent.</summary>
    public double? Number(string key, double minimum, double maximum) => Has(key) ? Number(key, _values[key], minimum, maximum) : null;

    /// <summary>A whole number within the bounds; null when the key is absent.</summary>
    public int? WholeNumber(string key, int minimum, int maximum) => Number(key, minimum, maximum) switch
    {
        null => null,
        double number when number == Math.Truncate(number) => (int)number,
        _ => throw Invalid(key, "must be a whole number"),
    };

    /// <summary>Members of an enumeration; null when the key is absent.</summary>
    public IReadOnlyList<T>? Names<T>(string key)
        where T : struct, Enum
    {
        if (!Has(key)) return null;
        return [.. Texts(key).Select((name, index) => Enum.GetNames<T>().FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase)) is string match
            ? Enum.Parse<T>(match)
            : throw Invalid(key, $"holds '{name}'; {Suggest(name, Enum.GetNames<T>())}", SettingsTable.Item(key, index)))];
    }

    /// <summary>One member of an enumeration; null when the key is absent.</summary>
    public T? Name<T>(string key)
        where T : struct, Enum => Names<T>(key) switch
        {
            null => null,
            [T one] => one,
            _ => throw Invalid(key, $"must be one of {string.Join(", ", Enum.GetNames<T>())}"),
        };

    /// <summary>True or false; null when the key is absent.</summary>
    public bool? Flag(string key) => !Has(key) ? null : _values[key] as bool? ?? throw Invalid(key, "must be true or false");

    /// <summary>A day; null when the key is absent.</summary>
    public DateOnly? Day(string key) => !Has(key) ? null
        : _values[key] is DateTime time ? DateOnly.FromDateTime(time)
        : DateOnly.TryParseExact(_values[key] as string, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day
        : throw Invalid(key, "must be a day, such as '2027-01-31'");

    /// <summary>Tables in a list, or one table; empty when the key is absent.</summary>
    public IReadOnlyList<SettingsSection> Sections(string key, IReadOnlyList<string> known)
    {
        if (!Has(key)) return [];
        if (IsTable(key)) return [Section(key, known)!];
        if (_values[key] is not IEnumerable many || _values[key] is string) throw Invalid(key, "must be a list of tables");
        return [.. many.Cast<object?>().Select((item, index) => item is IDictionary table
            ? new SettingsSection(table, known, _source, Path, string.Create(CultureInfo.InvariantCulture, $"{_prefix}{key}[{index}]."), _kind)
            : throw Invalid(key, "must be a list of tables", SettingsTable.Item(key, index)))];
    }

    /// <summary>A table of tables under any names; empty when the key is absent.</summary>
    public IReadOnlyList<(string Name, SettingsSection Section)> NamedSections(string key, IReadOnlyList<string> known)
    {
        if (!Has(key)) return [];
        if (!IsTable(key)) throw Invalid(key, "must be a table of tables");
        return [.. Entries(key).Select(entry => entry.Value is IDictionary table
            ? (entry.Name, new SettingsSection(table, known, _source, Path, $"{_prefix}{key}.{entry.Name}.", _kind))
            : throw Invalid($"{key}.{entry.Name}", "must be a table of settings"))];
    }

    /// <summary>A table of lists of texts under any names; empty when the key is absent.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> TextLists(string key)
    {
        if (!Has(key)) return new Dictionary<string, IReadOnlyList<string>>();
        if (!IsTable(key)) throw Invalid(key, "must be a table of lists of texts");
        IDictionary table = (IDictionary)_values[key]!;
        string[] names = [.. Entries(key).Select(entry => entry.Name)];
        SettingsSection inner = new(table, names, _source, Path, $"{_prefix}{key}.", _kind);
        return names.ToDictionary(name => name, inner.Texts, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>A table within this one; null when the key is absent.</summary>
    public SettingsSection? Section(string key, IReadOnlyList<string> known)
    {
        if (!Has(key)) return null;
        return _values[key] is IDictionary table
            ? new SettingsSection(table, known, _source, Path, $"{_prefix}{key}.", _kind)
            : throw Invalid(key, "must be a table of settings");
    }

    /// <summary>Refuses a lower threshold that lies above the higher one.</summary>
    public void RequireOrder(string lowKey, double low, string highKey, double high)
    {
        if (low > high) throw Invalid(lowKey, string.Create(CultureInfo.InvariantCulture, $"is {low}, above '{highKey}', which is {high}"), Has(lowKey) ? lowKey : highKey);
    }

    /// <summary>Says what is wrong with a value, and where it stands.</summary>
    /// <param name="key">The key, or what is missing.</param>
    /// <param name="problem">In words that follow the key.</param>
    /// <param name="at">What stands where the mistake is; the key's value unless given.</param>
    public SpeechDataException Invalid(string key, string problem, string? at = null) =>
        Mistake("Invalid", _places?.OfValue(at ?? key) ?? Within, $"'{_prefix}{key}' {problem}.");

    // What is missing in a table within is missing where that begins; of the outermost that would say nothing.
    private SettingsPlace? Within => _prefix.Length > 0 ? _places?.Place : null;

    private SpeechDataException Mistake(string id, SettingsPlace? place, string text) =>
        new($"{_kind}{id}", SpeechDataProblem.InvalidData, $"{(place is { } known ? $"{_source}, {known}" : _source)}: {text}", Path) { Line = place?.Line };

    // A generic dictionary hands out pairs of its own kind to whoever casts it; as IDictionary it does not.
    private List<(string Name, object? Value)> Entries(string key)
    {
        List<(string, object?)> entries = [];
        foreach (DictionaryEntry entry in (IDictionary)_values[key]!) entries.Add((Filled(key, Convert.ToString(entry.Key, CultureInfo.InvariantCulture)), entry.Value));
        return entries;
    }

    private double Number(string key, object? value, double minimum, double maximum)
    {
        double number = value switch
        {
            double or float or decimal or int or long or short or byte => Convert.ToDouble(value, CultureInfo.InvariantCulture),
            _ => throw Invalid(key, "must be a number"),
        };
        return number >= minimum && number <= maximum
            ? number
            : throw Invalid(key, string.Create(CultureInfo.InvariantCulture, $"is {number}, but must be from {minimum} to {maximum}"));
    }

    private string Filled(string key, string? text, string? at = null) =>
        string.IsNullOrWhiteSpace(text) ? throw Invalid(key, "must not hold anything but non-empty texts", at)
        : text.Contains('\0') ? throw Invalid(key, "must not hold a zero character", at)
        : text;

    private SpeechDataException Unknown(string key, IReadOnlyList<string> known) =>
        Mistake("KeyUnknown", _places?.OfKey(key), $"'{_prefix}{key}' is not a known key; {Suggest(key, known)}.");

    private static string Suggest(string name, IReadOnlyList<string> known) =>
        $"did you mean '{NearestName.Of(name, known)}'? Known are {string.Join(", ", known)}";
}
