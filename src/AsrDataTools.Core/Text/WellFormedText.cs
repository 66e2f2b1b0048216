using System.Text;

namespace AsrDataTools.Text;

/// <summary>Text without halves of characters, which Unicode's normal forms refuse.</summary>
internal static class WellFormedText
{
    /// <summary>The text, with U+FFFD for each lone surrogate; most often the very same.</summary>
    public static string Of(string text)
    {
        int first = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF');
        if (first < 0) return text;
        StringBuilder whole = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes()) whole.Append(rune.ToString());
        return whole.ToString();
    }
}
