using System.Collections;
using System.Globalization;
using System.Management.Automation;
using AsrDataTools.Corpus;

namespace AsrDataTools.Pipeline;

/// <summary>
/// Turns what <c>-Exclude</c> was given into a filter: objects with an Id (utterances, profiles), findings with a Path,
/// AudioPath or TrainingPath and maybe a span, files, and plain text that is an id or a path.
/// </summary>
internal static class ExcludeParameter
{
    /// <exception cref="SpeechDataException">An object has none of these.</exception>
    public static UtteranceFilter ToFilter(IEnumerable<object?> items, Func<string, string> resolve)
    {
        UtteranceFilter filter = new();
        foreach (object? item in items) Add(filter, item, resolve);
        return filter;
    }

    private static void Add(UtteranceFilter filter, object? item, Func<string, string> resolve)
    {
        switch (item is PSObject wrapped ? wrapped.BaseObject : item)
        {
            case null:
                break;
            case string text:
                filter.AddId(text);
                filter.AddPath(resolve(text));
                break;
            case FileInfo file:
                filter.AddPath(file.FullName);
                break;
            case IEnumerable list and not IDictionary:
                foreach (object? inner in list) Add(filter, inner, resolve);
                break;
            default:
                AddObject(filter, PSObject.AsPSObject(item), resolve);
                break;
        }
    }

    private static void AddObject(UtteranceFilter filter, PSObject item, Func<string, string> resolve)
    {
        if (LeakedRows.Add(filter, name => Value(item, name), resolve)) return;
        if (Value(item, "Id") is { } id)
        {
            filter.AddId(id);
            return;
        }

        if (Value(item, "TrainingPath") is { } training)
        {
            filter.AddPath(resolve(training), Seconds(item, "TrainingStartSeconds"), Seconds(item, "TrainingEndSeconds"));
            return;
        }

        if ((Value(item, "AudioPath") ?? Value(item, "Path")) is { } path)
        {
            filter.AddPath(resolve(path), Seconds(item, "StartSeconds"), Seconds(item, "EndSeconds"));
            return;
        }

        throw new SpeechDataException(
            "ExcludeInvalid",
            SpeechDataProblem.InvalidArgument,
            $"-Exclude was given '{item}', which has neither an Id nor a Path, AudioPath or TrainingPath. Give utterances, findings, files, ids or paths.");
    }

    private static string? Value(PSObject item, string name)
    {
        object? value = item.BaseObject is IDictionary map ? map[name] : item.Properties[name]?.Value;
        return Convert.ToString(value is PSObject wrapped ? wrapped.BaseObject : value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;
    }

    private static double? Seconds(PSObject item, string name) =>
        double.TryParse(Value(item, name), NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) ? seconds : null;
}
