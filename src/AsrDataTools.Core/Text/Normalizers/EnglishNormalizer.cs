using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AsrDataTools.Text;

/// <summary>
/// For English, after the definition published with Whisper (Radford et al. 2022, appendix C): lower case, remarks in brackets
/// and fillers removed, contractions written out, numbers in digits, American spelling, no punctuation, no diacritics. Where that
/// one is known to go wrong this one differs: "one second" is no ordinal, <c>CO2</c> and "C O two" meet, a telephone number is
/// the same whether it is written in groups or spoken digit by digit.
/// </summary>
public sealed partial class EnglishNormalizer : ITextNormalizer
{
    private const string KeptSymbols = ".%$¢€£";

    public string Name => "English";

    public string Normalize(string text)
    {
        string plain = Telephone().Replace(WellFormedText.Of(text).ToLowerInvariant().Replace('’', '\''), match => string.Concat(match.Value.Where(char.IsAsciiDigit)));
        plain = BasicNormalizer.Remarks().Replace(plain, "");
        plain = Fillers().Replace(plain, "");
        plain = SpaceBeforeApostrophe().Replace(plain, "'");
        plain = EnglishContractions.WriteOut(plain);
        plain = ThousandsComma().Replace(plain, "");
        plain = HyphenatedOrdinal().Replace(plain, "$1$2");
        plain = PointBeforeNoDigit().Replace(plain, " ");
        plain = WithoutSymbols(plain);
        string[] words = plain.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        List<string> numbered = EnglishNumbers.InDigits([.. words.SelectMany(Parts)]);
        plain = string.Join(' ', numbered.Select(EnglishSpelling.American));
        plain = LoneSign().Replace(plain, " ");
        return string.Join(' ', plain.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Normalize(NormalizationForm.FormC);
    }

    private static string WithoutSymbols(string text)
    {
        StringBuilder result = new(text.Length);
        foreach (Rune rune in text.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (rune.IsBmp && KeptSymbols.Contains((char)rune.Value, StringComparison.Ordinal)) result.Append(rune);
            else if (Letters.TryGetValue(rune.ToString(), out string? letters)) result.Append(letters);
            else if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark || rune.Value == '\'') continue;
            else if (BasicNormalizer.IsSymbol(rune)) result.Append(' ');
            else result.Append(rune);
        }

        return result.ToString();
    }

    // Letters that no decomposition takes apart.
    private static readonly Dictionary<string, string> Letters = WordPairs.Of("œ: oe, ø: o, æ: ae, ß: ss, đ: d, ð: d, þ: th, ł: l");

    // Formulae and codes: up to two letters beside digits are said letter by letter, so h2o is h 2 o and co2 is c o 2; longer
    // runs of letters are words. Ordinals and decades (2nd, 90s) stay whole.
    private static IEnumerable<string> Parts(string word)
    {
        if (!word.Any(char.IsAsciiDigit) || !word.Any(char.IsLetter) || Ordinal().IsMatch(word)) return [word];
        return Runs().Matches(word).SelectMany(run => run.Length <= 2 && char.IsLetter(run.Value[0])
            ? run.Value.Select(letter => letter.ToString())
            : [run.Value]);
    }

    [GeneratedRegex(@"\b(?<!')(?:h+m+|m{2,}|m+h+m+|u+h+|u+m+)\b(?!')")]
    private static partial Regex Fillers();

    [GeneratedRegex(@"\s+'")]
    private static partial Regex SpaceBeforeApostrophe();

    [GeneratedRegex(@"(?<=\d),(?=\d{3})")]
    private static partial Regex ThousandsComma();

    // +1 (555) 123-4567, 555-1234, 020 7946 0958: groups of which the last has four digits, seven to fifteen in all.
    [GeneratedRegex(@"(?<![\d.$£€])(?:\+\d{1,3}[-. ]?)?(?:\(\d{2,4}\) ?|\d{2,4}[-. ])?\d{3,4}[-. ]\d{4}(?![\d%])")]
    private static partial Regex Telephone();

    [GeneratedRegex(@"\b(\w+ty)-(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b")]
    private static partial Regex HyphenatedOrdinal();

    [GeneratedRegex(@"\.(?!\d)")]
    private static partial Regex PointBeforeNoDigit();

    [GeneratedRegex(@"^\d+(?:st|nd|rd|th|s)$")]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"[.\d%$¢€£]+|[^.\d%$¢€£]+")]
    private static partial Regex Runs();

    [GeneratedRegex(@"[.$¢€£](?!\d)|(?<!\d)%")]
    private static partial Regex LoneSign();
}
