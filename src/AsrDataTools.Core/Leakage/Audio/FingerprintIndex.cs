using System.IO.MemoryMappedFiles;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace AsrDataTools.Leakage;

/// <summary>
/// A saved index of fingerprints, mapped into memory: processes that read the same file share it. For any number of
/// threads; immutable. What is searched in it must end before it is disposed of.
/// </summary>
public sealed class FingerprintIndex : IDisposable
{
    /// <summary>Version of what sub-fingerprints are made of audio. Those of different versions cannot be compared.</summary>
    public const int Algorithm = 1;

    private readonly MemoryMappedFile _map;
    private readonly MappedBytes _bytes;
    private readonly FingerprintIndexHeader _header;
    private readonly FingerprintItem[] _items;
    private readonly long[] _starts;

    private FingerprintIndex(string path, MemoryMappedFile map, MappedBytes bytes, FingerprintIndexHeader header)
    {
        Path = path;
        _map = map;
        _bytes = bytes;
        _header = header;
        KeyMask = (1u << header.KeyBits) - 1;
        using Stream stream = bytes.Stream(header.ItemsAt, header.ItemBytes);
        (_items, _starts) = FingerprintItemTable.Read(stream, header.Items);
        Seconds = _items.Sum(item => item.DurationSeconds);
    }

    /// <summary>Absolute.</summary>
    public string Path { get; }

    /// <summary>Size of the file, which is also the memory that it takes when all of it is in use.</summary>
    public long FileBytes => _header.FileBytes;

    public IReadOnlyList<FingerprintItem> Items => _items;

    /// <summary>Length of all items together.</summary>
    public double Seconds { get; }

    /// <summary>Sub-fingerprints, those that say nothing among them.</summary>
    internal long CodeCount => _header.Codes;

    internal ReadOnlySpan<ulong> AllCodes => _bytes.Span<ulong>(_header.CodesAt, _header.Codes);

    internal uint KeyMask { get; }

    /// <summary>Opens an index and checks it from its first byte to its last.</summary>
    /// <exception cref="SpeechDataException">
    /// There is none (<c>FingerprintIndexNotFound</c>), the file is something else (<c>FingerprintIndexInvalid</c>), of another version
    /// (<c>FingerprintIndexVersion</c>), cut short or altered (<c>FingerprintIndexDamaged</c>), or cannot be read (<c>FingerprintIndexUnreadable</c>).
    /// </exception>
    public static FingerprintIndex Open(string path)
    {
        path = System.IO.Path.GetFullPath(path);
        MemoryMappedFile? map = null;
        MappedBytes? bytes = null;
        bool sound = false;
        try
        {
            FileInfo file = new(path);
            if (!file.Exists)
                throw FingerprintIndexError.NotFound(path);
            FingerprintIndexHeader header = ReadHeader(path, file.Length);
            map = MemoryMappedFile.CreateFromFile(
                new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete), null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
            bytes = new MappedBytes(map, header.FileBytes, MemoryMappedFileAccess.Read);
            if (bytes.Checksum(FingerprintIndexHeader.Bytes) != header.BodyChecksum)
                throw FingerprintIndexError.Damaged(path, "its checksum does not fit what it holds");
            FingerprintIndex index = new(path, map, bytes, header);
            index.CheckPlaces();
            sound = true;
            return index;
        }
        catch (InvalidDataException cause)
        {
            throw FingerprintIndexError.Damaged(path, cause.Message, cause);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw FingerprintIndexError.Unreadable(path, cause);
        }
        finally
        {
            if (!sound)
            {
                bytes?.Dispose();
                map?.Dispose();
            }
        }
    }

    /// <summary>The error of a file that is there and must not be replaced (<c>FingerprintIndexExists</c>).</summary>
    public static SpeechDataException Exists(string path) => FingerprintIndexError.Exists(path);

    public void Dispose()
    {
        _bytes.Dispose();
        _map.Dispose();
    }

