using System.Numerics;
using System.Runtime.InteropServices;

namespace AsrDataTools.Leakage;

/// <summary>CRC-32C (Castagnoli; RFC 3720, appendix B.4): every processor of today has an instruction for it.</summary>
internal static class Checksum
{
    /// <summary>What a checksum in parts begins with.</summary>
    public const uint Start = uint.MaxValue;

    public static uint Crc32C(ReadOnlySpan<byte> bytes) => ~Add(Start, bytes);

    /// <summary>Carries a checksum on; the last one is to be inverted.</summary>
    public static uint Add(uint checksum, ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (ulong word in words)
            checksum = BitOperations.Crc32C(checksum, word);
        foreach (byte item in bytes[(8 * words.Length)..])
            checksum = BitOperations.Crc32C(checksum, item);
        return checksum;
    }
}
