using Microsoft.Data.Sqlite;

namespace AsrDataTools.Catalog;

/// <summary>What is written into a catalog, prepared once for a connection.</summary>
internal sealed class CatalogStatements : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _content;
    private readonly SqliteCommand _file;
    private readonly SqliteCommand _measurement;
    private readonly SqliteCommand _answer;
    private readonly SqliteCommand _use;

    public CatalogStatements(CatalogDatabase database)
    {
        _connection = database.Connect();
        _content = Command("INSERT INTO content(hash, bytes) VALUES($0, $1) ON CONFLICT(hash) DO NOTHING", 2);
        _file = Command(
            "INSERT INTO file(path, bytes, modified, seen, content) VALUES($0, $1, $2, $3, (SELECT id FROM content WHERE hash = $4)) ON CONFLICT(path) DO UPDATE SET bytes = excluded.bytes, modified = excluded.modified, seen = excluded.seen, content = excluded.content",
            5);
        _measurement = Command("INSERT INTO measurement(content, key, data) VALUES((SELECT id FROM content WHERE hash = $0), $1, $2) ON CONFLICT(content, key) DO NOTHING", 3);
        _answer = Command("INSERT INTO answer(key, used, data) VALUES($0, $1, $2) ON CONFLICT(key) DO UPDATE SET used = excluded.used, data = excluded.data", 3);
        _use = Command("UPDATE answer SET used = $1 WHERE key = $0", 2);
    }

    public SqliteTransaction Begin()
    {
        SqliteTransaction transaction = _connection.BeginTransaction(deferred: false);
        foreach (SqliteCommand command in All) command.Transaction = transaction;
        return transaction;
    }

    /// <summary>A file has that content.</summary>
    public void File(FileStamp stamp, long seen, byte[] hash)
    {
        Run(_content, hash, stamp.Bytes);
        Run(_file, stamp.Path, stamp.Bytes, stamp.Modified, seen, hash);
    }

    /// <summary>Something was measured of a content.</summary>
    public void Measurement(byte[] hash, string key, byte[] data) => Run(_measurement, hash, key, data);

    /// <summary>Something was computed.</summary>
    public void Answer(byte[] key, long used, byte[] data) => Run(_answer, key, used, data);

    /// <summary>Something that was computed is still asked for.</summary>
    public void Use(byte[] key, long used) => Run(_use, key, used);

    public void Dispose()
    {
        foreach (SqliteCommand command in All) command.Dispose();
        _connection.Dispose();
    }

    private SqliteCommand[] All => [_content, _file, _measurement, _answer, _use];

    private static void Run(SqliteCommand command, params object[] values)
    {
        for (int i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql, int parameters)
    {
        SqliteCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        for (int i = 0; i < parameters; i++) command.Parameters.Add(new SqliteParameter(FormattableString.Invariant($"${i}"), null));
        return command;
    }
}
