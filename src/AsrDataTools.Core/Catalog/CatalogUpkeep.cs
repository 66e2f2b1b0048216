using System.Globalization;
using AsrDataTools.Acoustics;
using AsrDataTools.Leakage;
using Microsoft.Data.Sqlite;

namespace AsrDataTools.Catalog;

/// <summary>
/// Throws out of a catalog what no run will ask for: measurements of older versions, contents of files that have been gone for a month, answers that
/// nobody asked for in a month. In small steps, each a transaction of its own: whoever reads or writes meanwhile, in this process or another, waits
/// for none of them long, and a step that would have to wait ends the work until the next time.
/// </summary>
internal sealed class CatalogUpkeep(CatalogDatabase database, TimeProvider clock)
{
    /// <summary>What is marked as gone has this time of change, which no file has.</summary>
    private const long Gone = -1;

    private const int Step = 500;
    private const int MostPagesFreed = 4096;
    private const int SqliteBusy = 5;

    private static readonly TimeSpan Interval = TimeSpan.FromDays(1);
    private static readonly TimeSpan Patience = TimeSpan.FromDays(30);

    /// <summary>Of measurements, what this version writes and looks up.</summary>
    private static string Versions { get; } = string.Create(
        CultureInfo.InvariantCulture, $"profile {AcousticProfiler.Version} {ProfileBinary.Layout}, fingerprint {FingerprintIndex.Algorithm}, samples {SpanDigest.Version}");

    /// <summary>Does what is due, at most once a day.</summary>
    /// <exception cref="SqliteException">The catalog is damaged, or the disk is.</exception>
    /// <exception cref="OperationCanceledException">Cancelled between two steps.</exception>
    public void Run(CancellationToken cancellation)
    {
        using SqliteConnection connection = database.Connect(patient: false);
        try
        {
            if (Last(connection) is not { } last)
            {
                // Made just now, or before there was upkeep: nothing can be old.
                Finish(connection);
                return;
            }

            if (last.Finished > Ticks(Interval)) return;
            if (last.Versions != Versions) DropOutdated(connection, cancellation);
            LookForFiles(connection, cancellation);
            Repeat(DropContents, connection, cancellation);
            Repeat(DropAnswers, connection, cancellation);
            Execute(connection, FormattableString.Invariant($"PRAGMA incremental_vacuum({MostPagesFreed})"));
            Finish(connection);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == SqliteBusy)
        {
            // Another process writes: tomorrow is early enough.
        }
    }

    /// <summary>Whether a measurement is one that this version would make otherwise, and no newer version makes.</summary>
    internal static bool IsOutdated(string key)
    {
        string[] parts = key.Split(' ');
        return parts[0] switch
        {
            "profile" => Version(parts) < AcousticProfiler.Version || (Version(parts) == AcousticProfiler.Version && parts.ElementAtOrDefault(2) != ProfileBinary.Layout),
            "fingerprint" => Version(parts) < FingerprintIndex.Algorithm,
            "samples" => Version(parts) < SpanDigest.Version,

            // Hashes were kept as measurements once.
            "sha256" => true,
            _ => false,
        };
    }

    private static int Version(string[] parts) => parts.Length > 1 && int.TryParse(parts[1], CultureInfo.InvariantCulture, out int version) ? version : 0;

