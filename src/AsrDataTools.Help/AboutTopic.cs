using System.Text;

namespace AsrDataTools.Help;

/// <summary>Turns an about page into the plain text that <c>Get-Help about_…</c> shows: headings flush, text indented, at most 80 columns.</summary>
public static class AboutTopic
{
    private const int Width = 80;
    private const string Indent = "    ";

    public static string Text(IEnumerable<string> markdown)
    {
        StringBuilder text = new();
        List<string> section = [];
        foreach (string line in markdown)
        {
            if (!line.StartsWith('#'))
            {
                section.Add(line);
                continue;
            }

            End();
            text.Append(line.TrimStart('#', ' ')).Append('\n');
        }

        End();
        return text.ToString();

        void End()
        {
            foreach (HelpBlock block in HelpText.Blocks(section))
            {
                foreach (string line in block.Text.Split('\n')) AppendLines(text, line, block.IsCode);
                text.Append('\n');
            }

            section.Clear();
        }
    }

    private static void AppendLines(StringBuilder text, string line, bool isCode)
    {
        string hanging = line.StartsWith("- ", StringComparison.Ordinal) ? Indent + "  " : Indent;
        string prefix = isCode ? Indent + Indent : Indent;
        if (isCode)
        {
            text.Append(prefix).Append(line).Append('\n');
            return;
        }

        StringBuilder current = new(prefix);
        bool isEmpty = true;
        foreach (string word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isEmpty && current.Length + 1 + word.Length > Width)
            {
                text.Append(current).Append('\n');
                current.Clear().Append(hanging);
                isEmpty = true;
            }

            if (!isEmpty) current.Append(' ');
            current.Append(word);
            isEmpty = false;
        }

        text.Append(current).Append('\n');
    }
}
