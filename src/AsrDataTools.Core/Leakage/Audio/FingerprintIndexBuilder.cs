using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;

namespace AsrDataTools.Leakage;

/// <summary>
/// Writes an index file. Sub-fingerprints go to a temporary file as they come, so memory holds no more than the items;
/// the file takes its name when it is whole, and what was there before stays until then. Readers of the old file keep it.
/// Not for several threads at a time.
/// </summary>
public sealed class FingerprintIndexBuilder : IDisposable
{
    private readonly List<(FingerprintItem Item, int Codes)> _items = [];
    private readonly string _temporaryPath;
    private readonly FileStream _file;
    private long _codes;
    private long _informative;
    private bool _completed;

    /// <param name="path">The index to be; its folder must be there.</param>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public FingerprintIndexBuilder(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        _temporaryPath = $"{Path}.{Guid.NewGuid():N}.partial";
        _file = new FileStream(_temporaryPath, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16);
        _file.Write(new byte[FingerprintIndexHeader.Bytes]);
    }

    /// <summary>Absolute path of the index to be.</summary>
    public string Path { get; }

    /// <summary>Items added.</summary>
    public int Count => _items.Count;

    /// <summary>Length of all items together.</summary>
    public double Seconds { get; private set; }

    /// <summary>Items that say nothing.</summary>
    public int SilentCount { get; private set; }

    /// <summary>Size of the completed file.</summary>
    public long FileBytes { get; private set; }

    /// <summary>Adds an item.</summary>
    /// <exception cref="SpeechDataException">The index would become larger than its places can number (<c>FingerprintIndexTooLarge</c>).</exception>
    public void Add(FingerprintItem item, AudioFingerprint fingerprint)
    {
        if (fingerprint.Density != FingerprintDensity.Index)
            throw new ArgumentException("An index holds fingerprints of index density.", nameof(fingerprint));
        Add(item, fingerprint.Codes);
    }

    /// <summary>Adds an item of another index without looking at its recording again.</summary>
    public void Add(FingerprintIndex index, int item) => Add(index.Items[item], index.Codes(item));

    /// <exception cref="SpeechDataException">Nothing was added (<c>FingerprintIndexEmpty</c>).</exception>
    public void RequireItems()
    {
        if (Count == 0) throw FingerprintIndexError.Empty(Path);
    }

    /// <summary>Orders what was added, writes it and gives the file its name.</summary>
    public void Complete(CancellationToken cancellation = default)
    {
        byte[] items = FingerprintItemTable.Write(_items);
        FingerprintIndexHeader header = new()
        {
            Magic = FingerprintIndexHeader.ExpectedMagic,
            Format = FingerprintIndexHeader.CurrentFormat,
            Algorithm = FingerprintIndex.Algorithm,
            Codes = _codes,
            Postings = _informative,
            Items = _items.Count,
            ItemBytes = items.Length,
            KeyBits = FingerprintPostings.KeyBits(_informative),
        };
        header.FileBytes = header.ExpectedBytes;
        _file.SetLength(header.FileBytes);
        _file.Flush();
        using (MemoryMappedFile map = MemoryMappedFile.CreateFromFile(_file, null, 0, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: true))
        using (MappedBytes bytes = new(map, header.FileBytes, MemoryMappedFileAccess.ReadWrite))
        {
            FingerprintPostings.Fill(
                bytes.Span<ulong>(header.CodesAt, header.Codes),
                header.KeyBits,
                bytes.Span<uint>(header.PostingsAt, header.Postings),
                bytes.Span<uint>(header.StartsAt, (1L << header.KeyBits) + 1),
                cancellation);
            items.CopyTo(bytes.Span<byte>(header.ItemsAt, items.Length));
            header.BodyChecksum = bytes.Checksum(FingerprintIndexHeader.Bytes);
            header.ToBytes().CopyTo(bytes.Span<byte>(0, FingerprintIndexHeader.Bytes));
            bytes.Flush();
        }

        cancellation.ThrowIfCancellationRequested();
        _file.Dispose();
        File.Move(_temporaryPath, Path, overwrite: true);
        FileBytes = header.FileBytes;
        _completed = true;
    }

    /// <summary>Removes the temporary file unless the index was completed.</summary>
    public void Dispose()
    {
        _file.Dispose();
        if (!_completed)
            File.Delete(_temporaryPath);
    }

    private void Add(FingerprintItem item, ReadOnlySpan<ulong> codes)
    {
        if (_codes + codes.Length > int.MaxValue)
            throw FingerprintIndexError.TooLarge(Path);
        _items.Add((item, codes.Length));
        int informative = codes.Length - codes.Count(SubFingerprint.None);
        _codes += codes.Length;
        _informative += informative;
        Seconds += item.DurationSeconds;
        SilentCount += informative == 0 ? 1 : 0;
        _file.Write(MemoryMarshal.AsBytes(codes));
    }
}
