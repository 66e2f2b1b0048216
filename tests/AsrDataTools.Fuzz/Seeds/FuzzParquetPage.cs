using System.Buffers.Binary;

namespace AsrDataTools.Fuzz;

/// <summary>A Parquet file by hand: one column <c>text</c> in one page of the first kind, coded in a way that our own writer does not use. Source: parquet.thrift of Apache Parquet.</summary>
public sealed record FuzzParquetPage
{
    public const int LengthDifferences = 6;
    public const int TextDifferences = 7;

    private const int Rle = 3;
    private const int ByteArray = 6;

    // Types of Thrift's compact protocol; the number of a field, less the one before, stands above them.
    private const byte I32 = 5, I64 = 6, Text = 8, Items = 9, Part = 12;

    /// <summary>How the values are coded.</summary>
    public int Encoding { get; init; } = TextDifferences;

    public required int Rows { get; init; }

    /// <summary>The values, coded.</summary>
    public required byte[] Values { get; init; }

    /// <summary>Runs of definition levels of a column that need not have values; null where every row has one.</summary>
    public byte[]? Levels { get; init; }

    /// <summary>The codec by its number, and what packs in it.</summary>
    public (int Number, Func<byte[], byte[]> Pack) Codec { get; init; } = (0, bytes => bytes);

    /// <summary>Lengths as differences: of two values, or of more that differ by the same amount.</summary>
    /// <param name="count">How many.</param>
    /// <param name="first">The first.</param>
    /// <param name="step">From one to the next.</param>
    /// <param name="block">Values in a block; in four parts.</param>
    public static byte[] Lengths(int count, int first, int step, uint block = 128)
    {
        List<byte> bytes = [.. Varint(block), .. Varint(4), .. Varint((uint)count), .. Zigzag(first)];
        for (long read = 1; read < count; read += block) bytes.AddRange([.. Zigzag(step), 0, 0, 0, 0]);
        return [.. bytes];
    }

    public byte[] ToBytes()
    {
        byte[] content = Levels is null ? Values : [.. Length(Levels.Length), .. Levels, .. Values];
        byte[] packed = Codec.Pack(content);
        byte[] header =
        [
            0x10 | I32, .. Zigzag(0), 0x10 | I32, .. Zigzag(content.Length), 0x10 | I32, .. Zigzag(packed.Length),
            0x20 | Part, 0x10 | I32, .. Zigzag(Rows), 0x10 | I32, .. Zigzag(Encoding), 0x10 | I32, .. Zigzag(Rle), 0x10 | I32, .. Zigzag(Rle), 0, 0,
        ];
        byte[] name = [4, .. "text"u8];
        byte[] column =
        [
            0x10 | I32, .. Zigzag(ByteArray), 0x10 | Items, 0x10 | I32, .. Zigzag(Encoding), 0x10 | Items, 0x10 | Text, .. name, 0x10 | I32, .. Zigzag(Codec.Number),
            0x10 | I64, .. Zigzag(Rows), 0x10 | I64, .. Zigzag(header.Length + content.Length), 0x10 | I64, .. Zigzag(header.Length + packed.Length), 0x20 | I64, .. Zigzag(4), 0,
        ];
        byte[] footer =
        [
            0x10 | I32, .. Zigzag(1),
            0x10 | Items, 0x20 | Part, 0x40 | Text, .. name, 0x10 | I32, .. Zigzag(1), 0,
            0x10 | I32, .. Zigzag(ByteArray), 0x20 | I32, .. Zigzag(Levels is null ? 0 : 1), 0x10 | Text, .. name, 0x20 | I32, .. Zigzag(0), 0,
            0x10 | I64, .. Zigzag(Rows),
            0x10 | Items, 0x10 | Part, 0x10 | Items, 0x10 | Part, 0x20 | I64, .. Zigzag(4), 0x10 | Part, .. column, 0,
            0x10 | I64, .. Zigzag(content.Length), 0x10 | I64, .. Zigzag(Rows), 0,
            0,
        ];
        return [.. "PAR1"u8, .. header, .. packed, .. footer, .. Length(footer.Length), .. "PAR1"u8];
    }

    /// <summary>Texts that begin with the whole of the one before, and one letter more.</summary>
    public static FuzzParquetPage Growing(int count) => new()
    {
        Rows = count,
        Values = [.. Lengths(count, 0, 1), .. Lengths(count, 1, 0), .. System.Text.Encoding.ASCII.GetBytes(new string('a', count))],
    };

    /// <summary>The texts "hello" and "help".</summary>
    public static FuzzParquetPage Sound { get; } = new() { Rows = 2, Values = [.. Lengths(2, 0, 3), .. Lengths(2, 5, -4), .. "hellop"u8] };

    /// <summary>The same, in blocks of a billion lengths.</summary>
    public static FuzzParquetPage HugeBlock { get; } = Sound with { Values = [.. Lengths(2, 0, 3, 1u << 30), .. Lengths(2, 5, -4), .. "hellop"u8] };

    private static byte[] Length(int value)
    {
        byte[] bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }

    private static byte[] Zigzag(int value) => Varint((uint)((value << 1) ^ (value >> 31)));

    private static byte[] Varint(uint value) => value < 0x80 ? [(byte)value] : [(byte)(value | 0x80), .. Varint(value >> 7)];
}
