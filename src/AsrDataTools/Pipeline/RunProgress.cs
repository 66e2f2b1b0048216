using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;

namespace AsrDataTools.Pipeline;

/// <summary>
/// Counts a run's inputs, each exactly once, and shows how far it is: at most five times a second, with rate and time left,
/// and always completed.
/// </summary>
public sealed class RunProgress(Cmdlet command, string activity, string unit)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private TimeSpan _shown;
    private bool _visible;

    /// <summary>Inputs taken in so far.</summary>
    public long Taken { get; private set; }

    public long Succeeded { get; private set; }

    public long Failed { get; private set; }

    /// <summary>Seconds of audio worked through.</summary>
    public double AudioSeconds { get; private set; }

    /// <summary>Set when no further inputs will come, so that the time left can be told.</summary>
    public bool AllTaken { get; set; }

    public TimeSpan Elapsed => _watch.Elapsed;

    public void Take(long count = 1) => Taken += count;

    public void Succeed(double audioSeconds)
    {
        Succeeded++;
        AudioSeconds += audioSeconds;
    }

    public void Fail() => Failed++;

    /// <summary>Shows the state, unless it was shown less than 0.2 s ago.</summary>
    public void Show()
    {
        if (_watch.Elapsed - _shown < Interval) return;
        _shown = _watch.Elapsed;
        _visible = true;
        long done = Succeeded + Failed;
        ProgressRecord record = new(0, activity, Counted.Text(
            $"{done:N0} of {Taken:N0}{(AllTaken ? string.Empty : "+")} {unit}, {AudioSeconds / 3600:N2} h of audio at {Rate} × real time"))
        {
            PercentComplete = AllTaken && Taken > 0 ? (int)(100 * done / Taken) : -1,
            SecondsRemaining = AllTaken && done > 0 ? (int)(_watch.Elapsed.TotalSeconds / done * (Taken - done)) : -1,
        };
        command.WriteProgress(record);
    }

    /// <summary>Shows how many inputs are through, for work whose outcome is known at its end.</summary>
    public void ShowDone(long done)
    {
        Succeeded = done;
        Show();
    }

    /// <summary>Takes the bar away.</summary>
    public void Complete()
    {
        if (!_visible) return;
        _visible = false;
        command.WriteProgress(new ProgressRecord(0, activity, "Done") { RecordType = ProgressRecordType.Completed });
    }

    /// <summary>The totals: every input once.</summary>
    public string Summary(string verb) => Counted.Text(
        $"{verb} {Succeeded:N0} of {Taken:N0} {unit}, {Failed:N0} failed; {AudioSeconds / 3600:N2} h of audio in {_watch.Elapsed.TotalSeconds:N1} s ({Rate} × real time).");

    // A slow recogniser is not at "0 × real time".
    private string Rate
    {
        get
        {
            double rate = AudioSeconds / Math.Max(_watch.Elapsed.TotalSeconds, 1e-3);
            return rate.ToString(rate < 9.95 ? "N1" : "N0", CultureInfo.InvariantCulture);
        }
    }
}
