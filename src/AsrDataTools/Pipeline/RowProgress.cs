using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;

namespace AsrDataTools.Pipeline;

/// <summary>Shows how many rows are through and how fast: at most five times a second, and completed in the end.</summary>
internal sealed class RowProgress(Cmdlet command, string activity)
{
    private const int RowsBetweenLooks = 1024;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private TimeSpan _shown;
    private long _rows;
    private bool _visible;

    public void Add()
    {
        // A look at the clock costs as much as a row.
        if (++_rows % RowsBetweenLooks != 0 || _watch.Elapsed - _shown < Interval) return;
        _shown = _watch.Elapsed;
        _visible = true;
        command.WriteProgress(new ProgressRecord(0, activity, string.Create(
            CultureInfo.InvariantCulture, $"{_rows:N0} rows, {_rows / _watch.Elapsed.TotalSeconds:N0} a second")));
    }

    /// <summary>Takes the bar away.</summary>
    public void Complete()
    {
        if (!_visible) return;
        _visible = false;
        command.WriteProgress(new ProgressRecord(0, activity, "Done") { RecordType = ProgressRecordType.Completed });
    }
}
