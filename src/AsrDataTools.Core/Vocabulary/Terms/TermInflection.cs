namespace AsrDataTools.Vocabulary;

/// <summary>Forms of a term's last word that count as the term.</summary>
public enum TermInflection
{
    /// <summary>None: only the term as it stands, and its aliases.</summary>
    None,

    /// <summary>English plural and possessive: statin, statins, statin's.</summary>
    Plural,

    /// <summary>Also past and -ing: titrate, titrated, titrating.</summary>
    English,
}

/// <summary>Makes the forms by rule; irregular ones are aliases.</summary>
internal static class EnglishInflection
{
    private const int ShortestWord = 3;

    public static IEnumerable<string> Of(string word, TermInflection inflection)
    {
        if (inflection == TermInflection.None || word.Length < ShortestWord || !word.All(letter => char.IsAsciiLetterLower(letter))) yield break;
        bool consonantY = word[^1] == 'y' && !IsVowel(word[^2]);
        bool hisses = word.EndsWith('s') || word.EndsWith('x') || word.EndsWith('z') || word.EndsWith("ch", StringComparison.Ordinal) || word.EndsWith("sh", StringComparison.Ordinal);
        string plural = consonantY ? word[..^1] + "ies" : word + (hisses ? "es" : "s");
        yield return plural;
        yield return word + "'s";
        if (inflection != TermInflection.English) yield break;
        bool doubled = word.Length <= 5 && !IsVowel(word[^1]) && IsVowel(word[^2]) && !IsVowel(word[^3]) && word[^1] is not ('w' or 'x' or 'y');
        string stem = doubled ? word + word[^1] : word[^1] == 'e' ? word[..^1] : word;
        yield return (consonantY ? word[..^1] + "i" : stem) + "ed";
        yield return (word.EndsWith("ie", StringComparison.Ordinal) ? word[..^2] + "y" : stem) + "ing";
    }

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u';
}
