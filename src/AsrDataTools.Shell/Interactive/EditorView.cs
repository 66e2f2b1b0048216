using System.Globalization;
using System.Text;
using AsrDataTools.Shell.Hosting;

namespace AsrDataTools.Shell.Interactive;

/// <summary>Draws what is edited, in place, with relative movements only: whatever stood above stays.</summary>
/// <param name="write">Takes text and control sequences.</param>
/// <param name="width">Columns of the terminal.</param>
public sealed class EditorView(Action<string> write, Func<int> width)
{
    private const string Continuation = ">> ";
    private int _cursorRow;

    public int Width => Math.Max(2, width());

    /// <summary>
    /// Writes what of a prompt is not drawn anew with every key: all its lines but the last, and that too where it leaves no room.
    /// Returns the rest.
    /// </summary>
    public string Introduce(string prompt)
    {
        string rest = prompt[(prompt.LastIndexOf('\n') + 1)..];
        if (CellWidth.Of(ShellConsole.Plain(rest)) >= Width) rest = "";
        string written = prompt[..^rest.Length].TrimEnd('\n');
        if (written.Length > 0) write("\r" + written.Replace("\n", "\r\n", StringComparison.Ordinal) + "\r\n");
        return rest;
    }

    /// <summary>Draws prompt, text and the rows below it, and puts the cursor into the text.</summary>
    public void Draw(string prompt, int promptCells, string text, int cursor, IReadOnlyList<string> below)
    {
        TextLayout layout = TextLayout.Arrange(prompt, promptCells, Continuation, text, cursor, Width);
        StringBuilder output = new();
        Home(output);
        output.AppendJoin("\r\n", layout.Rows.Concat(below));
        Move(output, layout.Rows.Count + below.Count - 1 - layout.CursorRow, 'A');
        output.Append('\r');
        Move(output, layout.CursorColumn, 'C');
        _cursorRow = layout.CursorRow;
        write(output.ToString());
    }

    /// <summary>Draws the text a last time and leaves the cursor on the line after it.</summary>
    public void Finish(string prompt, int promptCells, string text, string mark = "")
    {
        Draw(prompt, promptCells, text + mark, text.Length + mark.Length, []);
        write("\r\n");
        _cursorRow = 0;
    }

    /// <summary>Clears the screen; the next drawing is at its top.</summary>
    public void Clear()
    {
        write("\e[2J\e[H");
        _cursorRow = 0;
    }

    private void Home(StringBuilder output)
    {
        output.Append('\r');
        Move(output, _cursorRow, 'A');
        output.Append("\e[J");
    }

    private static void Move(StringBuilder output, int count, char direction)
    {
        if (count > 0) output.Append(CultureInfo.InvariantCulture, $"\e[{count}{direction}");
    }
}
