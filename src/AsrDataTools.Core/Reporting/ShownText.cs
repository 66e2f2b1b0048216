using System.Text;
using AsrDataTools.Governance.Policy;

namespace AsrDataTools.Reporting;

/// <summary>Names and transcripts as people can be shown them.</summary>
internal static class ShownText
{
    /// <summary>Control characters, marks that turn the direction of writing and bytes that are no UTF-8, spelled out; breaks of lines and tabs stay.</summary>
    public static string Visible(string text)
    {
        if (!text.Any(IsHidden)) return text;
        StringBuilder visible = new();
        foreach (char character in text)
        {
            if (IsHidden(character)) visible.Append("\\u").Append(((int)character).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
            else visible.Append(character);
        }

        return visible.ToString();
    }

    /// <summary>The beginning and the end of what is longer.</summary>
    public static string Short(string text, int most)
    {
        if (text.Length <= most) return text;
        int head = (most * 2 / 3) - 1, tail = most - head - 1;
        if (char.IsHighSurrogate(text[head - 1])) head--;
        if (char.IsLowSurrogate(text[^tail])) tail--;
        return $"{text[..head]}…{text[^tail..]}";
    }

    /// <summary>With a capital letter at the beginning.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static bool IsHidden(char character) => character is not ('\n' or '\r' or '\t') && FileNameText.IsUnsafe(character);
}
