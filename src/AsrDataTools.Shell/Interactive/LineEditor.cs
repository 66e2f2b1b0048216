using System.Globalization;
using AsrDataTools.Shell.Hosting;

namespace AsrDataTools.Shell.Interactive;

/// <summary>Lets a text be typed: keys in, drawing out.</summary>
/// <param name="keys">Where keys come from.</param>
/// <param name="view">Where the text is drawn.</param>
/// <param name="history">What Up, Down and Ctrl+R offer; null for nothing.</param>
/// <param name="completer">What Tab offers; null makes Tab a blank.</param>
/// <param name="isIncomplete">Whether Enter begins another line instead of ending the text; null for never.</param>
public sealed class LineEditor(
    IKeys keys, EditorView view, History? history = null, ICompleter? completer = null, Func<string, bool>? isIncomplete = null)
{
    private readonly LineBuffer _buffer = new();
    private CompletionMenu? _menu;
    private string _beforeMenu = "";
    private int _cursorBeforeMenu;
    private int _historyIndex;
    private string _draft = "";
    private string _prompt = "";
    private int _promptCells;
    private bool _hidden;

    /// <param name="prompt">Stands before the text; may hold control sequences.</param>
    /// <param name="hidden">Whether the text is a secret: nothing of it is drawn.</param>
    public LineResult Read(string prompt, bool hidden = false)
    {
        _buffer.Set("");
        _menu = null;
        _historyIndex = history?.Entries.Count ?? 0;
        _draft = "";
        _prompt = view.Introduce(prompt);
        _promptCells = CellWidth.Of(ShellConsole.Plain(_prompt));
        _hidden = hidden;
        while (true)
        {
            if (!keys.Available) Draw();
            ConsoleKeyInfo key = keys.Read();
            if (history is not null && IsControl(key, ConsoleKey.R)) key = SearchHistory();
            if (HandleMenu(key)) continue;
            switch (key.Key)
            {
                case ConsoleKey.Enter when key.Modifiers == 0 && isIncomplete?.Invoke(_buffer.Text) != true:
                    return Finish(LineOutcome.Accepted);
                case ConsoleKey.C when IsControl(key, ConsoleKey.C):
                    return Finish(LineOutcome.Cancelled);
                case ConsoleKey.D when IsControl(key, ConsoleKey.D) && _buffer.Text.Length == 0:
                    return Finish(LineOutcome.EndOfInput);
                default:
                    Edit(key);
                    break;
            }
        }
    }

    private LineResult Finish(LineOutcome outcome)
    {
        view.Finish(_prompt, _promptCells, _hidden ? "" : _buffer.Text, outcome == LineOutcome.Cancelled ? "^C" : "");
        return new LineResult(outcome, _buffer.Text);
    }

    private void Draw() => view.Draw(
        _prompt, _promptCells, _hidden ? "" : _buffer.Text, _hidden ? 0 : _buffer.Cursor, _menu?.Rows(view.Width) ?? []);

    private void Edit(ConsoleKeyInfo key)
    {
        if (key.Modifiers.HasFlag(ConsoleModifiers.Control) && !key.Modifiers.HasFlag(ConsoleModifiers.Alt) && EditWithControl(key.Key)) return;
        if (key.Modifiers == ConsoleModifiers.Alt && EditWithAlt(key.Key)) return;
        switch (key.Key)
        {
            case ConsoleKey.Enter: _buffer.Insert("\n"); break;
            case ConsoleKey.Backspace: _buffer.Backspace(); break;
            case ConsoleKey.Delete: _buffer.Delete(); break;
            case ConsoleKey.LeftArrow: _buffer.MoveLeft(); break;
            case ConsoleKey.RightArrow: _buffer.MoveRight(); break;
            case ConsoleKey.Home: _buffer.MoveHome(); break;
            case ConsoleKey.End: _buffer.MoveEnd(); break;
            case ConsoleKey.UpArrow: if (!_buffer.MoveUp()) Recall(-1); break;
            case ConsoleKey.DownArrow: if (!_buffer.MoveDown()) Recall(1); break;
            case ConsoleKey.Escape: _buffer.Set(""); break;
            case ConsoleKey.Tab: Complete(); break;
            default:
                if (!char.IsControl(key.KeyChar)) _buffer.Insert(key.KeyChar.ToString());
                break;
        }
    }

    private bool EditWithControl(ConsoleKey key)
    {
        switch (key)
        {
            case ConsoleKey.A: _buffer.MoveHome(); return true;
            case ConsoleKey.E: _buffer.MoveEnd(); return true;
            case ConsoleKey.B: _buffer.MoveLeft(); return true;
            case ConsoleKey.F: _buffer.MoveRight(); return true;
            case ConsoleKey.D: _buffer.Delete(); return true;
            case ConsoleKey.K: _buffer.KillToEnd(); return true;
            case ConsoleKey.U: _buffer.KillToStart(); return true;
            case ConsoleKey.W: _buffer.KillWordLeft(); return true;
            case ConsoleKey.Y: _buffer.Yank(); return true;
            case ConsoleKey.P: Recall(-1); return true;
            case ConsoleKey.N: Recall(1); return true;
            case ConsoleKey.LeftArrow: _buffer.MoveWordLeft(); return true;
            case ConsoleKey.RightArrow: _buffer.MoveWordRight(); return true;
            case ConsoleKey.L: view.Clear(); return true;
            default: return false;
        }
    }

    private bool EditWithAlt(ConsoleKey key)
    {
        switch (key)
        {
            case ConsoleKey.B: _buffer.MoveWordLeft(); return true;
            case ConsoleKey.F: _buffer.MoveWordRight(); return true;
            case ConsoleKey.Backspace: _buffer.KillWordLeft(); return true;
            default: return false;
        }
    }

    // What was being typed waits below the newest entry.
    private void Recall(int step)
    {
        if (history is null) return;
        int index = _historyIndex + step;
        if (index < 0 || index > history.Entries.Count) return;
        if (_historyIndex == history.Entries.Count) _draft = _buffer.Text;
        _historyIndex = index;
        _buffer.Set(index == history.Entries.Count ? _draft : history.Entries[index]);
    }

    private void Complete()
    {
        if (completer is null || _hidden)
        {
            _buffer.Insert(" ");
            return;
        }

        Completion found = completer.Complete(_buffer.Text, _buffer.Cursor);
        if (found.Matches.Count == 0) return;
        (_beforeMenu, _cursorBeforeMenu) = (_buffer.Text, _buffer.Cursor);
        CompletionMenu menu = new(found, _buffer.Text);
        _buffer.Set(menu.Text, menu.Cursor);
        _menu = found.Matches.Count > 1 ? menu : null;
    }

    /// <summary>Tab and Shift+Tab walk through an open menu, Escape takes it back; any other key closes it and does its own work.</summary>
    private bool HandleMenu(ConsoleKeyInfo key)
    {
        if (_menu is null) return false;
        switch (key.Key)
        {
            case ConsoleKey.Tab:
                _menu.Move(key.Modifiers.HasFlag(ConsoleModifiers.Shift) ? -1 : 1);
                _buffer.Set(_menu.Text, _menu.Cursor);
                return true;
            case ConsoleKey.Escape:
                _menu = null;
                _buffer.Set(_beforeMenu, _cursorBeforeMenu);
                return true;
            default:
                _menu = null;
                return false;
        }
    }

    /// <summary>
    /// Ctrl+R: the newest entry that holds what is typed, older ones with Ctrl+R again. Escape and Ctrl+C bring back what was there;
    /// any other key takes the entry over and is handed back to do its own work.
    /// </summary>
    private ConsoleKeyInfo SearchHistory()
    {
        _menu = null;
        (string text, int cursor) = (_buffer.Text, _buffer.Cursor);
        string query = "";
        int index = history!.Entries.Count;
        while (true)
        {
            string failed = index < 0 ? "failed " : "";
            string prompt = string.Create(CultureInfo.InvariantCulture, $"({failed}search)'{query}': ");
            view.Draw(prompt, CellWidth.Of(prompt), _buffer.Text, _buffer.Cursor, []);
            ConsoleKeyInfo key = keys.Read();
            if (IsControl(key, ConsoleKey.R)) Search(Math.Max(index, 0));
            else if (key.Key == ConsoleKey.Backspace)
            {
                query = query.Length == 0 ? "" : query[..^1];
                Search(history.Entries.Count);
            }
            else if (key.Modifiers is 0 or ConsoleModifiers.Shift && !char.IsControl(key.KeyChar) && key.KeyChar != 0)
            {
                query += key.KeyChar;
                Search(history.Entries.Count);
            }
            else if (key.Key == ConsoleKey.Escape || IsControl(key, ConsoleKey.C) || IsControl(key, ConsoleKey.G))
            {
                _buffer.Set(text, cursor);
                return new ConsoleKeyInfo('\0', ConsoleKey.None, shift: false, alt: false, control: false);
            }
            else
            {
                return key;
            }
        }

        void Search(int before)
        {
            int found = query.Length == 0 ? history.Entries.Count : history.Find(query, before);
            index = found;
            if (found < 0 || found == history.Entries.Count) return;
            _historyIndex = found;
            string entry = history.Entries[found];
            _buffer.Set(entry, entry.IndexOf(query, StringComparison.OrdinalIgnoreCase));
        }
    }

    private static bool IsControl(ConsoleKeyInfo key, ConsoleKey which) => key.Key == which && key.Modifiers == ConsoleModifiers.Control;
}
