namespace AsrDataTools.Governance.PersonalData;

/// <summary>What words are made of.</summary>
internal static class WordSigns
{
    public static bool IsWord(char sign) => char.IsAsciiLetterOrDigit(sign) || (sign > 127 && char.IsLetterOrDigit(sign));

    /// <summary>Whether the sign at a place holds two letters together: an apostrophe, a hyphen, a full stop in an abbreviation, the bar of a/c.</summary>
    public static bool IsInner(ReadOnlySpan<char> text, int index) =>
        text[index] is '\'' or '\u2019' or '-' or '.' or '/' && index > 0 && index + 1 < text.Length && char.IsLetter(text[index - 1]) && char.IsLetter(text[index + 1]);
}
