using System.Collections.Concurrent;
using System.Management.Automation;
using AsrDataTools.Audio;

namespace AsrDataTools.Pipeline;

/// <summary>
/// Enumerates on a thread of its own and hands what comes to the one thread that may write to the pipeline, so that progress is shown and
/// Ctrl+C answered while nothing comes.
/// </summary>
/// <param name="emit">Gets each item, on the pipeline's thread.</param>
/// <param name="report">Gets each trouble, on the pipeline's thread.</param>
/// <param name="tick">Called about five times a second.</param>
/// <param name="cancellation">Ends the run.</param>
/// <param name="storage">What the run may take of it; all unless given.</param>
internal sealed class AsideRun<T>(Action<T> emit, Action<SpeechDataException> report, Action tick, CancellationToken cancellation, StorageUse? storage = null) : IDisposable
    where T : class
{
    private readonly BlockingCollection<(T? Item, SpeechDataException? Trouble)> _queue = new(boundedCapacity: 1024);

    /// <summary>For the enumerating thread: hands trouble over.</summary>
    public void Report(SpeechDataException trouble) => _queue.Add((null, trouble), cancellation);

    /// <summary>The enumerating thread ends by itself: by the cancelled token or because nothing more may come.</summary>
    public void Dispose()
    {
        if (!_queue.IsAddingCompleted) _queue.CompleteAdding();
    }

    /// <summary>Runs to the end.</summary>
    /// <exception cref="PipelineStoppedException">It was cancelled.</exception>
    public void Run(Func<IEnumerable<T>> source)
    {
        Task running = (storage ?? StorageUse.All).Start(() =>
        {
            try
            {
                foreach (T item in source()) _queue.Add((item, null), cancellation);
                return true;
            }
            finally
            {
                _queue.CompleteAdding();
            }
        });
        try
        {
            while (!_queue.IsCompleted)
            {
                if (_queue.TryTake(out (T? Item, SpeechDataException? Trouble) next, 200, cancellation)) Hand(next);
                tick();
            }

            running.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    private void Hand((T? Item, SpeechDataException? Trouble) next)
    {
        if (next.Item is { } item) emit(item);
        if (next.Trouble is { } trouble) report(trouble);
    }
}
