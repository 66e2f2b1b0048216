using System.Collections.Concurrent;
using System.Globalization;
using System.Management.Automation;
using AsrDataTools.Audio;
using AsrDataTools.Readiness;

namespace AsrDataTools.Pipeline;

/// <summary>Runs an audit on a thread of its own, while the pipeline's thread writes errors and shows how far it is.</summary>
/// <param name="command">Whose progress it is.</param>
/// <param name="activity">What is going on.</param>
/// <param name="report">Writes an error, on the pipeline's thread.</param>
/// <param name="storage">What the audit may take of it.</param>
internal sealed class AuditAside(Cmdlet command, string activity, Action<Exception, string> report, StorageUse storage, CancellationToken cancellation) : IDisposable
{
    private const int IntervalMilliseconds = 200;

    private readonly BlockingCollection<(Exception Failure, string Path)> _failures = new(boundedCapacity: 256);
    private AuditProgress? _progress;

    /// <summary>From any thread: an input that cannot be used.</summary>
    public void Fail(Exception failure, string path) => _failures.Add((failure, path), cancellation);

    /// <summary>From any thread: how far it is.</summary>
    public void Show(AuditProgress progress) => Volatile.Write(ref _progress, progress);

    /// <summary>Runs to the end.</summary>
    /// <exception cref="PipelineStoppedException">It was cancelled.</exception>
    public T Run<T>(Func<T> work)
    {
        Task<T> running = storage.Start(() =>
        {
            try
            {
                return work();
            }
            finally
            {
                _failures.CompleteAdding();
            }
        });
        try
        {
            AuditProgress? shown = null;
            while (!_failures.IsCompleted)
            {
                if (_failures.TryTake(out (Exception Failure, string Path) failed, IntervalMilliseconds, cancellation)) report(failed.Failure, failed.Path);
                else shown = Show(Volatile.Read(ref _progress), shown);
            }

            if (shown is not null) command.WriteProgress(new ProgressRecord(0, activity, "Done") { RecordType = ProgressRecordType.Completed });
            return running.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // What was begun clears its own files away before the command returns.
            ((IAsyncResult)running).AsyncWaitHandle.WaitOne();
            throw new PipelineStoppedException();
        }
    }

    public void Dispose() => _failures.Dispose();

    private AuditProgress? Show(AuditProgress? progress, AuditProgress? shown)
    {
        if (progress is null || progress == shown) return shown;
        string amount = progress.AudioHours > 0
            ? string.Create(CultureInfo.InvariantCulture, $": {progress.Recordings:N0} recordings, {progress.AudioHours:N2} h")
            : "";
        command.WriteProgress(new ProgressRecord(0, activity, progress.Stage + amount) { PercentComplete = progress.Share is double share ? (int)(100 * share) : -1 });
        return progress;
    }
}
