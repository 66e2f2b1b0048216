using System.Globalization;
using System.Text;

namespace AsrDataTools.Governance.Policy;

/// <summary>Names of files as they can be shown: characters that do something to a terminal are spelled out.</summary>
internal static class FileNameText
{
    public static string Visible(string name)
    {
        if (!name.Any(IsUnsafe)) return name;
        StringBuilder text = new();
        foreach (char character in name) text.Append(IsUnsafe(character) ? $"\\u{(int)character:x4}" : character);
        return text.ToString();
    }

    /// <summary>Control characters and line breaks, marks that turn the direction of writing, and the mark of bytes that are no UTF-8.</summary>
    public static bool IsUnsafe(char character) =>
        char.IsControl(character) || character == '\uFFFD'
        || char.GetUnicodeCategory(character) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || character is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200E' or '\u200F' or '\u061C';
}
