using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AsrDataTools.Text;

/// <summary>
/// For any language, after the basic normaliser published with Whisper (Radford et al. 2022, appendix C): lower case, Unicode
/// form NFKC, remarks in brackets removed, symbols and punctuation become spaces. Unlike that one it keeps combining marks
/// which are vowels and tones in the scripts of India and South-East Asia, and apostrophes within words.
/// </summary>
public sealed partial class BasicNormalizer : ITextNormalizer
{
    public string Name => "Basic";

    public string Normalize(string text)
    {
        string plain = Remarks().Replace(WellFormedText.Of(text).ToLowerInvariant(), "").Normalize(NormalizationForm.FormKC);
        StringBuilder result = new(plain.Length);
        int index = 0;
        foreach (Rune rune in plain.EnumerateRunes())
        {
            bool apostrophe = (rune.Value is '\'' or '’') && index > 0 && index + 1 < plain.Length && char.IsLetter(plain[index - 1]) && char.IsLetter(plain[index + 1]);
            if (apostrophe) result.Append('\'');
            else if (IsSymbol(rune)) result.Append(' ');
            else result.Append(rune);
            index += rune.Utf16SequenceLength;
        }

        return string.Join(' ', result.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Normalize(NormalizationForm.FormC);
    }

    internal static bool IsSymbol(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.MathSymbol or UnicodeCategory.CurrencySymbol or UnicodeCategory.ModifierSymbol or UnicodeCategory.OtherSymbol
        or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation
        or UnicodeCategory.ClosePunctuation or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation
        or UnicodeCategory.OtherPunctuation or UnicodeCategory.Control or UnicodeCategory.Format;

    /// <summary>What stands in brackets of any kind: [noise], &lt;laugh&gt;, (inaudible).</summary>
    [GeneratedRegex(@"[<\[][^>\]]*[>\]]|\([^)]*\)")]
    internal static partial Regex Remarks();
}
