using System.Management.Automation;
using AsrDataTools.Governance.PersonalData;

namespace AsrDataTools.Pipeline;

/// <summary>What <c>-Recognizer</c> stands for: tables, or files (.psd1, .json) of them.</summary>
internal static class RecognizerParameter
{
    /// <param name="values">As they were given.</param>
    /// <param name="resolve">Makes a path absolute.</param>
    /// <exception cref="SpeechDataException">A file is not there (<c>RecognizerUnreadable</c>), or a recogniser cannot be used.</exception>
    public static CustomRecognizer[] Read(IEnumerable<object> values, Func<string, string> resolve) => [.. values.SelectMany(value => Read(value, resolve))];

    private static IEnumerable<CustomRecognizer> Read(object value, Func<string, string> resolve)
    {
        if ((value is PSObject wrapped ? wrapped.BaseObject : value) is not string file) return CustomRecognizerReader.FromValue(SettingsReader.Plain(value), "-Recognizer");
        string path = resolve(file);
        if (!File.Exists(path)) throw new SpeechDataException("RecognizerUnreadable", SpeechDataProblem.NotFound, $"'{path}' is not there: no recognisers can be read. Give -Recognizer a table, or the path of a .psd1 or .json that holds some.", path);
        return Path.GetExtension(path).Equals(".json", StringComparison.OrdinalIgnoreCase) ? CustomRecognizerReader.ReadJson(path) : CustomRecognizerReader.FromValue(SettingsReader.ReadDataFile(path, "Recognizer"), Path.GetFileName(path));
    }
}
