using System.Collections;
using System.Management.Automation;

namespace AsrDataTools.Pipeline;

/// <summary>Turns what describes the stages of a channel into plain tables: hashtables, or the path of a data file.</summary>
/// <param name="location">Of the session: paths as typed are relative to it.</param>
internal sealed class StageIntake(PathIntrinsics location)
{
    private const string StageKey = "Stage";

    /// <exception cref="SpeechDataException">Something is neither; or a file is not there or not readable.</exception>
    public IReadOnlyList<IDictionary> Read(IEnumerable<object> stages) => [.. stages.SelectMany(stage => Read(SettingsReader.Plain(stage)))];

    private IEnumerable<IDictionary> Read(object? stage) => stage switch
    {
        IDictionary table when !table.Contains(StageKey) => [table],
        IDictionary file when file.Keys.Cast<object>().FirstOrDefault(key => !StageKey.Equals(key as string, StringComparison.OrdinalIgnoreCase)) is { } other =>
            throw Invalid($"There is no setting '{other}' beside Stage. Did you mean '{StageKey}'?"),
        IDictionary file => Read(file[StageKey]),
        string path => ReadFile(path),
        IEnumerable list => list.Cast<object?>().SelectMany(Read),
        _ => throw Invalid($"A stage is a table such as @{{ Kind = 'Telephony' }}, or the path of a .psd1 with such tables under Stage; this is {stage?.GetType().Name ?? "nothing"}."),
    };

    private IEnumerable<IDictionary> ReadFile(string path)
    {
        IReadOnlyCollection<string> found = InputPath.Resolve(location, path);
        return found.Count == 0 ? throw InputPath.NotFound(path) : found.SelectMany(file => Read(SettingsReader.ReadDataFile(file, "Stage")));
    }

    private static SpeechDataException Invalid(string message) => new("StageInvalid", SpeechDataProblem.InvalidArgument, message);
}
