using System.Collections;
using System.Globalization;
using System.Management.Automation;
using AsrDataTools.Acoustics;
using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;
using AsrDataTools.Simulation;

namespace AsrDataTools.Pipeline;

/// <summary>
/// Turns whatever stands for acoustic profiles into profiles: live ones, rows that bear the same property names, saved
/// tables, manifests, folders and recordings, which are measured on the way.
/// </summary>
internal sealed class ProfileIntake : IDisposable
{
    private readonly Action<Exception, object?> _report;
    private readonly PathIntrinsics _location;
    private readonly RunProgress _progress;
    private readonly object? _weight;
    private readonly RecordingPump _pump;
    private readonly Action<AcousticProfile>? _take;
    private readonly ProfileTexts _texts = new();
    private readonly List<AcousticProfile> _profiles = [];
    private readonly List<double> _weights = [];

    /// <param name="weight">Null, the name of a property, or a dictionary of weights by Id or path.</param>
    /// <param name="workers">Most recordings measured at once.</param>
    /// <param name="location">Of the session: paths as typed are relative to it.</param>
    /// <param name="report">Takes the trouble with one input and the input.</param>
    /// <param name="progress">Counts every input once.</param>
    /// <param name="take">Gets each profile as soon as it is there, in the order of the inputs; they are then not kept.</param>
    public ProfileIntake(
        object? weight, int workers, PathIntrinsics location, Action<Exception, object?> report, RunProgress progress, CancellationToken cancellation,
        Action<AcousticProfile>? take = null)
    {
        _take = take;
        _weight = weight is PSObject wrapped ? wrapped.BaseObject : weight;
        _location = location;
        _report = report;
        _progress = progress;
        _pump = new(workers, true, (utterance, token) => UtteranceProfiler.Profile(utterance, AcousticProfileOptions.Default, null, token), Emit, report, progress, cancellation);
    }

    /// <summary>How manifests and folders are read.</summary>
    public ManifestOptions Manifests { get; init; } = ManifestOptions.Default;

    public IReadOnlyList<AcousticProfile> Profiles => _profiles;

    /// <summary>A weight for each profile; null when none were asked for.</summary>
    public IReadOnlyList<double>? Weights => _weight is null ? null : _weights;

    public void Add(object? item)
    {
        PSObject? wrapped = item as PSObject;
        object? input = wrapped?.BaseObject ?? item;
        switch (input)
        {
            case null:
                break;
            case AcousticProfile profile:
                // A parameter of type object takes the wrapper off; properties that were added stay with the object itself.
                Count(profile, name => PSObject.AsPSObject(profile).Properties[name]?.Value, profile);
                break;
            case SpeechUtterance utterance:
                _pump.Post(utterance);
                break;
            case ChannelVariant variant:
                _pump.Post(variant.Utterance);
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
                AddRow(wrapped ?? PSObject.AsPSObject(input));
                break;
        }
    }

    /// <summary>Waits for the recordings that are still being measured.</summary>
    public void Finish() => _pump.Finish();

    public void Dispose() => _pump.Dispose();

    private void AddTyped(string path)
    {
        IReadOnlyCollection<string> resolved = InputPath.Resolve(_location, path);
        if (resolved.Count == 0) Fail(InputPath.NotFound(path));
        foreach (string one in resolved) AddPath(one);
    }

    private void AddPath(string path)
    {
        try
        {
            if (!Directory.Exists(path) && ProfileTable.Recognises(path))
            {
                foreach (ProfileRow row in ProfileTable.Read(path, Fail)) Count(row.Profile, row.Extra.GetValueOrDefault, row.Profile.Path);
                return;
            }

            foreach (SpeechUtterance utterance in SpeechManifest.Read(path, Manifests, Fail)) _pump.Post(utterance);
        }
        catch (SpeechDataException exception) when (exception.ErrorId == "ManifestColumnsUnknown")
        {
            // Neither a manifest nor a table of profiles: the latter is what is most often meant here.
            Fail(ProfileTable.ColumnsUnknown(path));
        }
        catch (SpeechDataException exception)
        {
            Fail(exception);
        }
    }

    private void AddRow(PSObject row)
    {
        IEnumerable<KeyValuePair<string, object?>> fields = row.BaseObject is IDictionary map
            ? map.Cast<DictionaryEntry>().Select(entry => KeyValuePair.Create(Text(entry.Key), Plain(entry.Value)))
            : row.Properties.Where(property => property.IsGettable).Select(property => KeyValuePair.Create(property.Name, Plain(property.Value)));
        List<KeyValuePair<string, object?>> known = [.. fields];
        string place = FormattableString.Invariant($"input {_progress.Taken + 1}");
        if (!ProfileRow.HasMeasure(known.Select(field => field.Key)))
        {
            Fail(new SpeechDataException(
                "InputNotProfile",
                SpeechDataProblem.InvalidArgument,
                $"{place} ('{row}') is no acoustic profile: it has no property that is a measure. Give the output of Get-AcousticProfile, rows of a saved table, or paths."), row);
            return;
        }

        try
        {
            ProfileRow made = ProfileRow.Create(known, place);
            Count(made.Profile, made.Extra.GetValueOrDefault, row);
        }
        catch (FormatException exception)
        {
            Fail(new SpeechDataException("ProfileRowInvalid", SpeechDataProblem.InvalidData, $"{place}: {exception.Message}. It is left out.", null, exception), row);
        }
    }

    private bool Emit(SpeechUtterance utterance, IReadOnlyList<AcousticProfile> profiles)
    {
        bool weighed = true;
        foreach (AcousticProfile profile in profiles) weighed &= Keep(profile, name => UtteranceProperty.Get(utterance, name), utterance);
        return weighed;
    }

    private void Count(AcousticProfile profile, Func<string, object?> extra, object target)
    {
        _progress.Take();
        if (Keep(profile, extra, target)) _progress.Succeed(profile.DurationSeconds);
        else _progress.Fail();
    }

    // A row without a usable weight is an error of its own: a silent 1 or 0 would bend the result.
    private bool Keep(AcousticProfile profile, Func<string, object?> extra, object target)
    {
        if (_weight is not null)
        {
            object? found = _weight is IDictionary map
                ? (profile.Id is null ? null : map[profile.Id]) ?? map[profile.Path]
                : extra(Text(_weight)) ?? ProfileField.Find(Text(_weight))?.Get(profile);
            if (!double.TryParse(Text(Plain(found)), NumberStyles.Float, CultureInfo.InvariantCulture, out double weight) || !double.IsFinite(weight) || weight < 0)
            {
                string given = found is null ? "no weight" : $"the weight '{found}', which is not a number from 0 up";
                _report(new SpeechDataException(
                    "WeightInvalid", SpeechDataProblem.InvalidData,
                    $"'{profile.Path}' has {given}. It is left out; -Weight takes the name of a property or a table of weights by Id or absolute path.", profile.Path), target);
                return false;
            }

            _weights.Add(weight);
        }

        if (_take is null) _profiles.Add(_texts.Share(profile));
        else _take(profile);
        return true;
    }

    private void Fail(SpeechDataException exception) => Fail(exception, exception.Path);

    private void Fail(SpeechDataException exception, object? target)
    {
        _progress.Take();
        _progress.Fail();
        _report(exception, target);
    }

    private static object? Plain(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;
}
