using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace AsrDataTools.Catalog;

/// <summary>
/// What has been measured before, by the content of files: a file that was copied, moved or touched is known again, one that was changed
/// is not. Several processes may use one catalog at once, and several threads one object.
/// </summary>
public sealed class SpeechCatalog : IDisposable
{
    private const int MostRemembered = 1 << 16;

    private readonly CatalogDatabase _database;
    private readonly CatalogWriter _writer;
    private readonly ConcurrentBag<CatalogReader> _readers = [];

    // Rows of a manifest share recordings, and what one row has kept may not be written yet.
    private readonly ConcurrentDictionary<FileStamp, Lazy<byte[]>> _hashes = new();
    private long _found;
    private long _measured;

    private SpeechCatalog(CatalogDatabase database)
    {
        _database = database;
        _writer = new(database, trouble => Trouble ??= trouble);
        History = new(database);
    }

    /// <summary>What first went wrong with the catalog itself: the disk is full, say. Measuring goes on without it. Null for nothing, and final once disposed.</summary>
    public SpeechDataException? Trouble { get; private set; }

    public string Path => _database.Path;

    /// <summary>The runs that were recorded.</summary>
    public RunHistory History { get; }

    /// <summary>Measurements that the catalog had.</summary>
    public long Found => Interlocked.Read(ref _found);

    /// <summary>Measurements that had to be made.</summary>
    public long Measured => Interlocked.Read(ref _measured);

    /// <summary>Opens the catalog, and makes it where there is none.</summary>
    /// <param name="path">Absolute, on a local disk.</param>
    /// <exception cref="SpeechDataException"><c>CatalogUnwritable</c>, <c>CatalogCorrupt</c>, <c>CatalogForeign</c>, <c>CatalogBusy</c>.</exception>
    public static SpeechCatalog Open(string path) => new(CatalogDatabase.Open(path));

    /// <summary>What was kept of a file under the key, else what is measured now, and kept.</summary>
    /// <param name="path">Absolute path of the file.</param>
    /// <param name="key">What is measured, how, and of which part of the file.</param>
    /// <param name="measure">Measures; its exceptions go through, and nothing is kept.</param>
    /// <param name="cancellation">Checked while a file is hashed.</param>
    public byte[] GetOrMeasure(string path, string key, Func<byte[]> measure, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(measure);
        long seen = DateTime.UtcNow.Ticks;
        if (Trouble is not null || FileStamp.Of(path) is not { } stamp) return measure();
        byte[]? hash = null;
        byte[]? data = Find(stamp, key, seen, ref hash, cancellation);
        if (data is not null)
        {
            Interlocked.Increment(ref _found);
            return data;
        }

        data = measure();
        Interlocked.Increment(ref _measured);

        // A file that changes under our hands is nobody's content.
        hash ??= HashOf(stamp, cancellation);
        if (FileStamp.Of(path) == stamp) _writer.Keep(stamp, seen, hash, key, data);
        return data;
    }

    /// <summary>Writes what is not written yet.</summary>
    public void Dispose()
    {
        _writer.Dispose();
        while (_readers.TryTake(out CatalogReader? reader)) reader.Dispose();
    }

    private byte[]? Find(FileStamp stamp, string key, long seen, ref byte[]? hash, CancellationToken cancellation)
    {
        CatalogReader? reader = null;
        try
        {
            if (!_readers.TryTake(out reader)) reader = new(_database);
            if (reader.Find(stamp, key) is { } known)
            {
                hash = known.Hash;
                return known.Data;
            }

            if (!_hashes.ContainsKey(stamp) && !reader.KnowsLength(stamp.Bytes)) return null;
            hash = HashOf(stamp, cancellation);
            byte[]? data = reader.Find(hash, key);
            if (data is not null) _writer.Keep(stamp, seen, hash, key, null);
            return data;
        }
        catch (Microsoft.Data.Sqlite.SqliteException exception)
        {
            Trouble ??= CatalogError.From(exception, Path);
            return null;
        }
        finally
        {
            if (reader is not null) _readers.Add(reader);
        }
    }

    private byte[] HashOf(FileStamp stamp, CancellationToken cancellation)
    {
        if (_hashes.Count > MostRemembered) _hashes.Clear();
        Lazy<byte[]> hash = _hashes.GetOrAdd(stamp, _ => new(() => Hash(stamp.Path, cancellation)));
        try
        {
            return hash.Value;
        }
        catch
        {
            // The next one to ask tries again: a lazy value remembers its failure.
            _hashes.TryRemove(new(stamp, hash));
            throw;
        }
    }

    private static byte[] Hash(string path, CancellationToken cancellation)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 0, FileOptions.SequentialScan);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = System.Buffers.ArrayPool<byte>.Shared.Rent(1 << 20);
        try
        {
            while (stream.Read(buffer) is > 0 and int read)
            {
                cancellation.ThrowIfCancellationRequested();
                hash.AppendData(buffer, 0, read);
            }

            return hash.GetHashAndReset();
        }
        finally
        {
            System.Buffers.ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
