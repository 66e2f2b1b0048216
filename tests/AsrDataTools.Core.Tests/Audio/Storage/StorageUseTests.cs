using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using AsrDataTools.Acoustics;
using AsrDataTools.Audio;
using AsrDataTools.Corpus;

namespace AsrDataTools.Core.Tests.Audio;

public sealed partial class StorageUseTests
{
    private const int IdleClass = 3;

    /// <summary>A run's loops, and loops within these, know what the run may take; nobody else does.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ItGoesWithTheRun(bool isLow)
    {
        StorageUse use = new(1e6, isLow, threads: 4);
        ConcurrentBag<StorageUse?> seen = [];

        int sum = Wait(use.Start(() =>
        {
            int total = 0;
            Parallel.For(0, 50, Options(4), _ => Parallel.For(0, 20, Options(3), i =>
            {
                seen.Add(StorageUse.Current);
                Interlocked.Add(ref total, i);
            }));
            return total;
        }));

        Assert.Equal(50 * 190, sum);
        Assert.Equal(1000, seen.Count);
        Assert.All(seen, one => Assert.Same(use, one));
        Assert.Null(StorageUse.Current);
        Assert.Null(Wait(Task.Run(() => StorageUse.Current)));
    }

    [Fact]
    public void AllItsThreadsStandBackAndNoOther()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "asks Linux for the priority of threads");
        int before = LowPriorityThread.Priority();
        ConcurrentBag<(int Nice, long Disk, bool IsPool)> seen = [];

        Wait(new StorageUse(null, lowPriority: true, threads: 3).Start(() =>
        {
            Parallel.For(0, 200, Options(3), _ =>
            {
                seen.Add((LowPriorityThread.Priority(), DiskClass(), Thread.CurrentThread.IsThreadPoolThread));
                Thread.SpinWait(10_000);
            });
            return true;
        }));

        Assert.All(seen, one => Assert.Equal((Math.Max(before, LowPriorityThread.Nice), IdleClass, false), one));
        Assert.Equal(before, LowPriorityThread.Priority());
    }

    [Fact]
    public void WhatFailsSaysSo()
    {
        StorageUse use = new(null, lowPriority: true, threads: 1);

        Assert.IsType<InvalidDataException>(Assert.Throws<AggregateException>(() => Wait(use.Start<int>(() => throw new InvalidDataException("no")))).InnerException);
        Assert.Equal(1, Wait(use.Start(() => 1)));
    }

    /// <summary>The limit of a run counts what is read for it, wherever.</summary>
    [Fact]
    public void WhatIsReadCounts()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("a.bin", new byte[300_000]);
        StorageUse use = new(1e6, lowPriority: false, threads: 1);
        using CancellationTokenSource soon = new();

        // 300 kB take 0.3 s, of which 0.1 s may be waiting in the bucket: more than none is left to wait for.
        TimeSpan taken = Wait(use.Start(() =>
        {
            System.Diagnostics.Stopwatch watch = System.Diagnostics.Stopwatch.StartNew();
            FileHash.Of(path, CancellationToken.None);
            return watch.Elapsed;
        }));
        Assert.True(taken >= TimeSpan.FromSeconds(0.19), $"{taken}");

        soon.Cancel();
        Assert.IsAssignableFrom<OperationCanceledException>(Assert.Throws<AggregateException>(() => Wait(use.Start(() => FileHash.Of(path, soon.Token)))).InnerException);
    }

    /// <summary>Who profiles a row and is cancelled does not wait for its turn to read first: no byte of this text, which is no recording, is looked at.</summary>
    [Fact]
    public void WaitingToProfileIsCancelled()
    {
        using TemporaryFolder folder = new();
        SpeechUtterance row = new() { Id = "u", AudioPath = folder.Write("a.wav", new string('x', 9000)) };
        StorageUse use = new(4000, lowPriority: false, threads: 1);
        CancellationToken stopped = new(canceled: true);

        Task<bool> run = use.Start(() => UtteranceProfiler.Profile(row, new AcousticProfileOptions(), null, stopped).Count > 0);

        Assert.IsAssignableFrom<OperationCanceledException>(Assert.Throws<AggregateException>(() => Wait(run)).InnerException);
    }

    // Not awaited: what came after would run on a thread of the run.
    private static T Wait<T>(Task<T> task)
    {
        ((IAsyncResult)task).AsyncWaitHandle.WaitOne();
        return task.Result;
    }

    private static ParallelOptions Options(int threads) => new() { TaskScheduler = TaskScheduler.Current, MaxDegreeOfParallelism = threads };

    private static long DiskClass() => SystemCall(RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 31 : 252, 1, 0) >> 13;

    [LibraryImport("libc", EntryPoint = "syscall")]
    private static partial long SystemCall(long number, long which, long who);
}
