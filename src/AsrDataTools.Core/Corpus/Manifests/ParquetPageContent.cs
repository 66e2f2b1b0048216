using System.Buffers.Binary;
using System.IO.Compression;
using System.Numerics;
using K4os.Compression.LZ4;
using Parquet.Meta;
using Snappier;
using ZstdSharp;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>What a page of a Parquet file holds, unpacked as the library does it. Source: Compression.md and Encodings.md of Apache Parquet.</summary>
internal static class ParquetPageContent
{
    /// <param name="codec">Of the column.</param>
    /// <param name="packed">The bytes of the page; the length that they promise has been checked.</param>
    /// <param name="unpacked">Bytes that the header of the page promises.</param>
    /// <exception cref="InvalidDataException">It is damaged, or in a codec that is not read.</exception>
    public static ReadOnlySpan<byte> Unpack(CompressionCodec codec, byte[] packed, int unpacked)
    {
        switch (codec)
        {
            case CompressionCodec.UNCOMPRESSED:
                return packed;
            case CompressionCodec.SNAPPY:
                return Snappy.DecompressToArray(packed);
            case CompressionCodec.ZSTD:
                using (Decompressor decompressor = new()) return decompressor.Unwrap(packed).ToArray();
            case CompressionCodec.GZIP:
                using (GZipStream gzip = new(new MemoryStream(packed), CompressionMode.Decompress)) return Read(gzip, unpacked);
            case CompressionCodec.BROTLI:
                using (BrotliStream brotli = new(new MemoryStream(packed), CompressionMode.Decompress)) return Read(brotli, unpacked);
            case CompressionCodec.LZ4 or CompressionCodec.LZ4_RAW:
                byte[] content = new byte[unpacked];
                int length = LZ4Codec.Decode(packed, content);
                return length >= 0 ? content.AsSpan(0, length) : throw new InvalidDataException("a page is no LZ4");
            default:
                throw new InvalidDataException($"a page is compressed by {codec}");
        }
    }

    /// <summary>Takes the levels from the front of a page of the first kind: their length in four bytes, then runs.</summary>
    /// <param name="content">Of the page; what is behind the levels afterwards.</param>
    /// <param name="most">The highest level; 0 where the page has none.</param>
    /// <param name="count">Levels that the page promises.</param>
    /// <returns>How many of them are the highest.</returns>
    /// <exception cref="InvalidDataException">They are damaged.</exception>
    /// <exception cref="EndOfStreamException">They lead beyond the page.</exception>
    public static int TakeLevels(ref ReadOnlySpan<byte> content, int most, int count)
    {
        if (most == 0) return count;
        int length = content.Length >= sizeof(int) ? BinaryPrimitives.ReadInt32LittleEndian(content) : -1;
        if (length < 0 || length > content.Length - sizeof(int)) throw new EndOfStreamException("the levels of a page lead beyond its end");
        int highest = Highest(content.Slice(sizeof(int), length), most, count);
        content = content[(sizeof(int) + length)..];
        return highest;
    }

    private static int Highest(ReadOnlySpan<byte> runs, int most, int count)
    {
        ParquetBits bits = new(runs);
        int width = BitOperations.Log2((uint)most) + 1;
        int read = 0, highest = 0;
        while (read < count)
        {
            ulong header = bits.Varint();
            bool isPacked = (header & 1) == 1; // Eight values at a time, not one many times.
            int run = (int)Math.Min((header >> 1) * (isPacked ? 8UL : 1), (ulong)(count - read));
            if (run == 0) throw new InvalidDataException("a page has a run of no levels");
            ReadOnlySpan<byte> values = bits.Take(isPacked ? (run + 7L) / 8 * width : (width + 7) / 8);
            for (int level = 0; level < run; level++)
            {
                if (ParquetBits.Value(values, isPacked ? level : 0, width) == (uint)most) highest++;
            }

            read += run;
        }

        return highest;
    }

    private static byte[] Read(Stream source, int length)
    {
        byte[] content = new byte[length];
        return content[..source.ReadAtLeast(content, length, throwOnEndOfStream: false)];
    }
}