    private static void DropOutdated(SqliteConnection connection, CancellationToken cancellation)
    {
        long content = 0;
        string key = "";
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            List<(long Content, string Key)> batch = [];
            using (SqliteCommand next = Command(connection, "SELECT content, key FROM measurement WHERE (content, key) > ($0, $1) ORDER BY content, key LIMIT $2", content, key, Step))
            using (SqliteDataReader row = next.ExecuteReader())
            {
                while (row.Read()) batch.Add((row.GetInt64(0), row.GetString(1)));
            }

            if (batch.Count == 0) return;
            (content, key) = batch[^1];
            Change(connection, batch.Where(item => IsOutdated(item.Key)), item => Command(connection, "DELETE FROM measurement WHERE content = $0 AND key = $1", item.Content, item.Key));
        }
    }

    // Files are looked for outside of transactions: a disk may be slow to answer. A file that is back is known by its content.
    private void LookForFiles(SqliteConnection connection, CancellationToken cancellation)
    {
        string path = "";
        while (true)
        {
            List<(string Path, long Modified, long Seen)> batch = [];
            using (SqliteCommand next = Command(connection, "SELECT path, modified, seen FROM file WHERE path > $0 ORDER BY path LIMIT $1", path, Step))
            using (SqliteDataReader row = next.ExecuteReader())
            {
                while (row.Read()) batch.Add((row.GetString(0), row.GetInt64(1), row.GetInt64(2)));
            }

            if (batch.Count == 0) return;
            path = batch[^1].Path;
            List<(string Path, long Modified, long Seen)> missing = [];
            foreach ((string Path, long Modified, long Seen) file in batch)
            {
                cancellation.ThrowIfCancellationRequested();
                if (!File.Exists(file.Path)) missing.Add(file);
            }

            Change(connection, missing.Where(file => file.Modified != Gone), file => Command(
                connection, "UPDATE file SET modified = $0, seen = $1 WHERE path = $2 AND modified = $3 AND seen = $4", Gone, Ticks(TimeSpan.Zero), file.Path, file.Modified, file.Seen));
            Change(connection, missing.Where(file => file.Modified == Gone && file.Seen < Ticks(Patience)), file => Command(
                connection, "DELETE FROM file WHERE path = $0 AND modified = $1 AND seen = $2", file.Path, Gone, file.Seen));
        }
    }

    // What no file has.
    private int DropContents(SqliteConnection connection)
    {
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        List<long> contents = [];
        using (SqliteCommand find = Command(connection, "SELECT id FROM content WHERE NOT EXISTS(SELECT 1 FROM file WHERE content = content.id) LIMIT $0", Step))
        using (SqliteDataReader row = find.ExecuteReader())
        {
            while (row.Read()) contents.Add(row.GetInt64(0));
        }

        foreach (long content in contents)
        {
            using SqliteCommand measurements = Command(connection, "DELETE FROM measurement WHERE content = $0", content);
            using SqliteCommand own = Command(connection, "DELETE FROM content WHERE id = $0", content);
            measurements.ExecuteNonQuery();
            own.ExecuteNonQuery();
        }

        transaction.Commit();
        return contents.Count;
    }

    private int DropAnswers(SqliteConnection connection)
    {
        using SqliteCommand drop = Command(connection, "DELETE FROM answer WHERE rowid IN (SELECT rowid FROM answer WHERE used < $0 LIMIT $1)", Ticks(Patience), Step);
        return drop.ExecuteNonQuery();
    }

    private static void Repeat(Func<SqliteConnection, int> step, SqliteConnection connection, CancellationToken cancellation)
    {
        do cancellation.ThrowIfCancellationRequested();
        while (step(connection) > 0);
    }

    private static void Change<T>(SqliteConnection connection, IEnumerable<T> items, Func<T, SqliteCommand> change)
    {
        T[] all = [.. items];
        if (all.Length == 0) return;
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        foreach (T item in all)
        {
            using SqliteCommand command = change(item);
            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    private static (long Finished, string Versions)? Last(SqliteConnection connection)
    {
        using SqliteCommand command = Command(connection, "SELECT finished, versions FROM upkeep");
        using SqliteDataReader row = command.ExecuteReader();
        return row.Read() ? (row.GetInt64(0), row.GetString(1)) : null;
    }

    private void Finish(SqliteConnection connection)
    {
        using SqliteCommand command = Command(connection, "INSERT INTO upkeep(id, finished, versions) VALUES(1, $0, $1) ON CONFLICT(id) DO UPDATE SET finished = excluded.finished, versions = excluded.versions", Ticks(TimeSpan.Zero), Versions);
        command.ExecuteNonQuery();
    }

    private long Ticks(TimeSpan ago) => (clock.GetUtcNow() - ago).UtcTicks;

    private static void Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = Command(connection, sql);
        command.ExecuteNonQuery();
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, params object[] values)
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        for (int i = 0; i < values.Length; i++) command.Parameters.AddWithValue(FormattableString.Invariant($"${i}"), values[i]);
        return command;
    }
}
