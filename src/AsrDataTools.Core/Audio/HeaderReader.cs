using System.Buffers.Binary;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace AsrDataTools.Audio;

/// <summary>Little-endian fields at given places of a file's header, each read checked against the end of the file.</summary>
internal sealed class HeaderReader(string path, SafeFileHandle file, long length)
{
    public string Path => path;

    public long Length => length;

    /// <summary>Fills the target from that place; a header that ends before is an error.</summary>
    public void Read(long offset, Span<byte> target, string what)
    {
        if (offset + target.Length > length)
        {
            throw AudioError.HeaderInvalid(path, offset, FormattableString.Invariant($"the file ends after {length} bytes, inside {what}"));
        }

        try
        {
            for (int done = 0; done < target.Length;)
            {
                int read = RandomAccess.Read(file, target[done..], offset + done);
                if (read == 0) throw AudioError.HeaderInvalid(path, offset + done, $"the file ends inside {what}");
                done += read;
            }
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AudioError.Unreadable(path, cause, offset);
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
        if (offset + 4 > length) return null;
        Read(offset, bytes, "a chunk name");
        foreach (byte one in bytes)
        {
            if (one is < 0x20 or > 0x7E) return null;
        }

        return Encoding.ASCII.GetString(bytes);
    }
}
