using System.Collections;
using System.Globalization;
using System.Management.Automation;
using AsrDataTools.Readiness;

namespace AsrDataTools.Pipeline;

/// <summary>Turns what was typed of deliveries, and of their prices, into offers with a name each.</summary>
/// <param name="location">Of the session.</param>
internal sealed class DeliveryIntake(PathIntrinsics location)
{
    // Names that say that it is a manifest and not whose.
    private static readonly HashSet<string> Nameless = new(StringComparer.OrdinalIgnoreCase) { "manifest", "metadata", "index", "data", "train", "training", "utterances" };

    private readonly List<(string? Name, string[] Paths)> _taken = [];

    /// <summary>A path (each match of its wildcards a delivery), a file or folder, or a table of names and paths.</summary>
    public void Add(object? item)
    {
        object? plain = item is PSObject wrapped ? wrapped.BaseObject : item;
        switch (plain)
        {
            case null:
                break;
            case FileSystemInfo file:
                _taken.Add((null, [file.FullName]));
                break;
            case IDictionary table:
                foreach (DictionaryEntry entry in table) _taken.Add((Text(entry.Key), [.. Paths(entry.Value).SelectMany(Resolve)]));
                break;
            case IEnumerable items and not string:
                foreach (object? inner in items) Add(inner);
                break;
            default:
                _taken.AddRange(Resolve(Text(plain)).Select(path => ((string?)null, new[] { path })));
                break;
        }
    }

    /// <param name="cost">Price of each delivery: a table, or texts such as <c>a=1200</c>; null for none.</param>
    /// <param name="costPerHour">The same by the hour, or one number for all; counts for those that have no price as a whole.</param>
    /// <exception cref="SpeechDataException"><c>CostInvalid</c>: a price is no number, or of no delivery.</exception>
    public IReadOnlyList<DeliveryOffer> Offers(object? cost, object? costPerHour)
    {
        string[] names = Names();
        Dictionary<string, double> whole = Prices(cost, "-Cost", names), hourly = Prices(costPerHour, "-CostPerHour", names);
        return [.. _taken.Select((taken, index) => new DeliveryOffer(names[index], taken.Paths)
        {
            Cost = whole.TryGetValue(names[index], out double price) ? price : null,
            CostPerHour = !whole.ContainsKey(names[index]) && hourly.TryGetValue(names[index], out double rate) ? rate : null,
        })];
    }

    // As short as tells them apart: of the file or folder, else of the folder about it, else the path.
    private string[] Names()
    {
        string[] own = [.. _taken.Select(taken => taken.Name ?? Stem(taken.Paths[0]))];
        string[] names = [.. _taken.Select((taken, index) => taken.Name is null && (Nameless.Contains(own[index]) || own.Count(name => IsSame(name, own[index])) > 1) ? Path.GetFileName(Path.GetDirectoryName(taken.Paths[0])) ?? own[index] : own[index])];
        return [.. names.Select((name, index) => _taken[index].Name is null && names.Count(other => IsSame(other, name)) > 1 ? _taken[index].Paths[0] : name)];
    }

    private static string Stem(string path) => Directory.Exists(path) ? Path.GetFileName(Path.TrimEndingDirectorySeparator(path)) : Path.GetFileName(path).Split('.')[0];

    private static bool IsSame(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);

    private static Dictionary<string, double> Prices(object? value, string parameter, string[] names)
    {
        Dictionary<string, double> prices = new(StringComparer.OrdinalIgnoreCase);
        switch (SettingsReader.Plain(value))
        {
            case null:
                break;
            case IDictionary table:
                foreach (DictionaryEntry entry in table) Add(Text(entry.Key), Text(entry.Value));
                break;
            case object[] list:
                foreach (object? one in list) AddPair(Text(one));
                break;
            case string text when text.Contains('=', StringComparison.Ordinal):
                AddPair(text);
                break;
            case { } one:
                foreach (string name in names) Add(name, Text(one));
                break;
        }

        return prices;

        void AddPair(string text)
        {
            int sign = text.IndexOf('=', StringComparison.Ordinal);
            if (sign < 1) throw Invalid($"{parameter} has '{text}'; give name=amount, or a table such as @{{ first = 1200; second = 900 }}.");
            Add(text[..sign].Trim(), text[(sign + 1)..]);
        }

        void Add(string name, string amount)
        {
            if (!names.Contains(name, StringComparer.OrdinalIgnoreCase))
                throw Invalid($"{parameter} has a price of '{name}', which is no delivery{(NearestName.Of(name, names) is { } nearest ? $"; the nearest is '{nearest}'" : "")}.");
            if (!double.TryParse(amount, NumberStyles.Float, CultureInfo.InvariantCulture, out double price)) throw Invalid($"{parameter} has '{amount}' for {name}, which is no number.");
            prices[name] = price;
        }
    }

    private static IEnumerable<string> Paths(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        FileSystemInfo file => [file.FullName],
        IEnumerable items and not string => items.Cast<object?>().SelectMany(Paths),
        { } one => [Text(one)],
        null => [],
    };

    // What stands for nothing goes on as it is: the study says so of that delivery.
    private IReadOnlyCollection<string> Resolve(string path) =>
        InputPath.Resolve(location, path) is { Count: > 0 } found ? found : [location.GetUnresolvedProviderPathFromPSPath(path)];

    private static string Text(object? value) => Convert.ToString(value is PSObject wrapped ? wrapped.BaseObject : value, CultureInfo.InvariantCulture) ?? "";

    private static SpeechDataException Invalid(string message) => new("CostInvalid", SpeechDataProblem.InvalidArgument, message);
}
