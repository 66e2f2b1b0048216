using System.Globalization;
using System.Text;

namespace AsrDataTools.Shell.Interactive;

/// <summary>Where a text that is edited comes to stand on a terminal.</summary>
/// <param name="Rows">The rows, prompts included, none wider than the terminal.</param>
/// <param name="CursorRow">From 0.</param>
/// <param name="CursorColumn">In cells, from 0.</param>
public sealed record TextLayout(IReadOnlyList<string> Rows, int CursorRow, int CursorColumn)
{
    /// <param name="prompt">Stands before the first line; may hold control sequences.</param>
    /// <param name="promptCells">The cells that <paramref name="prompt"/> takes.</param>
    /// <param name="continuation">Stands before every further line of the text.</param>
    /// <param name="text">The text, lines divided by line feeds.</param>
    /// <param name="cursor">An index into it.</param>
    /// <param name="width">Columns of the terminal, at least 2.</param>
    public static TextLayout Arrange(string prompt, int promptCells, string continuation, string text, int cursor, int width)
    {
        List<string> rows = [];
        StringBuilder row = new(prompt);
        int column = promptCells;
        (int Row, int Column) place = (0, promptCells);
        for (int i = 0; i <= text.Length;)
        {
            // A row that is exactly full still needs room for the cursor behind it.
            if (column >= width) Break("");
            if (i == cursor) place = (rows.Count, column);
            if (i == text.Length) break;
            if (text[i] == '\n')
            {
                Break(continuation);
                i++;
                continue;
            }

            int length = StringInfo.GetNextTextElementLength(text, i);
            int cells = CellWidth.OfElement(text.AsSpan(i, length));
            if (column + cells > width)
            {
                Break("");
                if (i == cursor) place = (rows.Count, column);
            }

            row.Append(text, i, length);
            column += cells;
            i += length;
        }

        rows.Add(row.ToString());
        return new TextLayout(rows, place.Row, place.Column);

        void Break(string start)
        {
            rows.Add(row.ToString());
            row.Clear().Append(start);
            column = CellWidth.Of(start);
        }
    }
}
