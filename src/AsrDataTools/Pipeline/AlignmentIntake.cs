using System.Collections;
using System.Management.Automation;
using AsrDataTools.Acoustics;
using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;
using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Pipeline;

/// <summary>
/// Turns whatever stands for a corpus into utterances with profiles of their audio: profiles that were measured before, live or saved, are
/// taken as they are; other recordings are measured on the way.
/// </summary>
internal sealed class AlignmentIntake : IDisposable
{
    private readonly CorpusIntake _corpus;
    private readonly ScoredProfiles _known;
    private readonly PathIntrinsics _location;
    private readonly RunProgress _progress;
    private readonly Action<Exception, object?> _report;
    private readonly Action<SpeechUtterance, IReadOnlyList<AcousticProfile>> _take;
    private readonly RecordingPump _pump;

    /// <param name="known">Profiles of utterances to come, which are then not measured.</param>
    /// <param name="workers">Most recordings measured at once.</param>
    /// <param name="take">Gets each utterance with its profiles, in the order of the inputs; none without audio.</param>
    /// <param name="report">Takes the trouble with one input and the input.</param>
    /// <param name="progress">Counts every input once.</param>
    public AlignmentIntake(
        ScoredProfiles known, ManifestOptions options, int workers, PathIntrinsics location, Action<SpeechUtterance, IReadOnlyList<AcousticProfile>> take, Action<Exception, object?> report,
        RunProgress progress, CancellationToken cancellation)
    {
        _known = known;
        _location = location;
        _progress = progress;
        _report = report;
        _take = take;
        _pump = new(workers, true, Measure, Emit, report, progress, cancellation);
        _corpus = new(location, options, _pump.Post, exception => Fail(exception, exception.Path), cancellation);
    }

    public void Add(object? item)
    {
        object? plain = item is PSObject wrapped ? wrapped.BaseObject : item;
        switch (plain)
        {
            case AcousticProfile profile:
                Take(profile);
                break;
            case string path when Saved(path) is { } tables:
                foreach (string table in tables) AddTable(table);
                break;
            case FileSystemInfo file when IsTable(file.FullName):
                AddTable(file.FullName);
                break;
            case IEnumerable items and not (string or IDictionary):
                foreach (object? inner in items) Add(inner);
                break;
            case not (null or string or FileSystemInfo or SpeechUtterance) when IsProfileRow(item!):
                AddRow(item!);
                break;
            default:
                _corpus.Add(item);
                break;
        }
    }

    /// <summary>Waits for the recordings that are still being measured.</summary>
    public void Finish() => _pump.Finish();

    public void Dispose() => _pump.Dispose();

    // What has a profile goes through the workers too, so that the order stays that of the inputs.
    private IReadOnlyList<AcousticProfile> Measure(SpeechUtterance utterance, CancellationToken cancellation)
    {
        if (Known(utterance) is { } profile) return [profile];
        return utterance.AudioPath is null ? [] : UtteranceProfiler.Profile(utterance, AcousticProfileOptions.Default, null, cancellation);
    }

    private AcousticProfile? Known(SpeechUtterance utterance) => _known.Count == 0 ? null : _known.Find(new TranscriptPair
    {
        Id = utterance.Id,
        Reference = "",
        Hypothesis = "",
        Recording = utterance.Recording,
        Property = name => UtteranceProperty.Get(utterance, name),
    }) is { } found ? found with { Id = utterance.Id, Speaker = utterance.Speaker ?? found.Speaker, Recording = utterance.Recording ?? found.Recording } : null;

    private bool Emit(SpeechUtterance utterance, IReadOnlyList<AcousticProfile> profiles)
    {
        _take(utterance, profiles);
        return true;
    }

    private void Take(AcousticProfile profile)
    {
        _progress.Take();
        _progress.Succeed(profile.DurationSeconds);
        _take(new SpeechUtterance
        {
            Id = profile.Id ?? profile.Path,
            AudioPath = profile.Path,
            StartSeconds = profile.StartSeconds,
            DurationSeconds = profile.DurationSeconds,
            Channel = profile.Channel,
            Speaker = profile.Speaker,
            Recording = profile.Recording,
            Environment = profile.Environment,
            Device = profile.Device,
        }, [profile]);
    }

    private IReadOnlyCollection<string>? Saved(string path) =>
        InputPath.Resolve(_location, path) is { Count: > 0 } resolved && resolved.All(IsTable) ? resolved : null;

    private static bool IsTable(string path) => File.Exists(path) && ProfileTable.Recognises(path);

    private void AddTable(string path)
    {
        try
        {
            foreach (ProfileRow row in ProfileTable.Read(path, exception => Fail(exception, exception.Path))) Take(row.Profile);
        }
        catch (SpeechDataException exception)
        {
            Fail(exception, exception.Path);
        }
    }

    private static bool IsProfileRow(object item) => ProfileRow.HasMeasure(Fields(item).Select(field => field.Key));

    private void AddRow(object item)
    {
        string place = FormattableString.Invariant($"input {_progress.Taken + 1}");
        try
        {
            Take(ProfileRow.Create(Fields(item), place).Profile);
        }
        catch (FormatException exception)
        {
            Fail(new SpeechDataException("ProfileRowInvalid", SpeechDataProblem.InvalidData, $"{place}: {exception.Message}. It is left out.", null, exception), item);
        }
    }

    private static IEnumerable<KeyValuePair<string, object?>> Fields(object item) => Plain(item) is IDictionary map
        ? map.Cast<DictionaryEntry>().Select(entry => KeyValuePair.Create(AccentParameters.Text(entry.Key), Plain(entry.Value)))
        : PSObject.AsPSObject(item).Properties.Where(property => property.IsGettable).Select(property => KeyValuePair.Create(property.Name, Plain(property.Value)));

    private static object? Plain(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    private void Fail(SpeechDataException exception, object? target)
    {
        _progress.Take();
        _progress.Fail();
        _report(exception, target);
    }
}
