using System.Collections;
using System.Globalization;
using System.Management.Automation;
using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;
using AsrDataTools.Coverage;

namespace AsrDataTools.Pipeline;

/// <summary>
/// Turns whatever stands for production traffic into a table: the path of a table, manifests or folders of a production sample, rows
/// with accents and amounts, a hashtable of accent → amount, utterances.
/// </summary>
/// <param name="options">Labels, columns, minutes a call.</param>
/// <param name="dimensions">Columns of a production sample to tell apart.</param>
/// <param name="manifests">How a production manifest is read.</param>
/// <param name="seconds">Length of an utterance; null where it is not known.</param>
/// <param name="location">Of the session: paths as typed are relative to it.</param>
/// <param name="report">Takes the trouble with one row.</param>
internal sealed class TrafficIntake(
    TrafficOptions options, IReadOnlyList<string> dimensions, ManifestOptions manifests, Func<SpeechUtterance, double?> seconds, PathIntrinsics location,
    Action<SpeechDataException> report)
{
    private const string Objects = "traffic";

    /// <exception cref="SpeechDataException">It is no traffic, cannot be read, or is empty.</exception>
    public TrafficTable Read(object[] traffic)
    {
        object[] items = [.. traffic.SelectMany(Flat)];
        if (items.Length == 0) throw Invalid("there is nothing in it");
        if (items is [TrafficTable table]) return table;
        if (items.All(item => item is string or FileSystemInfo)) return ReadPaths([.. items.SelectMany(Paths)]);
        if (items is [IDictionary map] && !map.Keys.Cast<object>().Any(IsAccentColumn)) return ReadMap(map);
        if (items.All(item => item is SpeechUtterance)) return OfUtterances(Objects, items.Cast<SpeechUtterance>());
        return ReadRows(items);
    }

    private TrafficTable ReadPaths(string[] paths)
    {
        bool[] areManifests = [.. paths.Select(TrafficReader.IsManifest)];
        if (areManifests.All(isManifest => isManifest))
            return OfUtterances(string.Join(", ", paths), paths.SelectMany(path => SpeechManifest.Read(path, manifests, report)));
        return paths is [string path] ? TrafficReader.Read(path, options, report) : throw Invalid("it must be one table, or manifests alone");
    }

    private TrafficTable ReadMap(IDictionary map)
    {
        KeyValuePair<string, string>[] entries = [.. map.Cast<DictionaryEntry>().Select(entry => KeyValuePair.Create(AccentParameters.Text(entry.Key), AccentParameters.Text(entry.Value)))];
        double sum = entries.Sum(entry => double.TryParse(entry.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double amount) ? amount : 0);
        // A table of bare numbers does not say what they are: those that make up a whole are shares.
        string column = Math.Abs(sum - 1) < 0.02 ? "share" : Math.Abs(sum - 100) < 2 ? "percent" : "calls";
        return TrafficReader.Read(Objects, ["accent", column], entries.Select((entry, i) => ((IReadOnlyList<string?>)[entry.Key, entry.Value], Place(i))), options, report);
    }

    private TrafficTable ReadRows(object[] items)
    {
        List<Dictionary<string, string?>> rows = [];
        List<string> columns = [];
        foreach (object item in items)
        {
            Dictionary<string, string?> row = new(StringComparer.OrdinalIgnoreCase);
            foreach ((string name, object? value) in Fields(item)) row[name] = value is null ? null : AccentParameters.Text(value);
            columns.AddRange(row.Keys.Where(name => !columns.Contains(name, StringComparer.OrdinalIgnoreCase)));
            rows.Add(row);
        }

        return TrafficReader.Read(
            Objects, columns, rows.Select((row, i) => ((IReadOnlyList<string?>)[.. columns.Select(row.GetValueOrDefault)], Place(i))), options, report);
    }

    private TrafficTable OfUtterances(string name, IEnumerable<SpeechUtterance> utterances) =>
        TrafficReader.OfUtterances(name, utterances.Select(utterance => utterance with { DurationSeconds = seconds(utterance) }), dimensions, options);

    private IEnumerable<string> Paths(object item)
    {
        if (item is FileSystemInfo file) return [file.FullName];
        IReadOnlyCollection<string> resolved = InputPath.Resolve(location, (string)item);
        return resolved.Count > 0 ? resolved : throw InputPath.NotFound((string)item);
    }

    // A row stays wrapped: its properties are on the wrapper.
    private static IEnumerable<object> Flat(object? item)
    {
        object? plain = item is PSObject wrapped && wrapped.BaseObject is not PSCustomObject ? wrapped.BaseObject : item;
        return plain switch
        {
            null => [],
            string or IDictionary or PSObject => [plain],
            IEnumerable items => items.Cast<object?>().SelectMany(Flat),
            _ => [plain],
        };
    }

    private static IEnumerable<(string Name, object? Value)> Fields(object item) => item is IDictionary map
        ? map.Cast<DictionaryEntry>().Select(entry => (AccentParameters.Text(entry.Key), entry.Value))
        : PSObject.AsPSObject(item).Properties.Where(property => property.IsGettable).Select(property => (property.Name, (object?)property.Value));

    private bool IsAccentColumn(object key) =>
        AccentParameters.Text(key) is string name
        && (ColumnNames.Recognise(name) == UtteranceField.Accent || options.ColumnMap.Values.Contains(name, StringComparer.OrdinalIgnoreCase));

    private static string Place(int index) => string.Create(CultureInfo.InvariantCulture, $"row {index + 1}");

    private static SpeechDataException Invalid(string what) => new(
        "TrafficInvalid", SpeechDataProblem.InvalidArgument,
        $"-Traffic is no traffic: {what}. Give the path of a table with a column of accents and one of calls, minutes or shares; a production manifest or folder; or rows of such.");
}
