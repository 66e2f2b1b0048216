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
    private static readonly TimeSpan LongestCommit = TimeSpan.FromMilliseconds(500);

    private readonly BlockingCollection<Entry> _waiting = new(MostWaiting);
    private readonly CatalogDatabase _database;
    private readonly Action<SpeechDataException> _report;
    private readonly Task _work;

    /// <param name="database">The catalog.</param>
    /// <param name="report">Told once, on the writing thread, where no more can be kept; what comes after that is dropped.</param>
    public CatalogWriter(CatalogDatabase database, Action<SpeechDataException> report)
    {
        _database = database;
        _report = report;
        _work = Task.Factory.StartNew(Write, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Takes note of a file's content, and of what was measured of it under a key (null for nothing). From any thread.</summary>
    public void Keep(FileStamp stamp, long seen, byte[] hash, string key, byte[]? data) => _waiting.Add(new(stamp, seen, hash, key, data));

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
            using SqliteConnection connection = _database.Connect();
            foreach (Entry first in _waiting.GetConsumingEnumerable()) Commit(connection, first);
        }
        catch (SqliteException exception)
        {
            _report(CatalogError.From(exception, _database.Path));
            foreach (Entry _ in _waiting.GetConsumingEnumerable())
            {
                // Whoever measures must not wait for a place in a queue that nobody empties.
            }
        }
    }

    private void Commit(SqliteConnection connection, Entry first)
    {
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        using SqliteCommand content = Command(connection, "INSERT INTO content(hash, bytes) VALUES($hash, $bytes) ON CONFLICT(hash) DO NOTHING", "$hash", "$bytes");
        using SqliteCommand file = Command(
            connection,
            "INSERT INTO file(path, bytes, modified, seen, content) VALUES($path, $bytes, $modified, $seen, (SELECT id FROM content WHERE hash = $hash)) ON CONFLICT(path) DO UPDATE SET bytes = excluded.bytes, modified = excluded.modified, seen = excluded.seen, content = excluded.content",
            "$path",
            "$bytes",
            "$modified",
            "$seen",
            "$hash");
        using SqliteCommand measurement = Command(
            connection, "INSERT INTO measurement(content, key, data) VALUES((SELECT id FROM content WHERE hash = $hash), $key, $data) ON CONFLICT(content, key) DO NOTHING", "$hash", "$key", "$data");
        Stopwatch watch = Stopwatch.StartNew();
        Entry? entry = first;
        for (int count = 1; entry is not null; count++)
        {
            Run(content, entry.Hash, entry.Stamp.Bytes);
            Run(file, entry.Stamp.Path, entry.Stamp.Bytes, entry.Stamp.Modified, entry.Seen, entry.Hash);
            if (entry.Data is not null) Run(measurement, entry.Hash, entry.Key, entry.Data);
            TimeSpan left = LongestCommit - watch.Elapsed;
            if (count >= MostInCommit || left <= TimeSpan.Zero || !_waiting.TryTake(out entry, left)) break;
        }

        transaction.Commit();
    }

    private static void Run(SqliteCommand command, params object[] values)
    {
        for (int i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, params string[] parameters)
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (string name in parameters) command.Parameters.Add(new SqliteParameter(name, null));
        return command;
    }

    private sealed record Entry(FileStamp Stamp, long Seen, byte[] Hash, string Key, byte[]? Data);
}
