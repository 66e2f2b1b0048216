namespace AsrDataTools.Corpus.Manifests;

/// <summary>Reads the numbers of Parquet's encodings, which have as many bits as they need. Source: Encodings.md of Apache Parquet.</summary>
internal ref struct ParquetBits(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>What has not been read.</summary>
    public readonly ReadOnlySpan<byte> Rest => _bytes;

    /// <summary>A number in ULEB128.</summary>
    /// <exception cref="InvalidDataException">It has more than 64 bits.</exception>
    /// <exception cref="EndOfStreamException">It leads beyond the end.</exception>
    public ulong Varint()
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte next = Take(1)[0];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return value;
        }

        throw new InvalidDataException("a page holds a number that does not end");
    }

    /// <summary>A number with a sign.</summary>
    /// <exception cref="InvalidDataException">It has more than 64 bits.</exception>
    /// <exception cref="EndOfStreamException">It leads beyond the end.</exception>
    public long Zigzag() => Varint() is var value ? (long)(value >> 1) ^ -(long)(value & 1) : 0;

    /// <exception cref="EndOfStreamException">There are fewer.</exception>
    public ReadOnlySpan<byte> Take(long count)
    {
        if (count > _bytes.Length) throw new EndOfStreamException("the values of a page lead beyond its end");
        ReadOnlySpan<byte> taken = _bytes[..(int)count];
        _bytes = _bytes[(int)count..];
        return taken;
    }

    /// <summary>One of many values that stand without gaps, the lowest bit first.</summary>
    /// <param name="packed">All of them.</param>
    /// <param name="index">From 0.</param>
    /// <param name="width">Bits of each, 0 to 32.</param>
    public static uint Value(ReadOnlySpan<byte> packed, int index, int width)
    {
        long bit = (long)index * width;
        ulong value = 0;
        for (int at = (int)(bit / 8), shift = -(int)(bit % 8); shift < width; at++, shift += 8) value |= shift < 0 ? (ulong)packed[at] >> -shift : (ulong)packed[at] << shift;
        return (uint)(value & ((1UL << width) - 1));
    }
}
