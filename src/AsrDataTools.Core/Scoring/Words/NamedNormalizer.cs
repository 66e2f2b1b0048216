using AsrDataTools.Text;

namespace AsrDataTools.Scoring.Words;

/// <summary>Finds a normaliser by what people call it.</summary>
public static class NamedNormalizer
{
    /// <summary>A normaliser by name, or the path of a file of rules.</summary>
    /// <param name="resolve">Makes a path absolute by the session's location.</param>
    /// <exception cref="SpeechDataException">It is neither, or the rules cannot be read.</exception>
    public static WordScoringOptions Apply(WordScoringOptions options, string normalizer, bool caseSensitive, Func<string, string> resolve)
    {
        if (TextNormalizers.Find(normalizer, caseSensitive) is { } known) return options with { Normalizer = known };
        string path = resolve(normalizer);
        if (!File.Exists(path))
        {
            throw new SpeechDataException(
                "NormalizerUnknown",
                SpeechDataProblem.InvalidArgument,
                $"There is no normalizer '{normalizer}' and no file of rules of that name. Did you mean '{NearestName.Of(normalizer, TextNormalizers.Names)}'? The normalizers are {string.Join(", ", TextNormalizers.Names)}.");
        }

        return options with { Normalizer = new PlainNormalizer(caseSensitive), Rules = GlmRules.Read(path) };
    }
}
