using System.Collections;
using System.Globalization;
using System.Management.Automation;
using AsrDataTools.Coverage;

namespace AsrDataTools.Pipeline;

/// <summary>Turns what was typed of accents and traffic into options.</summary>
internal static class AccentParameters
{
    /// <summary>What <c>-AccentMap</c> takes: a hashtable of raw label → accent, or the path of such a table.</summary>
    /// <exception cref="SpeechDataException">The map cannot be read, or contradicts itself.</exception>
    public static AccentMap ToMap(object? map, PathIntrinsics location) => Plain(map) switch
    {
        null => AccentMap.Empty,
        IDictionary table => new AccentMap(table.Cast<DictionaryEntry>().Select(entry => KeyValuePair.Create(Text(entry.Key), Text(entry.Value)))),
        FileInfo file => AccentMap.Read(file.FullName),
        object path => AccentMap.Read(location.GetUnresolvedProviderPathFromPSPath(Text(path))),
    };

    /// <summary>What <c>-MinutesPerCall</c> takes: a number for all accents, or a hashtable by accent, <c>*</c> for those not named.</summary>
    /// <exception cref="SpeechDataException"><c>MinutesPerCallInvalid</c>.</exception>
    public static IReadOnlyDictionary<string, double> ToMinutes(object? minutes, AccentLabels labels)
    {
        Dictionary<string, double> byAccent = new(StringComparer.OrdinalIgnoreCase);
        switch (Plain(minutes))
        {
            case null:
                break;
            case IDictionary table:
                foreach (DictionaryEntry entry in table)
                {
                    string accent = Text(entry.Key);
                    byAccent[accent == TrafficOptions.AnyAccent ? accent : labels.Normalize(accent).Accent ?? accent] = Minutes(entry.Value);
                }

                break;
            case object number:
                byAccent[TrafficOptions.AnyAccent] = Minutes(number);
                break;
        }

        return byAccent;
    }

    /// <summary>A value as invariant text, without the wrapper that scripts put around it.</summary>
    public static string Text(object? value) => Convert.ToString(Plain(value), CultureInfo.InvariantCulture) ?? "";

    private static double Minutes(object? value) =>
        double.TryParse(Text(value), NumberStyles.Float, CultureInfo.InvariantCulture, out double minutes) && double.IsFinite(minutes) && minutes > 0
            ? minutes
            : throw new SpeechDataException(
                "MinutesPerCallInvalid", SpeechDataProblem.InvalidArgument, $"'{Text(value)}' are no minutes a call: give a number above 0, or a hashtable of such by accent.");

    private static object? Plain(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
