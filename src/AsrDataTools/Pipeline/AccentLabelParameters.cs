using System.Collections;
using System.Globalization;
using System.Management.Automation;
using AsrDataTools.Coverage;

namespace AsrDataTools.Pipeline;

/// <summary>Turns what was typed of accents and traffic into options.</summary>
internal static class AccentLabelParameters
{
    /// <summary>The user's labels: a hashtable of label → accent, or the path of a map.</summary>
    public static AccentLabels ToLabels(object? map, PathIntrinsics location) => Plain(map) switch
    {
        null => new AccentLabels(),
        IDictionary table => new AccentLabels(new AccentMap(Texts(table))),
        object path => new AccentLabels(AccentMap.Read(location.GetUnresolvedProviderPathFromPSPath(Text(path)))),
    };

    /// <summary>Numbers by name: a hashtable, or one number for all (<paramref name="any"/>).</summary>
    /// <param name="name">Normalises a key.</param>
    /// <exception cref="SpeechDataException">A value is no number; the id is <paramref name="errorId"/>.</exception>
    public static IReadOnlyDictionary<string, double> ToNumbers(object? value, string any, string parameter, string errorId, Func<string, string> name)
    {
        Dictionary<string, double> numbers = new(StringComparer.OrdinalIgnoreCase);
        object? plain = Plain(value);
        if (plain is null) return numbers;
        if (plain is not IDictionary table) table = new Hashtable { [any] = plain };
        foreach (DictionaryEntry entry in table)
        {
            if (!double.TryParse(Text(entry.Value), NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
            {
                throw new SpeechDataException(
                    errorId, SpeechDataProblem.InvalidArgument, $"{parameter} has '{entry.Value}' for {entry.Key}, which is no number. Give a number, or a table such as @{{ 'en-IN' = 40; '{any}' = 60 }}.");
            }

            numbers[Text(entry.Key) == any ? any : name(Text(entry.Key))] = number;
        }

        return numbers;
    }

    private static IEnumerable<KeyValuePair<string, string>> Texts(IDictionary table) =>
        table.Cast<DictionaryEntry>().Select(entry => KeyValuePair.Create(Text(entry.Key), Text(entry.Value)));

    private static object? Plain(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    private static string Text(object? value) => Convert.ToString(Plain(value), CultureInfo.InvariantCulture) ?? string.Empty;
}
