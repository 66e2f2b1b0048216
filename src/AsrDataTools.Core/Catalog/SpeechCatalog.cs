using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AsrDataTools.Audio;
using Microsoft.Data.Sqlite;

namespace AsrDataTools.Catalog;

/// <summary>
/// What has been measured before, by the content of files: a file that was copied, moved or touched is known again, one that was changed
/// is not. Several processes may use one catalog at once, and several threads one object.
/// </summary>
public sealed class SpeechCatalog : IMeasurements, IDisposable
{
    private const int MostRemembered = 1 << 16;

    private readonly CatalogDatabase _database;
    private readonly CatalogWriter _writer;
    private readonly ConcurrentBag<CatalogReader> _readers = [];

    // Rows of a manifest share recordings, and what one row has kept may not be written yet.
    private readonly ConcurrentDictionary<FileStamp, Lazy<byte[]>> _hashes = new();
    private readonly CancellationTokenSource _closing = new();
    private long _found;
    private long _measured;

    private SpeechCatalog(CatalogDatabase database)
    {
        _database = database;
        _writer = new(database, Report);
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

    /// <inheritdoc/>
    public byte[] GetOrMeasure(string path, string key, Func<Measured> measure, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(measure);
        long seen = DateTime.UtcNow.Ticks;
        if (Trouble is not null || FileStamp.Of(path) is not { } stamp) return measure().Data;
        byte[]? hash = null;
        byte[]? data = Find(stamp, key, seen, ref hash, cancellation);
        if (data is not null)
        {
            Interlocked.Increment(ref _found);
            return data;
        }

        Measured measured = measure();
        Interlocked.Increment(ref _measured);
        bool isSame = hash is null || measured.Hash is not { } read || read.AsSpan().SequenceEqual(hash);
        hash ??= HashOf(stamp, () => measured.Hash ?? FileHash.Of(path, cancellation));

        // A file that changes under our hands is nobody's content.
        if (isSame && FileStamp.Of(path) == stamp) _writer.Keep(statements => Write(statements, stamp, seen, hash, key, measured), measured.Bytes);
        return measured.Data;
    }

    /// <inheritdoc/>
    public byte[] HashOf(string path, CancellationToken cancellation)
    {
        long seen = DateTime.UtcNow.Ticks;
        if (Trouble is not null || FileStamp.Of(path) is not { } stamp) return FileHash.Of(path, cancellation);
        if (_hashes.TryGetValue(stamp, out Lazy<byte[]>? met)) return met.Value;
        if (Ask(reader => reader.HashOf(stamp)) is { } known) return known;
        byte[] hash = HashOf(stamp, () => FileHash.Of(path, cancellation));
        if (FileStamp.Of(path) == stamp) _writer.Keep(statements => statements.File(stamp, seen, hash), 0);
        return hash;
    }

    /// <summary>What a computation gave before for the same inputs, else what it gives now, and that is kept.</summary>
    /// <remarks>An answer that was damaged where it lay is computed anew.</remarks>
    /// <param name="key">The computation with all that it reads.</param>
    /// <param name="type">How the answer is written.</param>
    /// <param name="compute">Computes; its exceptions go through, and nothing is kept.</param>
    /// <param name="isSound">Asked after it was computed: whether it may be kept. Null for always.</param>
    internal T Remember<T>(AnswerKey key, JsonTypeInfo<T> type, Func<T> compute, Func<bool>? isSound)
    {
        if (key.Finish() is not { } digest || Trouble is not null) return compute();
        long used = DateTime.UtcNow.Ticks;
        if (Ask(reader => reader.Answer(digest)) is { } known && SealedAnswer.Open(digest, known, out ReadOnlySpan<byte> kept))
        {
            _writer.Keep(statements => statements.Use(digest, used), 0);
            return JsonSerializer.Deserialize(kept, type)!;
        }

        T answer = compute();
        if (isSound?.Invoke() == false) return answer;
        byte[] data = SealedAnswer.Seal(digest, JsonSerializer.SerializeToUtf8Bytes(answer, type));
        _writer.Keep(statements => statements.Answer(digest, used, data), data.Length);
        return answer;
    }

    /// <summary>
    /// Has thrown out, on a thread aside and at most once a day, what no run will ask for: measurements of older versions, files and contents that
    /// have been gone for 30 days, answers that nobody asked for in 30 days. Nobody waits for it.
    /// </summary>
    public void TidyAside()
    {
        CatalogUpkeep upkeep = new(_database, TimeProvider.System);
        CancellationToken closing = _closing.Token;
        new Thread(() =>
        {
            try
            {
                upkeep.Run(closing);
            }
            catch (OperationCanceledException)
            {
                // The next run does the rest.
            }
            catch (SqliteException exception)
            {
                Report(CatalogError.From(exception, Path));
            }
        })
        { IsBackground = true, Priority = ThreadPriority.BelowNormal, Name = "catalog upkeep" }.Start();
    }

    /// <summary>Makes sure that what was measured so far is found: it is written by and by.</summary>
    internal void Flush() => _writer.Flush();

    /// <summary>Takes note of what went wrong with the catalog itself.</summary>
    internal void Report(SpeechDataException trouble) => Trouble ??= trouble;

    /// <summary>Writes what is not written yet.</summary>
    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
        _writer.Dispose();
        while (_readers.TryTake(out CatalogReader? reader)) reader.Dispose();
    }

    private static void Write(CatalogStatements statements, FileStamp stamp, long seen, byte[] hash, string key, Measured measured)
    {
        statements.File(stamp, seen, hash);
        statements.Measurement(hash, key, measured.Data);
        foreach ((string other, byte[] data) in measured.Aside) statements.Measurement(hash, other, data);
    }

    private byte[]? Find(FileStamp stamp, string key, long seen, ref byte[]? hash, CancellationToken cancellation)
    {
        KnownFile? known = Ask(reader => reader.Find(stamp, key));
        if (known is not null)
        {
            hash = known.Hash;
            _ = HashOf(stamp, () => known.Hash);
            return known.Data;
        }

        // What this run came upon itself is hardly there twice; to hash it first would be to read everything twice.
        if (!_hashes.ContainsKey(stamp) && (Trouble is not null || !Ask(reader => reader.KnowsLength(stamp.Bytes, _database.LastContent)))) return null;
        byte[] own = hash = HashOf(stamp, () => FileHash.Of(stamp.Path, cancellation));
        byte[]? data = Ask(reader => reader.Find(own, key));
        if (data is not null) _writer.Keep(statements => statements.File(stamp, seen, own), 0);
        return data;
    }

    // The default where the catalog is in trouble.
    private T? Ask<T>(Func<CatalogReader, T?> question)
    {
        CatalogReader? reader = null;
        try
        {
            if (!_readers.TryTake(out reader)) reader = new(_database);
            return question(reader);
        }
        catch (SqliteException exception)
        {
            Report(CatalogError.From(exception, Path));
            return default;
        }
        finally
        {
            if (reader is not null) _readers.Add(reader);
        }
    }

    private byte[] HashOf(FileStamp stamp, Func<byte[]> compute)
    {
        if (_hashes.Count > MostRemembered) _hashes.Clear();
        Lazy<byte[]> hash = _hashes.GetOrAdd(stamp, _ => new(compute));
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
}
