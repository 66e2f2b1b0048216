using Microsoft.Data.Sqlite;

namespace AsrDataTools.Catalog;

/// <summary>
/// The file behind a catalog: SQLite with a write-ahead log, so that readers never wait for a writer and a process that is killed leaves
/// what it had committed. The log needs a local disk.
/// </summary>
internal sealed class CatalogDatabase
{
    // "ASRD", which tells a catalog from any other SQLite file.
    private const long ApplicationId = 0x41535244;
    private const long SchemaVersion = 2;
    private const int BusyMilliseconds = 60_000;

    private const string Schema = """
        CREATE TABLE content(
            id INTEGER PRIMARY KEY,
            hash BLOB NOT NULL UNIQUE,
            bytes INTEGER NOT NULL) STRICT;
        CREATE INDEX content_bytes ON content(bytes);
        CREATE TABLE file(
            path TEXT PRIMARY KEY,
            bytes INTEGER NOT NULL,
            modified INTEGER NOT NULL,
            seen INTEGER NOT NULL,
            content INTEGER NOT NULL REFERENCES content(id)) STRICT, WITHOUT ROWID;
        CREATE TABLE measurement(
            content INTEGER NOT NULL REFERENCES content(id),
            key TEXT NOT NULL,
            data BLOB NOT NULL,
            UNIQUE(content, key)) STRICT;
        CREATE TABLE run(
            id INTEGER PRIMARY KEY,
            subject TEXT NOT NULL,
            started INTEGER NOT NULL,
            summary TEXT NOT NULL,
            production BLOB) STRICT;
        CREATE INDEX run_subject ON run(subject, started);
        CREATE TABLE evidence(
            run INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
            ordinal INTEGER NOT NULL,
            row TEXT NOT NULL,
            PRIMARY KEY(run, ordinal)) STRICT, WITHOUT ROWID;
        """ + SinceVersion2;

    private const string SinceVersion2 = """
        CREATE TABLE answer(
            key BLOB NOT NULL UNIQUE,
            used INTEGER NOT NULL,
            data BLOB NOT NULL) STRICT;
        CREATE TABLE upkeep(
            id INTEGER PRIMARY KEY,
            finished INTEGER NOT NULL,
            versions TEXT NOT NULL) STRICT;
        CREATE INDEX file_content ON file(content);
        """;

    private readonly bool _isRemote;

    private CatalogDatabase(string path, bool? isRemote)
    {
        Path = path;
        _isRemote = isRemote ?? IsRemote(path);
    }

    public string Path { get; }

    /// <summary>Number of the newest content when the catalog was opened; 0 for none.</summary>
    public long LastContent { get; private set; }

    /// <summary>Opens the catalog, and makes it where there is none.</summary>
    /// <exception cref="SpeechDataException"><c>CatalogUnwritable</c>, <c>CatalogCorrupt</c>, <c>CatalogForeign</c>, <c>CatalogBusy</c>.</exception>
    /// <param name="path">Absolute.</param>
    /// <param name="isRemote">Whether the disk is another machine's; null to look.</param>
    public static CatalogDatabase Open(string path, bool? isRemote = null)
    {
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            CatalogDatabase database = new(path, isRemote);
            using SqliteConnection connection = database.Connect();
            database.Prepare(connection);
            database.LastContent = Number(connection, "SELECT coalesce(max(id), 0) FROM content;");
            return database;
        }
        catch (SqliteException exception)
        {
            throw CatalogError.From(exception, path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CatalogError.Unwritable(path, exception);
        }
    }

    /// <summary>A connection of its own for one thread; the caller disposes it.</summary>
    /// <param name="patient">Whether to wait for a minute where another process writes, or hardly.</param>
    public SqliteConnection Connect(bool patient = true)
    {
        int milliseconds = patient ? BusyMilliseconds : BusyMilliseconds / 60;
        SqliteConnection connection = new(new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
            DefaultTimeout = milliseconds / 1000,
        }.ToString());
        try
        {
            connection.Open();

            // NORMAL loses at most the last commits when the power fails, never the file.
            Execute(connection, $"PRAGMA busy_timeout = {milliseconds}; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void Prepare(SqliteConnection connection)
    {
        long application = Number(connection, "PRAGMA application_id;"), version = Number(connection, "PRAGMA user_version;");
        if (application == ApplicationId && version == SchemaVersion) return;
        if (application == ApplicationId && version == 1)
        {
            Upgrade(connection);
            return;
        }

        if (application == ApplicationId) throw CatalogError.Foreign(Path, FormattableString.Invariant($"is a catalog of layout {version}; this version of AsrDataTools writes layout {SchemaVersion}"));
        if (Number(connection, "SELECT count(*) FROM sqlite_schema;") > 0) throw CatalogError.Foreign(Path, "is an SQLite database, but no catalog");

        // Room that upkeep frees can be given back only where that is said before the first table.
        // The write-ahead log is shared by memory, which machines do not share.
        Execute(connection, $"PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = {(_isRemote ? "TRUNCATE" : "WAL")};");
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);

        // Another process may have made it since.
        if (Number(connection, "PRAGMA application_id;") != ApplicationId)
        {
            Execute(connection, Schema + FormattableString.Invariant($"PRAGMA user_version = {SchemaVersion}; PRAGMA application_id = {ApplicationId};"));
        }

        transaction.Commit();
    }

    private static bool IsRemote(string path)
    {
        string folder = System.IO.Path.GetDirectoryName(path)!;
        if (OperatingSystem.IsWindows() && folder.StartsWith(@"\\", StringComparison.Ordinal)) return true;
        try
        {
            return new DriveInfo(folder).DriveType == DriveType.Network;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // What cannot be told is taken for local; trouble with the place itself shows when it is opened.
            return false;
        }
    }

    private static void Upgrade(SqliteConnection connection)
    {
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);

        // Another process may have done it since.
        if (Number(connection, "PRAGMA user_version;") == 1) Execute(connection, SinceVersion2 + FormattableString.Invariant($"PRAGMA user_version = {SchemaVersion};"));
        transaction.Commit();
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static long Number(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
