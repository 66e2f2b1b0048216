namespace AsrDataTools.Leakage;

/// <summary>Works on many files at once and hands the outcomes over one by one, on the calling thread and in order.</summary>
internal static class ParallelWork
{
    /// <summary>Items in hand at a time: bounds what is held before it is handed over, and a fingerprint of a day takes 22 MB.</summary>
    private const int PerThread = 16;

    /// <param name="stage">What is done, for the progress.</param>
    /// <param name="work">Called on several threads.</param>
    /// <param name="take">Gets the item and either its result or its trouble.</param>
    /// <exception cref="OperationCanceledException">By the input's cancellation.</exception>
    public static void Each<T, TResult>(string stage, IReadOnlyList<T> items, Func<T, string> pathOf, Func<T, CancellationToken, TResult> work, LeakageInput input, Action<T, TResult?, SpeechDataException?> take)
        where TResult : class
    {
        ParallelOptions options = new() { TaskScheduler = TaskScheduler.Current, MaxDegreeOfParallelism = input.Options.Threads, CancellationToken = input.Cancellation };
        input.Progress.Begin(stage, items.Count);
        int batch = PerThread * input.Options.Threads;
        TResult?[] results = new TResult?[batch];
        SpeechDataException?[] troubles = new SpeechDataException?[batch];
        for (int start = 0; start < items.Count; start += batch)
        {
            int first = start, count = Math.Min(batch, items.Count - start);
            Array.Clear(results);
            Array.Clear(troubles);
            Parallel.For(0, count, options, i =>
            {
                try
                {
                    results[i] = work(items[first + i], input.Cancellation);
                }
                catch (SpeechDataException exception)
                {
                    troubles[i] = exception;
                }
                catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
                {
                    troubles[i] = new SpeechDataException("AudioUnreadable", SpeechDataProblem.Storage, exception.Message, pathOf(items[first + i]), exception);
                }

                input.Progress.Add();
            });
            for (int i = 0; i < count; i++) take(items[first + i], results[i], troubles[i]);
        }
    }
}
