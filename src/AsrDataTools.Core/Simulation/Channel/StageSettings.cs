using System.Collections;
using System.Globalization;

namespace AsrDataTools.Simulation;

/// <summary>Reads the table that describes one stage: numbers, ranges, choices. What no stage asked for is refused.</summary>
/// <param name="kind">Of the stage.</param>
/// <param name="table">Keys in any letter case.</param>
internal sealed class StageSettings(string kind, IDictionary table)
{
    private const string KindKey = "Kind";

    private readonly List<string> _asked = [KindKey];

    /// <summary>Whether a key is there; asking for it makes it known.</summary>
    public bool Has(string key) => Find(key) is not null;

    /// <summary>A number, <c>@(low, high)</c> or <c>'low..high'</c>.</summary>
    public ValueRange Range(string key, ValueRange absent, double least, double most)
    {
        if (Find(key) is not { } value) return absent;
        ValueRange? range = value switch
        {
            string text when text.Split("..") is [string low, string high] => Range(Number(low), Number(high)),
            IList { Count: 2 } pair => Range(Number(pair[0]), Number(pair[1])),
            IList { Count: 1 } one => Range(Number(one[0]), Number(one[0])),
            IList => null,
            _ => Range(Number(value), Number(value)),
        };
        if (range is not { } found) throw Invalid($"{key} is '{Show(value)}', which is neither a number nor a range @(low, high)");
        if (!(found.Low >= least && found.High <= most && found.Low <= found.High))
            throw Invalid(FormattableString.Invariant($"{key} is {found}; it lies between {least} and {most}, the lower number first"));
        return found;
    }

    /// <summary>One of the names, or several of which one is drawn.</summary>
    public IReadOnlyList<string> Choice(string key, string absent, IReadOnlyCollection<string> allowed)
    {
        string[] names = Texts(key);
        if (names.Length == 0) return [absent];
        return [.. names.Select(name => allowed.FirstOrDefault(one => one.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw Invalid($"{key} is '{name}'. Did you mean '{NearestName.Of(name, allowed)}'? It may be {string.Join(", ", allowed)}"))];
    }

    /// <summary>Texts under a key; none where it is absent.</summary>
    public string[] Texts(string key) => Find(key) switch
    {
        null => [],
        string text => [text],
        IEnumerable list => [.. list.Cast<object?>().Select(Show)],
        object other => [Show(other)],
    };

    /// <summary>To be called when all keys were asked for.</summary>
    /// <exception cref="SpeechDataException">There are others.</exception>
    public void RefuseOthers()
    {
        foreach (string key in table.Keys.Cast<object>().Select(Show))
        {
            if (_asked.Contains(key, StringComparer.OrdinalIgnoreCase)) continue;
            throw Invalid($"there is no setting '{key}'. Did you mean '{NearestName.Of(key, _asked.Skip(1))}'? A {kind} stage has {string.Join(", ", _asked.Skip(1))}");
        }
    }

    /// <summary>What makes no sense, as an error that names the stage.</summary>
    public SpeechDataException Invalid(string why) =>
        new("StageSettingInvalid", SpeechDataProblem.InvalidArgument, $"Stage {kind}: {why}.");

    /// <summary>The whole table in one line, its keys in order: the same for the same settings.</summary>
    public override string ToString()
    {
        IEnumerable<string> settings = table.Cast<DictionaryEntry>()
            .Select(entry => (Key: Show(entry.Key), Value: Text(entry.Value)))
            .Where(entry => !entry.Key.Equals(KindKey, StringComparison.OrdinalIgnoreCase))
            .OrderBy(entry => entry.Key, StringComparer.OrdinalIgnoreCase)
            .Select(entry => $"{entry.Key}={entry.Value}");
        string joined = string.Join(", ", settings);
        return joined.Length == 0 ? kind : $"{kind}({joined})";
    }

    internal static string? KindOf(IDictionary table) => table.Cast<DictionaryEntry>()
        .FirstOrDefault(entry => Show(entry.Key).Equals(KindKey, StringComparison.OrdinalIgnoreCase)).Value is { } kind ? Show(kind) : null;

    private static ValueRange? Range(double? low, double? high) => low is { } from && high is { } to ? new(from, to) : null;

    private static double? Number(object? value) =>
        double.TryParse(Show(value), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;

    // A range reads as one, however it was given.
    private static string Text(object? value) => value is string or not IEnumerable
        ? Show(value)
        : string.Join(value is IList { Count: 2 } pair && Number(pair[0]) is not null ? ".." : "|", ((IEnumerable)value).Cast<object?>().Select(Show));

    private static string Show(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private object? Find(string key)
    {
        if (!_asked.Contains(key)) _asked.Add(key);
        return table.Cast<DictionaryEntry>().FirstOrDefault(entry => Show(entry.Key).Equals(key, StringComparison.OrdinalIgnoreCase)).Value;
    }
}
