using System.Collections;
using System.Globalization;

namespace AsrDataTools.Readiness;

/// <summary>One table of a plan: typed values by key, every mistake named with its key and its remedy.</summary>
internal sealed class PlanSection
{
    private readonly Dictionary<string, object?> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly string _source;
    private readonly string _prefix;
    private readonly string? _path;

    /// <param name="table">Keys and values: texts, numbers, lists, tables.</param>
    /// <param name="known">The keys that this table may have.</param>
    /// <param name="source">What messages call the plan.</param>
    /// <param name="path">The plan's file, where it has one.</param>
    /// <param name="prefix">Keys above this table, each followed by a dot.</param>
    public PlanSection(IDictionary table, IReadOnlyList<string> known, string source, string? path, string prefix = "")
    {
        _source = source;
        _path = path;
        _prefix = prefix;
        foreach (DictionaryEntry entry in table)
        {
            string key = Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "";
            if (!known.Contains(key, StringComparer.OrdinalIgnoreCase)) throw Unknown(key, known);
            _values[key] = entry.Value;
        }
    }

    public bool Has(string key) => _values.TryGetValue(key, out object? value) && value is not null;

    /// <summary>A text or a list of texts; empty when the key is absent.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        if (!Has(key)) return [];
        object value = _values[key]!;
        if (value is string one) return [Filled(key, one)];
        if (value is not IEnumerable many || value is IDictionary) throw Invalid(key, "must be a text or a list of texts");
        return [.. many.Cast<object?>().Select(item => Filled(key, item as string))];
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
        return [.. Texts(key).Select(name => Enum.GetNames<T>().FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase)) is string match
            ? Enum.Parse<T>(match)
            : throw Invalid(key, $"holds '{name}'; {Suggest(name, Enum.GetNames<T>())}"))];
    }

    /// <summary>A table within this one; null when the key is absent.</summary>
    public PlanSection? Section(string key, IReadOnlyList<string> known)
    {
        if (!Has(key)) return null;
        return _values[key] is IDictionary table
            ? new PlanSection(table, known, _source, _path, $"{_prefix}{key}.")
            : throw Invalid(key, "must be a table of settings");
    }

    /// <summary>Refuses a lower threshold that lies above the higher one.</summary>
    public void RequireOrder(string lowKey, double low, string highKey, double high)
    {
        if (low > high) throw Invalid(lowKey, string.Create(CultureInfo.InvariantCulture, $"is {low}, above '{highKey}', which is {high}"));
    }

    public SpeechDataException Invalid(string key, string problem) =>
        new("PlanInvalid", SpeechDataProblem.InvalidData, $"{_source}: '{_prefix}{key}' {problem}.", _path);

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

    private string Filled(string key, string? text) =>
        string.IsNullOrWhiteSpace(text) ? throw Invalid(key, "must not hold anything but non-empty texts") : text;

    private SpeechDataException Unknown(string key, IReadOnlyList<string> known) => new(
        "PlanKeyUnknown",
        SpeechDataProblem.InvalidData,
        $"{_source}: '{_prefix}{key}' is not a known key; {Suggest(key, known)}.",
        _path);

    private static string Suggest(string name, IReadOnlyList<string> known) =>
        $"did you mean '{NearestName.Of(name, known)}'? Known are {string.Join(", ", known)}";
}
