using System.Text;

namespace AsrDataTools.Text;

/// <summary>Scripts written without spaces between words: Han, kana, Thai, Lao, Khmer, Burmese.</summary>
public static class UnsegmentedScript
{
    // First and last code point of the blocks (Unicode 16, Blocks.txt).
    private static readonly (int First, int Last)[] Blocks =
    [
        (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF),
        (0xF900, 0xFAFF), (0x20000, 0x323AF),
    ];

    /// <summary>Whether a character is of such a script.</summary>
    public static bool Has(Rune rune)
    {
        foreach ((int first, int last) in Blocks)
        {
            if (rune.Value >= first && rune.Value <= last) return true;
        }

        return false;
    }

    /// <summary>Whether a text holds any character of such a script.</summary>
    public static bool HasAny(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAnyInRange('\u0E00', '\uFFFF') < 0) return false;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (Has(rune)) return true;
        }

        return false;
    }

    /// <summary>The text with spaces about each character (grapheme cluster) of such a script, so that it counts as a word.</summary>
    public static string Split(string text)
    {
        if (!HasAny(text)) return text;
        StringBuilder parted = new(2 * text.Length);
        for (ReadOnlySpan<char> rest = text; !rest.IsEmpty;)
        {
            int length = System.Globalization.StringInfo.GetNextTextElementLength(rest);
            ReadOnlySpan<char> cluster = rest[..length];
            rest = rest[length..];
            if (HasAny(cluster)) parted.Append(' ').Append(cluster).Append(' ');
            else parted.Append(cluster);
        }

        return parted.ToString();
    }
}