    /// <summary>The sub-fingerprints of an item.</summary>
    internal ReadOnlySpan<ulong> Codes(int item) =>
        _bytes.Span<ulong>(_header.CodesAt + (8 * _starts[item]), _starts[item + 1] - _starts[item]);

    /// <summary>The place of an item's first sub-fingerprint among all.</summary>
    internal long Start(int item) => _starts[item];

    /// <summary>The item that a place lies in.</summary>
    internal int ItemAt(long place)
    {
        int found = Array.BinarySearch(_starts, place + 1);

        // The last start that is not above the place: empty items share theirs with the next one.
        return found >= 0 ? FirstOf(found) - 1 : ~found - 1;
    }

    /// <summary>Places of all sub-fingerprints that begin with the same bits, ascending.</summary>
    internal ReadOnlySpan<uint> Postings(uint key)
    {
        ReadOnlySpan<uint> starts = _bytes.Span<uint>(_header.StartsAt + (4L * key), 2);
        return _bytes.Span<uint>(_header.PostingsAt + (4L * starts[0]), starts[1] - starts[0]);
    }

    private static FingerprintIndexHeader ReadHeader(string path, long length)
    {
        byte[] bytes = new byte[FingerprintIndexHeader.Bytes];
        using (FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete))
        {
            if (length == 0)
                throw FingerprintIndexError.Damaged(path, "it is empty");
            int read = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (read < 8 || MemoryMarshal.Read<ulong>(bytes) != FingerprintIndexHeader.ExpectedMagic)
                throw FingerprintIndexError.NotAnIndex(path);
            if (read < bytes.Length)
                throw FingerprintIndexError.Damaged(path, FormattableString.Invariant($"it ends after {read} bytes"));
        }

        FingerprintIndexHeader header = MemoryMarshal.Read<FingerprintIndexHeader>(bytes);
        if (header.Format != FingerprintIndexHeader.CurrentFormat || header.Algorithm != Algorithm)
        {
            throw FingerprintIndexError.OtherVersion(
                path,
                FormattableString.Invariant($"format {header.Format}, fingerprint {header.Algorithm}"),
                FormattableString.Invariant($"format {FingerprintIndexHeader.CurrentFormat}, fingerprint {Algorithm}"));
        }

        if (!FingerprintIndexHeader.IsSound(bytes))
            throw FingerprintIndexError.Damaged(path, "the checksum of its first 128 bytes does not fit them");
        if (header.FileBytes != length)
            throw FingerprintIndexError.Damaged(path, FormattableString.Invariant($"it has {length:N0} bytes and was written with {header.FileBytes:N0}"));
        if (header.Codes < 0 || header.Codes > int.MaxValue || header.Postings < 0 || header.Postings > header.Codes || header.Items < 0 || header.ItemBytes < 0
            || header.KeyBits is < 1 or > SubFingerprint.KeyBits || header.ExpectedBytes != length)
        {
            throw FingerprintIndexError.Damaged(path, "its parts do not add up to its length");
        }

        return header;
    }

    // A file may bear the right checksum and still be made to mislead.
    private void CheckPlaces()
    {
        ReadOnlySpan<uint> starts = _bytes.Span<uint>(_header.StartsAt, KeyMask + 2);
        bool sound = _starts[^1] == _header.Codes && starts[0] == 0 && starts[^1] == _header.Postings;
        for (int key = 1; key < starts.Length && sound; key++)
            sound = starts[key] >= starts[key - 1];
        ReadOnlySpan<uint> postings = _bytes.Span<uint>(_header.PostingsAt, _header.Postings);
        if (sound && postings.Length > 0)
            sound = TensorPrimitives.Max(postings) < _header.Codes;
        if (!sound)
            throw new InvalidDataException("its places point outside it");
    }

    private int FirstOf(int start)
    {
        while (start > 0 && _starts[start - 1] == _starts[start])
            start--;
        return start;
    }
}
