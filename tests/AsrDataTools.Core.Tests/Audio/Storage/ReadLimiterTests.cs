using AsrDataTools.Audio;

namespace AsrDataTools.Core.Tests.Audio;

/// <summary>By a clock that only moves when someone waits.</summary>
public sealed class ReadLimiterTests
{
    private readonly StillClock _clock = new();
    private readonly List<TimeSpan> _waits = [];

    [Fact]
    public void WhatIsReadTakesItsTime()
    {
        ReadLimiter limiter = new(1_000_000, _clock, Wait);

        for (int i = 0; i < 100; i++) limiter.Take(131_072, CancellationToken.None);

        // 13.1 MB at 1 MB/s.
        Assert.Equal(13.1072, _clock.Now.TotalSeconds, 2);
    }

    [Fact]
    public void OfUnusedTimeATenthOfASecondIsKept()
    {
        ReadLimiter limiter = new(1_000_000, _clock, Wait);
        _clock.Now = TimeSpan.FromMinutes(5);

        limiter.Take(100_000, CancellationToken.None);
        Assert.Empty(_waits);
        limiter.Take(50_000, CancellationToken.None);
        Assert.Equal(0.05, Assert.Single(_waits).TotalSeconds, 6);
    }

    [Fact]
    public void WhoAsksFirstIsServedFirst()
    {
        ReadLimiter limiter = new(1_000_000, _clock, (time, _) => _waits.Add(time));

        // Four threads ask at the same time: each has its own place.
        for (int i = 0; i < 4; i++) limiter.Take(100_000, CancellationToken.None);

        Assert.Equal([0.1, 0.2, 0.3, 0.4], _waits.Select(wait => Math.Round(wait.TotalSeconds, 6)));
    }

    [Fact]
    public void WhoWaitsTooLongIsMadeUpFor()
    {
        ReadLimiter limiter = new(1_000_000, _clock, (time, _) => _clock.Now += time + TimeSpan.FromMilliseconds(15));

        for (int i = 0; i < 50; i++) limiter.Take(100_000, CancellationToken.None);

        Assert.InRange(_clock.Now.TotalSeconds, 5, 5.02);
    }

    [Fact]
    public void WaitingIsCancelled()
    {
        ReadLimiter limiter = new(1);

        Assert.Throws<OperationCanceledException>(() => limiter.Take(1_000_000, new CancellationToken(canceled: true)));
    }

    private void Wait(TimeSpan time, CancellationToken cancellation)
    {
        _waits.Add(time);
        _clock.Now += time;
    }

    private sealed class StillClock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
