using System.Runtime.InteropServices;

namespace AsrDataTools.Leakage;

/// <summary>
/// The first 128 bytes of an index file, little-endian. After it, each at a multiple of 64 bytes: the sub-fingerprints of
/// all items one after the other (8 bytes each); postings, which are places of informative sub-fingerprints ordered by key
/// (4 bytes each); where each key's postings begin, and one past the last (4 bytes each); the items.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal struct FingerprintIndexHeader
{
    public const int Bytes = 128;
    public const int Alignment = 64;

    /// <summary>Of this layout.</summary>
    public const int CurrentFormat = 1;

    /// <summary>"ASRDTFPX".</summary>
    public const ulong ExpectedMagic = 0x5850_4654_4452_5341;

    public ulong Magic;
    public int Format;

    /// <summary>Of what sub-fingerprints are made of audio: <see cref="FingerprintIndex.Algorithm"/>.</summary>
    public int Algorithm;

    public long FileBytes;
    public long Codes;
    public long Postings;
    public long Items;
    public long ItemBytes;
    public int KeyBits;

    /// <summary>CRC-32C of everything after the header.</summary>
    public uint BodyChecksum;

    /// <summary>CRC-32C of the header with this field zero.</summary>
    public uint HeaderChecksum;

    private readonly int _padding;

    public readonly long CodesAt => Bytes;

    public readonly long PostingsAt => Align(CodesAt + (8 * Codes));

    public readonly long StartsAt => Align(PostingsAt + (4 * Postings));

    public readonly long ItemsAt => Align(StartsAt + (4 * ((1L << KeyBits) + 1)));

    public readonly long ExpectedBytes => ItemsAt + ItemBytes;

    /// <summary>The header as bytes, its checksum filled in.</summary>
    public byte[] ToBytes()
    {
        byte[] bytes = new byte[Bytes];
        HeaderChecksum = 0;
        MemoryMarshal.Write(bytes, in this);
        HeaderChecksum = Checksum.Crc32C(bytes);
        MemoryMarshal.Write(bytes, in this);
        return bytes;
    }

    /// <summary>What tells an index from others by its first bytes: its length, the checksum of what it holds, and the header's own; null where there is no such file or no header.</summary>
    public static string? StampOf(string path)
    {
        if (!File.Exists(path)) return null;
        byte[] bytes = new byte[Bytes];
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        if (file.ReadAtLeast(bytes, Bytes, throwOnEndOfStream: false) < Bytes || !IsSound(bytes)) return null;
        FingerprintIndexHeader header = MemoryMarshal.Read<FingerprintIndexHeader>(bytes);
        return header.FileBytes == file.Length ? FormattableString.Invariant($"{header.FileBytes}-{header.BodyChecksum:x8}-{header.HeaderChecksum:x8}") : null;
    }

    /// <summary>Whether the bytes bear the checksum that they should.</summary>
    public static bool IsSound(ReadOnlySpan<byte> bytes)
    {
        FingerprintIndexHeader header = MemoryMarshal.Read<FingerprintIndexHeader>(bytes);
        uint stated = header.HeaderChecksum;
        byte[] copy = bytes[..Bytes].ToArray();
        header.HeaderChecksum = 0;
        MemoryMarshal.Write(copy, in header);
        return Checksum.Crc32C(copy) == stated;
    }

    private static long Align(long at) => (at + Alignment - 1) / Alignment * Alignment;
}
