using System.IO.Compression;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>
/// Unpacks gzip, member after member, and says so when the last one is cut off, which <see cref="GZipStream"/> passes over in silence.
/// </summary>
internal sealed class GzipReader : ForwardStream
{
    private readonly MarkedGzip _packed;
    private readonly GZipStream _unpacked;
    private bool _ended;

    /// <param name="packed">Owned from here on.</param>
    public GzipReader(Stream packed)
        : this(new MarkedGzip(packed))
    {
    }

    private GzipReader(MarkedGzip packed)
        : this(packed, new GZipStream(packed, CompressionMode.Decompress))
    {
    }

    private GzipReader(MarkedGzip packed, GZipStream unpacked)
        : base(unpacked)
    {
        _packed = packed;
        _unpacked = unpacked;
    }

    /// <exception cref="InvalidDataException">The archive is broken or ends too early.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (_ended || buffer.IsEmpty) return 0;
        int count = _unpacked.Read(buffer);
        // What was unpacked before the mark was asked for is of the file; what comes after must be the mark and nothing else.
        if (!_packed.MarkBegun)
        {
            _ended = count == 0;
            return count;
        }

        Span<byte> ending = stackalloc byte[MarkedGzip.Mark.Length + 1];
        int length = Math.Min(count, ending.Length);
        buffer[..length].CopyTo(ending);
        int more;
        while (length < ending.Length && (more = _unpacked.Read(ending[length..])) > 0) length += more;
        if (!ending[..length].SequenceEqual(MarkedGzip.Mark)) throw new InvalidDataException("The data end in the middle.");
        _ended = true;
        return 0;
    }
}
