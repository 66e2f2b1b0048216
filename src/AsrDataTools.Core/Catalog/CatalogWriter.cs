using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace AsrDataTools.Catalog;

/// <summary>
/// Keeps what was measured: one thread writes what all others hand over, many rows to a commit and a commit at least twice a second, so
/// that a run that is killed goes on where it was.
/// </summary>
internal sealed class CatalogWriter : IDisposable
{
    private const int MostWaiting = 4096;
    private const int MostInCommit = 256;

    // Fingerprints of long recordings are large, and the disk may be slower than the cores.
    private const long MostBytesWaiting = 32 << 20;

    private static readonly TimeSpan LongestCommit = TimeSpan.FromMilliseconds(500);

    private readonly BlockingCollection<Entry> _waiting = new(MostWaiting);
    private readonly CatalogDatabase _database;
    private readonly Action<SpeechDataException> _report;
    private readonly Task _work;
    private readonly object _room = new();
    private long _bytes;
    private TaskCompletionSource? _flushed;

    /// <param name="database">The catalog.</param>
    /// <param name="report">Told once, on the writing thread, where no more can be kept; what comes after that is dropped.</param>
    public CatalogWriter(CatalogDatabase database, Action<SpeechDataException> report)
    {
        _database = database;
        _report = report;
        _work = Task.Factory.StartNew(Write, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Has something written, with what else is written in that commit. From any thread; waits where much is waiting already.</summary>
    /// <param name="entry">Called on the writing thread.</param>
    /// <param name="bytes">What it holds until then.</param>
    public void Keep(Action<CatalogStatements> entry, long bytes)
    {
        lock (_room)
        {
            while (_bytes > MostBytesWaiting) Monitor.Wait(_room);
            _bytes += bytes;
        }

        _waiting.Add(new(entry, bytes));
    }

    /// <summary>Waits until all that was handed over so far is written, or dropped.</summary>
    public void Flush()
    {
        TaskCompletionSource written = new();
        _waiting.Add(new(static _ => { }, 0) { Written = written });
        written.Task.Wait();
    }

    /// <summary>Writes what is still waiting.</summary>
    public void Dispose()
    {
        _waiting.CompleteAdding();
        _work.GetAwaiter().GetResult();
        _waiting.Dispose();
    }

    private void Write()
    {
        try
        {
            using CatalogStatements statements = new(_database);
            foreach (Entry first in _waiting.GetConsumingEnumerable()) Commit(statements, first);
        }
        catch (SqliteException exception)
        {
            _report(CatalogError.From(exception, _database.Path));

            // Whoever measures must not wait for a place in a queue that nobody empties.
            Release(new(static _ => { }, long.MaxValue / 2));
            _flushed?.TrySetResult();
            foreach (Entry dropped in _waiting.GetConsumingEnumerable()) dropped.Written?.TrySetResult();
        }
    }

    private void Commit(CatalogStatements statements, Entry first)
    {
        _flushed = first.Written;
        using SqliteTransaction transaction = statements.Begin();
        Stopwatch watch = Stopwatch.StartNew();
        Entry? entry = first;
        for (int count = 1; entry is not null; count++)
        {
            entry.Write(statements);
            Release(entry);
            TimeSpan left = LongestCommit - watch.Elapsed;
            _flushed = entry.Written;
            if (_flushed is not null || count >= MostInCommit || left <= TimeSpan.Zero || !_waiting.TryTake(out entry, left)) break;
        }

        transaction.Commit();
        _flushed?.TrySetResult();
    }

    private void Release(Entry entry)
    {
        lock (_room)
        {
            _bytes -= entry.Bytes;
            Monitor.PulseAll(_room);
        }
    }

    private sealed record Entry(Action<CatalogStatements> Write, long Bytes)
    {
        /// <summary>Told when it, and all before it, is written; null where nobody waits.</summary>
        public TaskCompletionSource? Written { get; init; }
    }
}
