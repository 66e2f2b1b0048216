using System.Collections;
using AsrDataTools.Readiness;

namespace AsrDataTools.Pipeline;

/// <summary>What <c>-Plan</c> was given: a table, or the path of a file that holds one.</summary>
internal static class PlanParameter
{
    /// <param name="plan">As typed.</param>
    /// <param name="location">Where relative paths of a table start; absolute.</param>
    /// <param name="resolve">Makes a path absolute by the session's location.</param>
    /// <exception cref="SpeechDataException">It is no plan, or one that contradicts itself.</exception>
    public static ReadinessPlan Read(object plan, string location, Func<string, string> resolve)
    {
        if (SettingsReader.Plain(plan) is IDictionary table) return ReadinessPlanReader.FromTable(table, "The plan", location, dataFile: ReadPolicy);
        string path = SettingsReader.Plain(plan) switch
        {
            string text => resolve(text),
            FileInfo file => file.FullName,
            _ => throw new SpeechDataException("PlanInvalid", SpeechDataProblem.InvalidArgument, "A plan is a table of settings, or the path of a .psd1 or .json file that holds one."),
        };
        return Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".JSON" or ".PSD1" when !File.Exists(path) => throw InputPath.NotFound(path),
            ".JSON" => ReadinessPlanReader.ReadJson(path, ReadPolicy),
            ".PSD1" => ReadinessPlanReader.FromTable(SettingsReader.ReadDataFile(path, "Plan"), Path.GetFileName(path), Path.GetDirectoryName(path)!, path, ReadPolicy),
            _ => throw new SpeechDataException("PlanUnreadable", SpeechDataProblem.InvalidArgument, $"'{path}' is neither a .psd1 nor a .json file.", path),
        };
    }

    private static IDictionary ReadPolicy(string path) => SettingsReader.ReadDataFile(path, "Policy");
}
