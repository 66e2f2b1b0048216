using AsrDataTools.Audio;
using Microsoft.Win32.SafeHandles;

namespace AsrDataTools.Core.Tests.Audio;

/// <summary>A storage that fails when it is told to, never really waits, and counts what is asked of it.</summary>
internal sealed class FaultyStorage : StorageCalls
{
    /// <summary>EIO and ESTALE of Linux.</summary>
    public const int Broken = 5;
    public const int Stale = 116;

    private readonly List<TimeSpan> _waits = [];

    /// <summary>Asked before the n-th reading of the file, from 1, with how often it was opened: the number of an error, or 0.</summary>
    public Func<int, int, int> Fault { get; init; } = (_, _) => 0;

    /// <summary>Asked before the n-th reading of the file, from 1, with how often it was opened: whether it says that the file ends there.</summary>
    public Func<int, int, bool> Ends { get; init; } = (_, _) => false;

    /// <summary>Asked before the n-th opening, from 1.</summary>
    public Func<int, int> OpeningFault { get; init; } = _ => 0;

    /// <summary>Done instead of waiting.</summary>
    public Action OnWait { get; init; } = () => { };

    public IReadOnlyList<TimeSpan> Waits => _waits;

    public int Openings { get; private set; }

    public int Readings { get; private set; }

    public long Bytes { get; private set; }

    public override SafeFileHandle Open(string path)
    {
        Openings++;
        Throw(OpeningFault(Openings));
        return base.Open(path);
    }

    public override int Read(SafeFileHandle file, Span<byte> target, long offset)
    {
        Readings++;
        Throw(Fault(Readings, Openings));
        int read = Ends(Readings, Openings) ? 0 : base.Read(file, target, offset);
        Bytes += read;
        return read;
    }

    public override void Wait(TimeSpan time, CancellationToken cancellation)
    {
        _waits.Add(time);
        OnWait();
        base.Wait(TimeSpan.Zero, cancellation);
    }

    private static void Throw(int error)
    {
        if (error != 0) throw new IOException($"error {error}", error);
    }
}
