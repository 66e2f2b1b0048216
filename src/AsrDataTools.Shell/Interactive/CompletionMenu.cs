namespace AsrDataTools.Shell.Interactive;

/// <summary>The matches of a completion, walked through with Tab and Shift+Tab and shown in columns.</summary>
/// <param name="completion">The matches; at least one.</param>
/// <param name="text">The text that was completed.</param>
public sealed class CompletionMenu(Completion completion, string text)
{
    private const int MostRows = 8;
    private const int MostLabelCells = 40;

    /// <summary>Which match is chosen, from 0.</summary>
    public int Selected { get; private set; }

    /// <summary>The text with the chosen match in place.</summary>
    public string Text => string.Concat(text.AsSpan(0, completion.Index), Chosen, text.AsSpan(completion.Index + completion.Length));

    /// <summary>The cursor behind the chosen match.</summary>
    public int Cursor => completion.Index + Chosen.Length;

    private string Chosen => completion.Matches[Selected].Text;

    /// <summary>Chooses the match so many places further, round and round.</summary>
    public void Move(int step) => Selected = (Selected + step + completion.Matches.Count) % completion.Matches.Count;

    /// <summary>The rows to show: columns filled downwards, the chosen one in reverse.</summary>
    public IReadOnlyList<string> Rows(int width)
    {
        if (completion.Matches.Count < 2) return [];
        int most = Math.Min(MostLabelCells, width - 2);
        string[] labels = [.. completion.Matches.Select(match => CellWidth.Cut(match.Label.Replace('\n', ' '), most))];
        int cells = labels.Max(CellWidth.Of) + 2;
        int columns = Math.Max(1, (width - 1) / cells);
        int rows = (labels.Length + columns - 1) / columns;
        int first = Math.Clamp((Selected % rows) - (MostRows / 2), 0, Math.Max(0, rows - MostRows));
        int last = Math.Min(rows, first + MostRows);
        List<string> shown = [];
        for (int row = first; row < last; row++)
        {
            shown.Add(string.Concat(Enumerable.Range(0, columns).Select(column => Cell((column * rows) + row))).TrimEnd());
        }

        if (rows > MostRows) shown.Add($"{Selected + 1} of {labels.Length}");
        return shown;

        string Cell(int index)
        {
            if (index >= labels.Length) return "";
            string padding = new(' ', cells - CellWidth.Of(labels[index]));
            return index == Selected ? $"\e[7m{labels[index]}\e[0m{padding}" : labels[index] + padding;
        }
    }
}
