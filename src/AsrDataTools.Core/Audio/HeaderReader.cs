using System.Buffers.Binary;
using System.Text;

namespace AsrDataTools.Audio;

/// <summary>Little-endian fields at given places of a file's header, each read checked against the end of the file.</summary>
internal sealed class HeaderReader(StoredFile file)
{
    public string Path => file.Path;

    public long Length => file.Length;

    /// <summary>Fills the target from that place; a header that ends before is an error.</summary>
    public void Read(long offset, Span<byte> target, string what)
    {
        if (offset + target.Length > Length)
        {
            throw AudioError.HeaderInvalid(Path, offset, FormattableString.Invariant($"the file ends after {Length} bytes, inside {what}"));
        }

        try
        {
            if (file.Read(target, offset) is int read && read < target.Length) throw AudioError.HeaderInvalid(Path, offset + read, $"the file ends inside {what}");
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AudioError.Unreadable(Path, cause, offset);
        }
    }

    public uint UInt32(long offset, string what)
    {
        Span<byte> bytes = stackalloc byte[4];
        Read(offset, bytes, what);
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes);
    }

    public ulong UInt64(long offset, string what)
    {
        Span<byte> bytes = stackalloc byte[8];
        Read(offset, bytes, what);
        return BinaryPrimitives.ReadUInt64LittleEndian(bytes);
    }

    /// <summary>A four-character chunk name; null where the bytes are no such name.</summary>
    public string? ChunkName(long offset)
    {
        Span<byte> bytes = stackalloc byte[4];
        if (offset + 4 > Length) return null;
        Read(offset, bytes, "a chunk name");
        foreach (byte one in bytes)
        {
            if (one is < 0x20 or > 0x7E) return null;
        }

        return Encoding.ASCII.GetString(bytes);
    }
}
