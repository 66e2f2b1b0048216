using System.Text;

namespace AsrDataTools.Reporting.Markdown;

/// <summary>Text that stays text in Markdown, whatever names of files and words of transcripts hold.</summary>
internal static class MarkdownText
{
    private const int Most = 400;

    // Whatever GitHub, GitLab and CommonMark may take for markup, a mention or a link.
    private const string Special = "\\`*_[]>#|~$";

    /// <summary>On one line, markup and pipes escaped, at most 400 characters of it.</summary>
    public static string Line(string text)
    {
        StringBuilder line = new();
        foreach (char character in ShownText.Short(ShownText.Visible(text).ReplaceLineEndings(" ").Replace('\t', ' '), Most))
        {
            if (character == '<') line.Append("&lt;");
            else if (character == '@') line.Append("&#64;");
            else if (character == '&') line.Append("&amp;");
            else if (Special.Contains(character, StringComparison.Ordinal)) line.Append('\\').Append(character);
            else line.Append(character);
        }

        // At the beginning these would make a list within the list.
        int digits = 0;
        while (digits < line.Length && char.IsAsciiDigit(line[digits])) digits++;
        if (digits + 1 < line.Length && line[digits + 1] == ' ' && (digits == 0 ? line[0] is '-' or '+' : line[digits] is '.' or ')')) line.Insert(digits, '\\');

        // A scheme alone makes a link of what follows.
        return line.Replace("://", ":\u200B//").Replace("www.", "www\u200B.").ToString();
    }
}
