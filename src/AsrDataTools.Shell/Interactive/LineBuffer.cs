using System.Globalization;

namespace AsrDataTools.Shell.Interactive;

/// <summary>
/// A text being edited and the place of the cursor in it. Moves by text elements (what a reader takes for one character), so that
/// surrogate pairs and combining marks stay whole. Knows nothing of a terminal.
/// </summary>
public sealed class LineBuffer
{
    private string _killed = "";

    public string Text { get; private set; } = "";

    /// <summary>An index into <see cref="Text"/>, from 0 to its length.</summary>
    public int Cursor { get; private set; }

    /// <summary>Replaces everything; the cursor goes to the end.</summary>
    public void Set(string text) => Set(text, text.Length);

    public void Set(string text, int cursor)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cursor, text.Length);
        Text = text;
        Cursor = cursor;
    }

    public void Insert(string text) => Set(Text.Insert(Cursor, text), Cursor + text.Length);

    public void Backspace() => RemoveBack(Before(Cursor));

    public void Delete() => Set(Text.Remove(Cursor, After(Cursor) - Cursor), Cursor);

    public void MoveLeft() => Cursor = Before(Cursor);

    public void MoveRight() => Cursor = After(Cursor);

    /// <summary>To the beginning of the word at or before the cursor.</summary>
    public void MoveWordLeft() => Cursor = WordLeft();

    /// <summary>To the end of the word at or after the cursor.</summary>
    public void MoveWordRight()
    {
        while (Cursor < Text.Length && !IsWord(Text[Cursor])) Cursor++;
        while (Cursor < Text.Length && IsWord(Text[Cursor])) Cursor++;
    }

    /// <summary>To the beginning of the cursor's line.</summary>
    public void MoveHome() => Cursor = LineStart(Cursor);

    /// <summary>To the end of the cursor's line.</summary>
    public void MoveEnd() => Cursor = LineEnd(Cursor);

    /// <summary>To the line above, as near to the same column as it goes; false where there is none.</summary>
    public bool MoveUp()
    {
        int start = LineStart(Cursor);
        if (start == 0) return false;
        MoveToColumn(LineStart(start - 1), Cursor - start);
        return true;
    }

    /// <summary>To the line below, as near to the same column as it goes; false where there is none.</summary>
    public bool MoveDown()
    {
        int end = LineEnd(Cursor);
        if (end == Text.Length) return false;
        MoveToColumn(end + 1, Cursor - LineStart(Cursor));
        return true;
    }

    /// <summary>Cuts from the cursor to the end of its line; at the end of a line, the line feed.</summary>
    public void KillToEnd()
    {
        int end = LineEnd(Cursor);
        if (end == Cursor && end < Text.Length) end++;
        _killed = Text[Cursor..end];
        Set(Text.Remove(Cursor, end - Cursor), Cursor);
    }

    /// <summary>Cuts from the beginning of the cursor's line to the cursor.</summary>
    public void KillToStart() => Kill(LineStart(Cursor));

    /// <summary>Cuts the word before the cursor, up to white space.</summary>
    public void KillWordLeft()
    {
        int start = Cursor;
        while (start > 0 && char.IsWhiteSpace(Text[start - 1])) start--;
        while (start > 0 && !char.IsWhiteSpace(Text[start - 1])) start--;
        Kill(start);
    }

    /// <summary>Inserts what was cut last.</summary>
    public void Yank() => Insert(_killed);

    private void Kill(int start)
    {
        _killed = Text[start..Cursor];
        RemoveBack(start);
    }

    private void RemoveBack(int start) => Set(Text.Remove(start, Cursor - start), start);

    private int LineStart(int index) => index == 0 ? 0 : Text.LastIndexOf('\n', index - 1) + 1;

    private int LineEnd(int index)
    {
        int end = Text.IndexOf('\n', index);
        return end < 0 ? Text.Length : end;
    }

    private int WordLeft()
    {
        int index = Cursor;
        while (index > 0 && !IsWord(Text[index - 1])) index--;
        while (index > 0 && IsWord(Text[index - 1])) index--;
        return index;
    }

    // Stops at the last element boundary that is not beyond the column.
    private void MoveToColumn(int lineStart, int column)
    {
        int wanted = Math.Min(lineStart + column, LineEnd(lineStart));
        Cursor = lineStart;
        while (After(Cursor) <= wanted && Cursor < wanted) Cursor = After(Cursor);
    }

    private int After(int index) => index >= Text.Length ? Text.Length : index + StringInfo.GetNextTextElementLength(Text, index);

    // Elements cannot be found backwards: they are counted from the beginning of the line.
    private int Before(int index)
    {
        if (index == 0) return 0;
        int before = LineStart(index);
        if (before == index) return index - 1;
        while (After(before) < index) before = After(before);
        return before;
    }

    private static bool IsWord(char letter) => char.IsLetterOrDigit(letter) || letter == '_' || char.IsSurrogate(letter);
}
