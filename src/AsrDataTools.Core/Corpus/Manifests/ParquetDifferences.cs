using Parquet.Meta;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>
/// Checks the values of a page that are coded as differences, before the library decodes them: it makes room for a block as large as the page says, and a text may begin with all
/// of the one before, so that a few bytes come to any number of them. Source: Encodings.md of Apache Parquet, "Delta Encoding" to "Delta Strings".
/// </summary>
internal static class ParquetDifferences
{
    private const int WidestLength = 32;

    /// <summary>Whether the values are coded so.</summary>
    public static bool Is(Encoding encoding) => encoding is Encoding.DELTA_BINARY_PACKED or Encoding.DELTA_LENGTH_BYTE_ARRAY or Encoding.DELTA_BYTE_ARRAY;

    /// <param name="values">Of the page, without its levels.</param>
    /// <param name="encoding">How they are coded.</param>
    /// <param name="count">How many the page promises.</param>
    /// <param name="isText">Whether the library makes characters of them.</param>
    /// <returns>Bytes that are made room for.</returns>
    /// <exception cref="InvalidDataException">They are damaged, or of a kind that the library reads wrongly.</exception>
    /// <exception cref="EndOfStreamException">They lead beyond the page.</exception>
    public static long Room(ReadOnlySpan<byte> values, Encoding encoding, int count, bool isText)
    {
        if (values.IsEmpty && count == 0) return 0;
        ParquetBits bits = new(values);
        if (encoding != Encoding.DELTA_BYTE_ARRAY) return Block.Read(ref bits, count).Room;
        (int[] prefixes, long room) = Lengths(ref bits, count);
        (int[] suffixes, long more) = Lengths(ref bits, count);
        room += more;
        long left = bits.Rest.Length, length = 0;
        for (int value = 0; value < count; value++)
        {
            if (prefixes[value] < 0 || prefixes[value] > length) throw new InvalidDataException("a text of a page begins with more of the one before than that has");
            if (suffixes[value] < 0 || suffixes[value] > left) throw new EndOfStreamException("the texts of a page lead beyond its end");
            left -= suffixes[value];
            length = prefixes[value] + suffixes[value];
            room += length;
        }

        // The library counts characters where the format counts bytes.
        if (isText && prefixes.AsSpan().ContainsAnyExcept(0) && !System.Text.Ascii.IsValid(bits.Rest[..^(int)left]))
            throw new InvalidDataException("texts beyond ASCII are coded as DELTA_BYTE_ARRAY; write them as PLAIN or with a dictionary");
        return room;
    }

    private static (int[] Lengths, long Room) Lengths(ref ParquetBits bits, int count)
    {
        int[] lengths = new int[count];
        Block block = Block.Read(ref bits, count);
        int read = Math.Min(count, 1), length = block.First;
        if (count > 0) lengths[0] = length;
        while (read < count)
        {
            int least = (int)bits.Zigzag();
            ReadOnlySpan<byte> widths = bits.Take(block.Parts);
            for (int part = 0; part < block.Parts && read < count; part++)
            {
                int width = widths[part];
                if (width > WidestLength) throw new InvalidDataException("a page has lengths beyond 32 bits");
                ReadOnlySpan<byte> packed = bits.Take(block.ValuesInPart / 8L * width);
                for (int value = 0; value < block.ValuesInPart && read < count; value++)
                {
                    length += least + (int)ParquetBits.Value(packed, value, width);
                    lengths[read++] = length;
                }
            }
        }

        return (lengths, block.Room);
    }

    /// <summary>How numbers are laid in blocks, each of some parts, and the first of them.</summary>
    private readonly record struct Block(int ValuesInPart, int Parts, int First)
    {
        // The library unpacks a part at a time into numbers of 8 bytes at most.
        public long Room => 8L * ValuesInPart;

        public static Block Read(ref ParquetBits bits, int count)
        {
            ulong size = bits.Varint(), parts = bits.Varint(), promised = bits.Varint();
            int first = (int)bits.Zigzag();
            if (size > int.MaxValue || parts == 0 || size % parts != 0 || size / parts % 8 != 0 || size / parts == 0) throw new InvalidDataException("a page has blocks of no sound size");
            return promised == (ulong)count
                ? new Block((int)(size / parts), (int)parts, first)
                : throw new InvalidDataException(FormattableString.Invariant($"a page promises {promised} values where there are {count}"));
        }
    }
}
