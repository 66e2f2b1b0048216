using System.Globalization;
using System.Management.Automation;
using System.Text;
using AsrDataTools.Shell.Interactive;

namespace AsrDataTools.Shell.Hosting;

/// <summary>Progress records as lines at the bottom of a terminal, redrawn in place at most five times a second.</summary>
/// <param name="write">Takes the text, control sequences included.</param>
/// <param name="width">Columns of the terminal.</param>
/// <param name="time">The clock that the pace is kept by.</param>
public sealed class ProgressDisplay(Action<string> write, Func<int> width, TimeProvider time)
{
    private const int MostLines = 4;
    private const int BarCells = 24;

    /// <summary>Five redraws a second.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly List<(long Source, ProgressRecord Record)> _records = [];
    private long? _drawnAt;
    private int _drawnLines;

    /// <summary>Whether lines of the display are on the terminal now.</summary>
    public bool IsVisible => _drawnLines > 0;

    /// <summary>Takes a record over; draws it when the interval has passed or its activity has ended.</summary>
    public void Update(long sourceId, ProgressRecord record)
    {
        // The engine numbers a command's calls anew each time: the same activity under another number is still the same.
        int index = _records.FindIndex(entry => entry.Record.ActivityId == record.ActivityId
            && (entry.Source == sourceId || entry.Record.Activity == record.Activity));
        if (record.RecordType == ProgressRecordType.Completed)
        {
            if (index < 0) return;
            _records.RemoveAt(index);
            Hide();
            Show();
            return;
        }

        if (index < 0) _records.Add((sourceId, record));
        else _records[index] = (sourceId, record);
        if (_drawnAt is { } before && time.GetElapsedTime(before) < Interval) return;
        Hide();
        Show();
    }

    /// <summary>Takes the lines off the terminal; the cursor is where it was before they were drawn.</summary>
    public void Hide()
    {
        if (_drawnLines == 0) return;
        StringBuilder text = new("\r");
        if (_drawnLines > 1) text.Append(CultureInfo.InvariantCulture, $"\e[{_drawnLines - 1}A");
        write(text.Append("\e[J").ToString());
        _drawnLines = 0;
    }

    /// <summary>Draws the records that are under way.</summary>
    public void Show()
    {
        if (_records.Count == 0 || _drawnLines > 0) return;
        string[] lines = [.. _records.TakeLast(MostLines).Select(entry => Line(entry.Record, width() - 1))];
        write(string.Join("\r\n", lines));
        _drawnLines = lines.Length;
        _drawnAt = time.GetTimestamp();
    }

    /// <summary>Forgets all records and takes the lines off the terminal.</summary>
    public void Reset()
    {
        _records.Clear();
        Hide();
        _drawnAt = null;
    }

    /// <summary>One line of text for a record, cut to a number of cells.</summary>
    public static string Line(ProgressRecord record, int cells)
    {
        StringBuilder text = new(record.Activity);
        if (record.PercentComplete is >= 0 and <= 100)
        {
            int full = record.PercentComplete * BarCells / 100;
            text.Append(CultureInfo.InvariantCulture, $" [{new string('=', full)}{new string(' ', BarCells - full)}] {record.PercentComplete,3}%");
        }

        if (!string.IsNullOrWhiteSpace(record.StatusDescription)) text.Append(' ').Append(record.StatusDescription);
        if (!string.IsNullOrWhiteSpace(record.CurrentOperation)) text.Append(": ").Append(record.CurrentOperation);
        if (record.SecondsRemaining >= 0) text.Append(CultureInfo.InvariantCulture, $", {TimeSpan.FromSeconds(record.SecondsRemaining):c} left");
        return CellWidth.Cut(text.Replace('\n', ' ').Replace('\r', ' ').ToString(), cells);
    }
}
