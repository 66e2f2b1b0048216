using System.Management.Automation;
using AsrDataTools.Audio;

namespace AsrDataTools.Pipeline;

/// <summary>The pump of a cmdlet: the pipeline thread, the one that may write to the pipeline, posts items as they arrive.</summary>
/// <typeparam name="TIn">What is worked on.</typeparam>
/// <typeparam name="TOut">What comes of it.</typeparam>
/// <param name="workers">Most threads at once; started as items come.</param>
/// <param name="ordered">Emit in the order of posting rather than of finishing.</param>
/// <param name="work">Called on a worker thread; an exception becomes the outcome's failure.</param>
/// <param name="emit">Called on the thread that posts and drains.</param>
/// <param name="cancellation">Stops the workers; whoever posts or finishes gets <see cref="PipelineStoppedException"/>.</param>
/// <param name="storage">What the workers may take of it; all unless given.</param>
public sealed class WorkerPump<TIn, TOut>(
    int workers, bool ordered, Func<TIn, CancellationToken, TOut> work, Action<WorkPump<TIn, TOut>.Outcome> emit, CancellationToken cancellation, StorageUse? storage = null)
    : WorkPump<TIn, TOut>(workers, ordered, work, emit, cancellation, storage is null ? null : storage.Enter)
{
    // The engine knows a stopped pipeline by this exception and reports no error for it.
    protected override bool Wait(Func<bool> queue)
    {
        try
        {
            return base.Wait(queue);
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }
}
