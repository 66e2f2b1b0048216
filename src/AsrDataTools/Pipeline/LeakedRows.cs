using AsrDataTools.Corpus;
using AsrDataTools.Leakage;

namespace AsrDataTools.Pipeline;

/// <summary>
/// What a finding of the same speech leaves out of a manifest: of whichever side the manifest is, the rows of that side that the finding
/// names. Ids alone do not do: two manifests often number their rows alike.
/// </summary>
internal static class LeakedRows
{
    /// <param name="value">A property of the finding by name; null for none.</param>
    /// <param name="resolve">Makes a path absolute by the session's location.</param>
    /// <returns>False where it is no such finding.</returns>
    public static bool Add(UtteranceFilter filter, Func<string, string?> value, Func<string, string> resolve)
    {
        // A copy within a delivery: the copy goes, the original stays.
        if (value("OriginalId") is not null && value("Id") is { } copy)
        {
            filter.AddRow(copy, (value("Path") ?? value("Source")) is { } place ? resolve(place) : null);
            return true;
        }

        if (value("EvaluationId") is not { } evaluation || value("TrainingId") is not { } training) return false;
        if (value("Shared") is { } shared)
        {
            if (value("Kind") == nameof(LeakageKind.SameSpeaker)) filter.AddSpeaker(shared);
            else AddSession(filter, shared, value, resolve);
        }

        filter.AddRow(evaluation, Place("Evaluation"));
        filter.AddRow(training, Place("Training"));
        return true;

        string? Place(string side) => (value($"{side}Path") ?? value($"{side}Source")) is { } path ? resolve(path) : null;
    }

    // A session is a label, or the path of a recording that has several names.
    private static void AddSession(UtteranceFilter filter, string shared, Func<string, string?> value, Func<string, string> resolve)
    {
        filter.AddRecording(shared);
        if (!Path.IsPathRooted(shared)) return;
        foreach (string? path in (string?[])[value("EvaluationPath"), value("TrainingPath")])
        {
            if (path is not null) filter.AddPath(resolve(path));
        }
    }
}
