using Microsoft.Data.Sqlite;

namespace AsrDataTools.Catalog;

/// <summary>Prepared questions to a catalog, for one thread at a time.</summary>
internal sealed class CatalogReader : IDisposable
{
    // What is large is read piece by piece: SQLite would make a copy of its own.
    private const string Columns = "m.rowid, length(m.data), CASE WHEN length(m.data) < 1048576 THEN m.data END";

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _byPath;
    private readonly SqliteCommand _byHash;
    private readonly SqliteCommand _anyOfLength;
    private readonly SqliteCommand _contentOf;
    private readonly SqliteCommand _answer;

    public CatalogReader(CatalogDatabase database)
    {
        _connection = database.Connect();
        _byPath = Command(
            $"SELECT f.bytes, f.modified, f.seen, c.hash, {Columns} FROM file f JOIN content c ON c.id = f.content LEFT JOIN measurement m ON m.content = f.content AND m.key = $key WHERE f.path = $path",
            "$path",
            "$key");
        _byHash = Command($"SELECT {Columns} FROM content c JOIN measurement m ON m.content = c.id WHERE c.hash = $hash AND m.key = $key", "$hash", "$key");
        _anyOfLength = Command("SELECT EXISTS(SELECT 1 FROM content WHERE bytes = $bytes AND id <= $last)", "$bytes", "$last");
        _contentOf = Command("SELECT f.bytes, f.modified, f.seen, c.hash FROM file f JOIN content c ON c.id = f.content WHERE f.path = $path", "$path");
        _answer = Command("SELECT data FROM answer WHERE key = $key", "$key");
    }

    /// <summary>What is known of a file as its stamp has it; null where nothing is.</summary>
    public KnownFile? Find(FileStamp stamp, string key)
    {
        _byPath.Parameters[0].Value = stamp.Path;
        _byPath.Parameters[1].Value = key;
        using SqliteDataReader row = _byPath.ExecuteReader();
        if (!row.Read() || row.GetInt64(0) != stamp.Bytes || row.GetInt64(1) != stamp.Modified || !stamp.IsSettled(row.GetInt64(2))) return null;
        return new((byte[])row[3], row.IsDBNull(4) ? null : Data(row, 4));
    }

    /// <summary>The hash of a file as its stamp has it; null where it is not known.</summary>
    public byte[]? HashOf(FileStamp stamp)
    {
        _contentOf.Parameters[0].Value = stamp.Path;
        using SqliteDataReader row = _contentOf.ExecuteReader();
        return row.Read() && row.GetInt64(0) == stamp.Bytes && row.GetInt64(1) == stamp.Modified && stamp.IsSettled(row.GetInt64(2)) ? (byte[])row[3] : null;
    }

    /// <summary>What was computed under a key; null where nothing was.</summary>
    public byte[]? Answer(byte[] key)
    {
        _answer.Parameters[0].Value = key;
        return (byte[]?)_answer.ExecuteScalar();
    }

    /// <summary>What was kept of a content; null where nothing was.</summary>
    public byte[]? Find(byte[] hash, string key)
    {
        _byHash.Parameters[0].Value = hash;
        _byHash.Parameters[1].Value = key;
        using SqliteDataReader row = _byHash.ExecuteReader();
        return row.Read() ? Data(row, 0) : null;
    }

    /// <summary>Whether anything of that length was known before, so that hashing a file may save measuring it.</summary>
    /// <param name="bytes">The length.</param>
    /// <param name="last">Number of the last content that counts.</param>
    public bool KnowsLength(long bytes, long last)
    {
        _anyOfLength.Parameters[0].Value = bytes;
        _anyOfLength.Parameters[1].Value = last;
        return (long)_anyOfLength.ExecuteScalar()! != 0;
    }

    public void Dispose()
    {
        _byPath.Dispose();
        _byHash.Dispose();
        _anyOfLength.Dispose();
        _contentOf.Dispose();
        _answer.Dispose();
        _connection.Dispose();
    }

    // The row's number, the length of its data and the data, if not large, stand side by side from there.
    private byte[] Data(SqliteDataReader row, int at)
    {
        if (!row.IsDBNull(at + 2)) return (byte[])row[at + 2];
        byte[] data = new byte[row.GetInt32(at + 1)];
        using SqliteBlob blob = new(_connection, "measurement", "data", row.GetInt64(at), readOnly: true);
        blob.ReadExactly(data);
        return data;
    }

    private SqliteCommand Command(string sql, params string[] parameters)
    {
        SqliteCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (string name in parameters) command.Parameters.Add(new SqliteParameter(name, null));
        command.Prepare();
        return command;
    }
}
