using AsrDataTools.Acoustics;
using AsrDataTools.Audio;
using AsrDataTools.Corpus;

namespace AsrDataTools.Pipeline;

/// <summary>Measures recordings on several threads: counts each once, reports the trouble with it, or hands over what was measured.</summary>
internal sealed class RecordingPump : IDisposable
{
    private readonly WorkerPump<SpeechUtterance, IReadOnlyList<AcousticProfile>> _pump;
    private readonly Func<SpeechUtterance, IReadOnlyList<AcousticProfile>, bool> _take;
    private readonly Action<Exception, object?> _report;
    private readonly RunProgress _progress;

    /// <param name="workers">Most recordings at once.</param>
    /// <param name="ordered">In the order of posting rather than of finishing.</param>
    /// <param name="measure">Called on a worker thread; nothing where there is no audio.</param>
    /// <param name="take">Called on the posting thread; false where the recording counts as failed nonetheless.</param>
    /// <param name="report">Takes the trouble with one recording and its path.</param>
    /// <param name="progress">Counts every recording once.</param>
    /// <param name="cancellation">Stops the workers.</param>
    /// <param name="storage">What the workers may take of it; all unless given.</param>
    public RecordingPump(
        int workers, bool ordered, Func<SpeechUtterance, CancellationToken, IReadOnlyList<AcousticProfile>> measure, Func<SpeechUtterance, IReadOnlyList<AcousticProfile>, bool> take,
        Action<Exception, object?> report, RunProgress progress, CancellationToken cancellation, StorageUse? storage = null)
    {
        _take = take;
        _report = report;
        _progress = progress;
        _pump = new(workers, ordered, measure, Emit, cancellation, storage);
    }

    public void Post(SpeechUtterance utterance)
    {
        _progress.Take();
        _pump.Post(utterance);
        _progress.Show();
    }

    /// <summary>Waits for the recordings that are still being measured.</summary>
    public void Finish() => _pump.Finish(_progress.Show);

    public void Dispose() => _pump.Dispose();

    private void Emit(WorkerPump<SpeechUtterance, IReadOnlyList<AcousticProfile>>.Outcome outcome)
    {
        if (outcome.Failure is { } failure)
        {
            _progress.Fail();
            _report(failure, outcome.Item.AudioPath);
        }
        else if (_take(outcome.Item, outcome.Result!))
        {
            _progress.Succeed(outcome.Result!.Count == 0 ? 0 : outcome.Result[0].DurationSeconds);
        }
        else
        {
            _progress.Fail();
        }
    }
}
