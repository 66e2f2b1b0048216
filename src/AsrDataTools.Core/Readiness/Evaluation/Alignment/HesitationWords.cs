namespace AsrDataTools.Readiness;

/// <summary>Words and tags by which transcripts write a hesitation down.</summary>
internal static class HesitationWords
{
    // Words of no language but hesitation's.
    private static readonly HashSet<string> Anywhere = new(StringComparer.Ordinal)
    {
        "uh", "uhm", "uhh", "umm", "erm", "hmm", "äh", "ähm", "öh", "öhm", "euh", "euhm", "ehm", "эм", "ээ", "эээ", "əəə",
    };

    // "um" is a word of German and Portuguese, "er" of German and Dutch, "eh" of Spanish conversation alone.
    private static readonly Dictionary<string, HashSet<string>> ByLanguage = new(StringComparer.OrdinalIgnoreCase)
    {
        ["en"] = ["um", "er", "eh", "ah", "mm", "hm"],
        ["de"] = ["hm", "eh", "ehm"],
        ["es"] = ["eh", "em", "mm"],
        ["fr"] = ["heu", "hum", "ben"],
        ["it"] = ["eh", "mm", "beh"],
        ["ru"] = ["э", "мм"],
    };

    private static readonly string[] Tags = ["hes", "fp", "filler", "filled", "pause filled", "uh", "um", "ah", "er", "eh", "mm"];

    /// <summary>Whether a token is a hesitation.</summary>
    /// <param name="token">Lower case, as the tokenizer gives it.</param>
    /// <param name="language">As the row has it: en, en-US, eng; null for unknown.</param>
    public static bool Has(ReadOnlySpan<char> token, string? language)
    {
        if (token.Length is 0 or > 5) return false;
        return Anywhere.GetAlternateLookup<ReadOnlySpan<char>>().Contains(token)
            || (language is { Length: >= 2 } && ByLanguage.TryGetValue(language[..2], out HashSet<string>? own) && own.GetAlternateLookup<ReadOnlySpan<char>>().Contains(token));
    }

    /// <summary>Whether a tag of annotators stands for one: <c>[hesitation]</c>, <c>&lt;uh&gt;</c>, <c>%hes</c>.</summary>
    public static bool IsTag(string tag)
    {
        string name = tag.Trim('<', '>', '[', ']', '(', ')', '{', '}', '%', '#', '/', ' ').ToLowerInvariant();
        return name.StartsWith("hes", StringComparison.Ordinal) || Tags.Contains(name, StringComparer.Ordinal);
    }
}
