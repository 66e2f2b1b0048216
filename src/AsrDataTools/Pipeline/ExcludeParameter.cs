using System.Collections;
using System.Globalization;
using System.Management.Automation;
using AsrDataTools.Corpus;

namespace AsrDataTools.Pipeline;

/// <summary>
/// Turns what <c>-Exclude</c> was given into a filter: objects with an Id (utterances, profiles), findings about a speaker, findings with a
/// Path, AudioPath or TrainingPath and maybe a span, files, and plain text that is an id or a path.
/// </summary>
internal static class ExcludeParameter
{
    private const int MostNamed = 3;

    /// <exception cref="SpeechDataException">An object has none of these.</exception>
    public static UtteranceFilter ToFilter(IEnumerable<object?> items, Func<string, string> resolve)
    {
        UtteranceFilter filter = new();
        foreach (object? item in items) Add(filter, item, resolve);
        return filter;
    }

    /// <summary>What is to be said of entries that left nothing out: a mistyped id, or a finding that is about no row; null where there are none.</summary>
    public static string? Warning(UtteranceFilter filter)
    {
        IReadOnlyList<object> unmet = filter.Unmet;
        if (unmet.Count == 0) return null;
        string named = string.Join(", ", unmet.Take(MostNamed).Select(NameOf)) + (unmet.Count > MostNamed ? string.Create(CultureInfo.InvariantCulture, $" and {unmet.Count - MostNamed:N0} more") : "");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{unmet.Count:N0} of {filter.Entries:N0} entries of -Exclude left nothing out: {named}. No row has their id, speaker, recording or span.");
    }

    private static string NameOf(object entry)
    {
        if (entry is string text) return $"'{text}'";
        PSObject item = PSObject.AsPSObject(entry);
        string? about = Value(item, "Id") ?? Value(item, "EvaluationId") ?? Value(item, "Speaker") ?? Value(item, "AudioPath") ?? Value(item, "Path");
        string what = about is null ? "" : $"'{about}'";
        return string.Join(' ', new[] { Value(item, "Rule") ?? Value(item, "Kind") ?? Value(item, "Class"), what }.Where(part => !string.IsNullOrEmpty(part)));
    }

    private static void Add(UtteranceFilter filter, object? item, Func<string, string> resolve)
    {
        switch (item is PSObject wrapped ? wrapped.BaseObject : item)
        {
            case null:
                break;
            case string text:
                filter.Begin(text);
                filter.AddId(text);
                filter.AddPath(resolve(text));
                break;
            case FileInfo file:
                filter.Begin(file.FullName);
                filter.AddPath(file.FullName);
                break;
            case IEnumerable list and not IDictionary:
                foreach (object? inner in list) Add(filter, inner, resolve);
                break;
            default:
                filter.Begin(item!);
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

        // A rule about a speaker; a row of a table that has a speaker beside its recording is about the recording.
        if (Value(item, "Speaker") is { } speaker && (Value(item, "Rule") is not null || Value(item, "AudioPath") is null && Value(item, "Path") is null))
        {
            filter.AddSpeaker(speaker);
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
            $"-Exclude was given '{item}', which has neither an Id nor a Speaker, Path, AudioPath or TrainingPath. Give utterances, findings, files, ids or paths.");
    }

    private static string? Value(PSObject item, string name)
    {
        object? value = item.BaseObject is IDictionary map ? map[name] : item.Properties[name]?.Value;
        return Convert.ToString(value is PSObject wrapped ? wrapped.BaseObject : value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;
    }

    private static double? Seconds(PSObject item, string name) =>
        double.TryParse(Value(item, name), NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) ? seconds : null;
}
