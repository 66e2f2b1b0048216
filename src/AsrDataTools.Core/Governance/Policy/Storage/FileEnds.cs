using System.Buffers.Binary;
using System.Security.Cryptography;
using AsrDataTools.Governance.Packaging;

namespace AsrDataTools.Governance.Policy;

/// <summary>Digests that tell files apart: of both ends, which mostly suffices, and of all bytes. Each is half of SHA-256.</summary>
internal static class FileEnds
{
    private const int EndBytes = 4096;

    /// <summary>Whether the ends of a file of that size are all of it.</summary>
    public static bool AreWhole(long size) => size <= 2 * EndBytes;

    /// <summary>Digest of the size and the first and last 4,096 bytes.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static UInt128 Digest(string path)
    {
        using Microsoft.Win32.SafeHandles.SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        long size = RandomAccess.GetLength(file);
        Span<byte> bytes = stackalloc byte[sizeof(long) + (2 * EndBytes)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, size);
        int filled = sizeof(long) + Read(file, bytes[sizeof(long)..], 0);
        if (!AreWhole(size)) filled = sizeof(long) + EndBytes + Read(file, bytes[^EndBytes..], size - EndBytes);
        return Half(SHA256.HashData(bytes[..filled]));
    }

    /// <summary>Digest of all bytes.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static UInt128 DigestWhole(string path, long size, CancellationToken cancellation) =>
        Half(FileDigest.Take(path, size, [BagAlgorithm.Sha256], null, cancellation)[0]);

    private static int Read(Microsoft.Win32.SafeHandles.SafeFileHandle file, Span<byte> bytes, long offset)
    {
        int filled = 0;
        while (filled < bytes.Length && RandomAccess.Read(file, bytes[filled..], offset + filled) is > 0 and int read) filled += read;
        return filled;
    }

    private static UInt128 Half(ReadOnlySpan<byte> digest) => BinaryPrimitives.ReadUInt128BigEndian(digest);
}
