using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;

namespace AsrDataTools.Pipeline;

/// <summary>Shows how many inputs are through and how fast: at most five times a second, and completed in the end.</summary>
internal sealed class CountProgress(Cmdlet command, string activity, string unit)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private TimeSpan _shown;
    private bool _visible;

    /// <summary>Inputs that are through.</summary>
    public long Done { get; set; }

    /// <summary>Shows the state, unless it was shown less than 0.2 s ago.</summary>
    public void Show(long taken)
    {
        if (_watch.Elapsed - _shown < Interval) return;
        _shown = _watch.Elapsed;
        _visible = true;
        double rate = Done / _watch.Elapsed.TotalSeconds;
        command.WriteProgress(new ProgressRecord(0, activity, string.Create(CultureInfo.InvariantCulture, $"{Done:N0} of {taken:N0} {unit}, {rate:N0} a second"))
        {
            SecondsRemaining = rate > 0 ? (int)((taken - Done) / rate) : -1,
        });
    }

    /// <summary>Takes the bar away.</summary>
    public void Complete()
    {
        if (!_visible) return;
        _visible = false;
        command.WriteProgress(new ProgressRecord(0, activity, "Done") { RecordType = ProgressRecordType.Completed });
    }
}
