using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;

namespace AsrDataTools.Pipeline;

/// <summary>Shows how many bytes are read and how fast: at most five times a second, with the time left, and completed in the end.</summary>
/// <param name="command">Writes it, from the pipeline's thread.</param>
/// <param name="activity">What is done.</param>
internal sealed class ByteProgress(Cmdlet command, string activity)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private TimeSpan _shown;
    private long _done;
    private long _total;
    private bool _visible;

    /// <summary>So many more are to be read. For any thread.</summary>
    public void Expect(long bytes) => Interlocked.Add(ref _total, bytes);

    /// <summary>So many more are read. For any thread.</summary>
    public void Add(long bytes) => Interlocked.Add(ref _done, bytes);

    /// <summary>Bytes read a second so far, in millions.</summary>
    public double MegaBytesPerSecond => Interlocked.Read(ref _done) / 1e6 / Math.Max(_watch.Elapsed.TotalSeconds, 1e-3);

    /// <summary>Shows the state, unless it was shown less than 0.2 s ago.</summary>
    public void Show()
    {
        if (_watch.Elapsed - _shown < Interval) return;
        _shown = _watch.Elapsed;
        _visible = true;
        long done = Interlocked.Read(ref _done), total = Interlocked.Read(ref _total);
        command.WriteProgress(new ProgressRecord(0, activity, string.Create(CultureInfo.InvariantCulture, $"{done / 1e6:N0} of {total / 1e6:N0} MB, {MegaBytesPerSecond:N0} MB a second"))
        {
            PercentComplete = total > 0 ? (int)Math.Min(100, 100 * done / total) : -1,
            SecondsRemaining = done > 0 ? (int)Math.Max(0, _watch.Elapsed.TotalSeconds / done * (total - done)) : -1,
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
