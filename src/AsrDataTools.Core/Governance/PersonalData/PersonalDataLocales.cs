namespace AsrDataTools.Governance.PersonalData;

/// <summary>The locales whose numbers, words and cues are known.</summary>
public static class PersonalDataLocales
{
    public static IReadOnlyList<string> All { get; } = ["en-US", "en-GB", "en-AU", "en-IN", "en-SG", "de-DE", "fr-FR", "es-ES", "it-IT"];

    /// <summary>The locales that a name stands for: itself, or all of a language ("en").</summary>
    /// <exception cref="SpeechDataException">It is none (<c>PersonalDataLocaleUnknown</c>).</exception>
    public static IEnumerable<string> Expand(string name)
    {
        string[] found = [.. All.Where(locale => locale.Equals(name, StringComparison.OrdinalIgnoreCase) || locale.StartsWith(name + "-", StringComparison.OrdinalIgnoreCase))];
        return found.Length > 0 ? found : throw new SpeechDataException(
            "PersonalDataLocaleUnknown",
            SpeechDataProblem.InvalidArgument,
            $"There is no locale '{name}'. Did you mean '{NearestName.Of(name, All)}'? The locales are {string.Join(", ", All)}, or a language alone (en, de, fr, es, it).");
    }
}
