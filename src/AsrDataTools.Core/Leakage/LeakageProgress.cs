namespace AsrDataTools.Leakage;

/// <summary>How far a search is. Written by the threads that search, read by the one that shows it.</summary>
public sealed class LeakageProgress
{
    private volatile string _stage = "Reading";
    private long _done;
    private long _total;

    /// <summary>What is being done, in words.</summary>
    public string Stage => _stage;

    /// <summary>Files or items that are through in this stage.</summary>
    public long Done => Interlocked.Read(ref _done);

    /// <summary>Files or items of this stage; 0 where they are not counted.</summary>
    public long Total => Interlocked.Read(ref _total);

    internal void Begin(string stage, long total = 0)
    {
        _stage = stage;
        Interlocked.Exchange(ref _total, total);
        Interlocked.Exchange(ref _done, 0);
    }

    internal void Add(long count = 1) => Interlocked.Add(ref _done, count);
}
