namespace AsrDataTools.Audio;

/// <summary>
/// Keeps what several threads read together to so many bytes a second: a token bucket that holds a tenth of a second. Whoever asks first is
/// served first, and asks again behind the others, so that threads get equal shares.
/// </summary>
internal sealed class ReadLimiter
{
    private static readonly TimeSpan Bucket = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private readonly double _secondsPerByte;
    private readonly TimeProvider _clock;
    private readonly Action<TimeSpan, CancellationToken> _wait;
    private readonly long _start;

    // When all that was asked for will have been let through, since the start.
    private TimeSpan _due;

    /// <param name="bytesPerSecond">Positive.</param>
    /// <param name="clock">The system's unless given.</param>
    /// <param name="wait">Waits so long, or until it is cancelled; really unless given.</param>
    public ReadLimiter(double bytesPerSecond, TimeProvider? clock = null, Action<TimeSpan, CancellationToken>? wait = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bytesPerSecond);
        _secondsPerByte = 1 / bytesPerSecond;
        _clock = clock ?? TimeProvider.System;
        _wait = wait ?? StorageCalls.System.Wait;
        _start = _clock.GetTimestamp();
    }

    /// <summary>Waits until so many bytes may be read.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public void Take(long bytes, CancellationToken cancellation)
    {
        TimeSpan now, due;
        lock (_gate)
        {
            now = _clock.GetElapsedTime(_start);
            if (_due < now - Bucket) _due = now - Bucket;
            _due += TimeSpan.FromSeconds(bytes * _secondsPerByte);
            due = _due;
        }

        // Whole milliseconds are what a thread can wait; what is too much or too little counts at the next turn.
        if (due - now >= TimeSpan.FromMilliseconds(1)) _wait(due - now, cancellation);
    }
}
