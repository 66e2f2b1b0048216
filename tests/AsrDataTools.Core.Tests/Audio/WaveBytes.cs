using System.Buffers.Binary;

namespace AsrDataTools.Core.Tests.Audio;

/// <summary>WAV files put together byte by byte, as right or wrong as a test wants them.</summary>
internal static class WaveBytes
{
    public static byte[] U16(int value) => BitConverter.GetBytes((ushort)value);

    public static byte[] U32(long value) => BitConverter.GetBytes((uint)value);

    public static byte[] U64(ulong value) => BitConverter.GetBytes(value);

    /// <summary>16-bit samples as stored.</summary>
    public static byte[] Samples(params short[] samples)
    {
        byte[] bytes = new byte[samples.Length * 2];
        for (int index = 0; index < samples.Length; index++) BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(index * 2), samples[index]);
        return bytes;
    }

    /// <summary>A chunk with its padding byte; the declared size may lie.</summary>
    public static byte[] Chunk(string name, byte[] body, long? declared = null, bool pad = true) =>
        [.. name.Select(one => (byte)one), .. U32(declared ?? body.Length), .. body, .. pad && body.Length % 2 == 1 ? new byte[1] : []];

    public static byte[] Format(int tag = 1, int channels = 1, long rate = 8000, int? align = null, int bits = 16) => Chunk(
        "fmt ", [.. U16(tag), .. U16(channels), .. U32(rate), .. U32(0), .. U16(align ?? channels * bits / 8), .. U16(bits)]);

    /// <summary>WAVEFORMATEXTENSIBLE.</summary>
    public static byte[] Extensible(int subformat, int channels, int rate, int bits, int validBits) => Chunk("fmt ",
    [
        .. U16(0xFFFE), .. U16(channels), .. U32(rate), .. U32(0), .. U16(channels * bits / 8), .. U16(bits), .. U16(22), .. U16(validBits), .. U32(0),
        .. U16(subformat), 0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71,
    ]);

    public static byte[] File(params byte[][] chunks) => [.. "RIFF"u8, .. U32(4 + chunks.Sum(chunk => chunk.Length)), .. "WAVE"u8, .. chunks.SelectMany(chunk => chunk)];

    /// <summary>One Wave64 chunk, padded to eight bytes.</summary>
    public static byte[] W64Chunk(string name, byte[] body, ulong? declared = null) =>
    [
        .. name.Select(one => (byte)one), 0xF3, 0xAC, 0xD3, 0x11, 0x8C, 0xD1, 0x00, 0xC0, 0x4F, 0x8E, 0xDB, 0x8A,
        .. U64(declared ?? (ulong)body.Length + 24), .. body, .. new byte[(8 - (body.Length % 8)) % 8],
    ];

    public static byte[] W64File(params byte[][] chunks) =>
    [
        0x72, 0x69, 0x66, 0x66, 0x2E, 0x91, 0xCF, 0x11, 0xA5, 0xD6, 0x28, 0xDB, 0x04, 0xC1, 0x00, 0x00, .. U64((ulong)(40 + chunks.Sum(chunk => chunk.Length))),
        .. "wave"u8, 0xF3, 0xAC, 0xD3, 0x11, 0x8C, 0xD1, 0x00, 0xC0, 0x4F, 0x8E, 0xDB, 0x8A, .. chunks.SelectMany(chunk => chunk),
    ];
}
