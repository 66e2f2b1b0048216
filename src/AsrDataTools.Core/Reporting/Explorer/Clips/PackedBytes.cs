using System.IO.Compression;

namespace AsrDataTools.Reporting.Explorer;

/// <summary>Bytes as the page takes them: differences along each row, zlib, base64.</summary>
internal static class PackedBytes
{
    /// <param name="row">Bytes of a row; each is replaced by what it differs from the one before it, modulo 256.</param>
    public static string Pack(ReadOnlySpan<byte> bytes, int row)
    {
        byte[] differences = new byte[bytes.Length];
        for (int i = 0; i < bytes.Length; i++) differences[i] = (byte)(i % row == 0 ? bytes[i] : bytes[i] - bytes[i - 1]);
        using MemoryStream packed = new();
        using (ZLibStream stream = new(packed, CompressionLevel.Optimal, leaveOpen: true)) stream.Write(differences);
        return Convert.ToBase64String(packed.GetBuffer(), 0, (int)packed.Length);
    }
}
