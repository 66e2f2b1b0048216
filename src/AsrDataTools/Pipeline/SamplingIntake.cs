using System.Collections;
using System.Globalization;
using System.Management.Automation;
using AsrDataTools.Acoustics;
using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;
using AsrDataTools.Coverage;

namespace AsrDataTools.Pipeline;

/// <summary>Turns utterances, profiles, rows, manifests, saved profiles and tables of traffic into rows of named values.</summary>
internal sealed class SamplingIntake(
    PathIntrinsics location, AccentLabels labels, ProfileIndex profiles, Action<Exception, object?> report, Action<SamplingItem> take, Action<TrafficTable>? takeTraffic)
{
    /// <summary>How manifests and folders are read.</summary>
    public ManifestOptions Manifests { get; init; } = ManifestOptions.Default;

    public void Add(object? item)
    {
        PSObject? wrapped = item as PSObject;
        object? input = wrapped?.BaseObject ?? item;
        switch (input)
        {
            case null:
                break;
            case SpeechUtterance utterance:
                Take(utterance);
                break;
            case AcousticProfile profile:
                // A parameter of type object takes the wrapper off; properties that were added stay with the object itself.
                Take(profile, name => PSObject.AsPSObject(profile).Properties[name]?.Value, profile);
                break;
            case TrafficTable traffic when takeTraffic is not null:
                takeTraffic(traffic);
                break;
            case string path:
                AddTyped(path);
                break;
            case FileSystemInfo file:
                AddPath(file.FullName);
                break;
            case IEnumerable items and not IDictionary:
                foreach (object? inner in items) Add(inner);
                break;
            default:
                TakeRow(wrapped ?? PSObject.AsPSObject(input));
                break;
        }
    }

    private void AddTyped(string path)
    {
        IReadOnlyCollection<string> resolved = InputPath.Resolve(location, path);
        if (resolved.Count == 0) report(InputPath.NotFound(path), path);
        foreach (string one in resolved) AddPath(one);
    }

    private void AddPath(string path)
    {
        if (!Directory.Exists(path) && ProfileTable.Recognises(path))
        {
            foreach (ProfileRow row in Each(ProfileTable.Read(path, Report), Report)) Take(row.Profile, row.Extra.GetValueOrDefault, row.Profile);
            return;
        }

        foreach (SpeechUtterance utterance in Each(SpeechManifest.Read(path, Manifests, Report), failure =>
        {
            if (failure.ErrorId == "ManifestColumnsUnknown" && takeTraffic is not null) AddTraffic(path);
            else Report(failure);
        })) Take(utterance);
    }

    // Guards the reading alone: what goes wrong with weighing is not the file's fault.
    private static IEnumerable<T> Each<T>(IEnumerable<T> rows, Action<SpeechDataException> onFailure)
    {
        using IEnumerator<T> reader = rows.GetEnumerator();
        while (true)
        {
            try
            {
                if (!reader.MoveNext()) yield break;
            }
            catch (SpeechDataException exception)
            {
                onFailure(exception);
                yield break;
            }

            yield return reader.Current;
        }
    }

    // Neither audio nor text: then it is a table of accents and amounts, or nothing we know.
    private void AddTraffic(string path)
    {
        try
        {
            takeTraffic!(TrafficReader.Read(path, new TrafficOptions { Labels = labels }, Report));
        }
        catch (SpeechDataException exception)
        {
            Report(exception);
        }
    }

    private void Take(SpeechUtterance utterance) => take(new SamplingItem(utterance, name => ValueOf(utterance, name), utterance.DurationSeconds, utterance.Id));

    private object? ValueOf(SpeechUtterance utterance, string name)
    {
        if (IsAccent(name)) return labels.Normalize(utterance).Accent;
        return UtteranceProperty.Get(utterance, name) ?? (profiles.Find(utterance) is { } profile ? ProfileProperty.Get(profile, name) : null);
    }

    private void Take(AcousticProfile profile, Func<string, object?> extra, object source) => take(new SamplingItem(
        source,
        name => IsAccent(name) ? labels.Normalize(Text(extra(name))).Accent : ProfileProperty.Get(profile, name) ?? extra(name),
        profile.DurationSeconds,
        profile.Id ?? profile.Path));

    private void TakeRow(PSObject row)
    {
        Func<string, object?> value = row.BaseObject is IDictionary map ? name => map[name] : name => row.Properties[name]?.Value;
        double? seconds = double.TryParse(Text(value("DurationSeconds")), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;
        take(new SamplingItem(row, name => IsAccent(name) ? labels.Normalize(Text(value(name))).Accent : value(name), seconds, Text(value("Id")) ?? row.ToString()));
    }

    private static bool IsAccent(string name) => name.Equals(TrafficTable.Accent, StringComparison.OrdinalIgnoreCase);

    private void Report(SpeechDataException exception) => report(exception, exception.Path);

    private static string? Text(object? value) => value is null ? null : Convert.ToString(value is PSObject wrapped ? wrapped.BaseObject : value, CultureInfo.InvariantCulture);
}
