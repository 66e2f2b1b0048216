namespace AsrDataTools.Text;

/// <summary>The normalisers that are known by name.</summary>
public static class TextNormalizers
{
    public static IReadOnlyList<string> Names { get; } = ["None", "Basic", "English"];

    /// <summary>The normaliser of that name, in any letter case; null where there is none.</summary>
    /// <param name="caseSensitive">Only of None: keep the letter case.</param>
    public static ITextNormalizer? Find(string name, bool caseSensitive) => name.ToUpperInvariant() switch
    {
        "NONE" => new PlainNormalizer(caseSensitive),
        "BASIC" => new BasicNormalizer(),
        "ENGLISH" => new EnglishNormalizer(),
        _ => null,
    };
}
