namespace AsrDataTools.Corpus;

/// <summary>The words that corpora use for the same gender.</summary>
internal static class GenderLabel
{
    /// <summary>The label in small letters, with the common words for male and female brought to one each; null for none.</summary>
    public static string? Of(string? label) => label?.Trim().ToLowerInvariant() switch
    {
        null or "" or "unknown" or "other" or "none" or "n/a" or "u" or "-" => null,
        "m" or "male" or "man" or "masculine" or "male_masculine" => "male",
        "f" or "female" or "woman" or "feminine" or "female_feminine" => "female",
        var other => other,
    };
}
