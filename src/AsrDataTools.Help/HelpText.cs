using System.Text;
using System.Text.RegularExpressions;

namespace AsrDataTools.Help;

/// <summary>Turns Markdown into what a terminal shows.</summary>
internal static partial class HelpText
{
    /// <summary>Paragraphs in one line each, so that the terminal breaks them; lists, tables and fenced lines stay lines.</summary>
    public static IReadOnlyList<HelpBlock> Blocks(IEnumerable<string> lines)
    {
        List<HelpBlock> blocks = [];
        StringBuilder text = new();
        bool fenced = false;
        foreach (string line in lines)
        {
            bool isFence = line.StartsWith("```", StringComparison.Ordinal);
            if (isFence || (!fenced && line.Length == 0))
            {
                End(fenced);
                fenced ^= isFence;
            }
            else if (fenced)
            {
                text.Append(line).Append('\n');
            }
            else
            {
                // An item of a list or a row of a table begins a line of its own; what follows an item belongs to it.
                if (text.Length > 0) text.Append(StandsAlone().IsMatch(line) ? '\n' : ' ');
                text.Append(Plain(line.Trim()));
            }
        }

        End(fenced);
        return blocks;

        void End(bool isCode)
        {
            if (text.Length > 0) blocks.Add(new(text.ToString().TrimEnd('\n'), isCode));
            text.Clear();
        }
    }

    /// <summary>Without the marks of code, emphasis and links.</summary>
    public static string Plain(string text) =>
        Emphasis().Replace(Link().Replace(text, "$1"), "$1").Replace("`", "", StringComparison.Ordinal);

    [GeneratedRegex(@"^(\s*[-*] |\s*\d+\. |\|)")]
    private static partial Regex StandsAlone();

    [GeneratedRegex(@"\[([^\]]+)\]\([^)]+\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\*\*([^*]+)\*\*")]
    private static partial Regex Emphasis();
}
