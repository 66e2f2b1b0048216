using System.IO.Compression;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>
/// A gzip file with one more member behind it, whose content is known: it comes out as it went in only where all before it is
/// whole. So <see cref="GzipReader"/> can tell a file that is cut off.
/// </summary>
internal sealed class MarkedGzip(Stream packed) : ForwardStream(packed)
{
    private static readonly byte[] Content = "\0the end of a whole archive\0"u8.ToArray();
    private static readonly byte[] Member = Pack(Content);

    private readonly Stream _packed = packed;
    private int _given;

    /// <summary>What the last member unpacks to.</summary>
    public static ReadOnlySpan<byte> Mark => Content;

    /// <summary>Whether the file is used up and the mark is being handed out.</summary>
    public bool MarkBegun { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        if (!MarkBegun)
        {
            int count = _packed.Read(buffer);
            if (count > 0) return count;
            MarkBegun = true;
        }

        int length = Math.Min(buffer.Length, Member.Length - _given);
        Member.AsSpan(_given, length).CopyTo(buffer);
        _given += length;
        return length;
    }

    private static byte[] Pack(byte[] content)
    {
        MemoryStream packed = new();
        using (GZipStream stream = new(packed, CompressionLevel.NoCompression)) stream.Write(content);
        return packed.ToArray();
    }
}
