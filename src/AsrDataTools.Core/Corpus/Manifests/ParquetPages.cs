using System.Buffers;
using Microsoft.Win32.SafeHandles;
using Parquet;
using Parquet.Meta;
using Parquet.Schema;
using ZstdSharp;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>
/// Checks the pages of a column before the library reads them: it makes room for whatever a page's header, or the first bytes of what is compressed, say that
/// the page holds. Source: parquet.thrift and Encodings.md of Apache Parquet; format_description.txt of Snappy; RFC 8878 for Zstandard.
/// </summary>
/// <param name="file">Whose footer has been checked. Its position stays.</param>
internal sealed class ParquetPages(FileStream file)
{
    // Most headers take a few dozen bytes; the least and the greatest value of a page stand in some.
    private const int ShortHeader = 1 << 12;
    private const int LongestHeader = 1 << 24;

    // What alike rows come to may be small beyond all measure; what differs does not compress further than this.
    private const long FewBytes = 1 << 23;
    private const long BytesPerByte = 1100;

    private const int DataPage = 0, DictionaryPage = 2, DataPageV2 = 3;
    private const int TypeField = 1, UnpackedField = 2, PackedField = 3;
    private const int ValuesField = 1, EncodingField = 2, NullsField = 2, SecondEncodingField = 4, DefinitionsField = 5, RepetitionsField = 6, IsCompressedField = 7;

    private readonly SafeFileHandle _handle = file.SafeFileHandle;
    private readonly byte[] _opening = new byte[ShortHeader];
    private readonly Dictionary<(string Struct, int Field), long> _header = [];
    private readonly long _most = FewBytes + (BytesPerByte * file.Length);
    private ParquetRowGroupReader? _group;
    private long _promised;

    /// <summary>Checks all pages that the values of a column in a group of rows lie in.</summary>
    /// <returns>Where the last of them ends, in bytes from the start of the file.</returns>
    /// <exception cref="InvalidDataException">A header is damaged; or the columns read of this group promise more bytes together than such a file can hold.</exception>
    /// <exception cref="EndOfStreamException">A page leads beyond the end.</exception>
    public long Require(ParquetRowGroupReader group, DataField field)
    {
        if (!ReferenceEquals(group, _group)) (_group, _promised) = (group, 0);
        ColumnMetaData column = group.GetMetadata(field)?.MetaData ?? throw new InvalidDataException($"column '{field.Path}' is not in every group of rows");
        long[] starts = [.. new[] { column.DictionaryPageOffset ?? 0, column.DataPageOffset, column.IndexPageOffset ?? 0 }.Where(start => start != 0)];
        long at = starts.Length > 0 ? starts.Min() : 0;
        long values = 0;
        while (values < column.NumValues)
        {
            if (at < 0) throw Damaged(field, "begins before the file does");
            at += Header(at);
            long packed = Number("PageHeader", PackedField), unpacked = Number("PageHeader", UnpackedField);
            if (packed < 0 || unpacked < 0) throw Damaged(field, "is shorter than nothing");
            if (packed > file.Length - at) throw new EndOfStreamException($"a page of column '{field.Path}' ends beyond the file");
            long count = Values(field, column, unpacked);
            if (Number("PageHeader", TypeField) != DictionaryPage) values += count;
            Promise(field, Math.Max(unpacked, Room(field, column.Codec, at, (int)packed)));
            Promise(field, Differences(field, column.Codec, at, (int)packed, (int)unpacked));
            at += packed;
        }

        return at;
    }

    /// <returns>Its length. What it says is in <see cref="_header"/>.</returns>
    private int Header(long at)
    {
        int read = RandomAccess.Read(_handle, _opening, at);
        try
        {
            return Walk(_opening.AsSpan(0, read));
        }
        catch (EndOfStreamException) when (read == ShortHeader)
        {
            byte[] more = new byte[Math.Min(LongestHeader, file.Length - at)];
            return Walk(more.AsSpan(0, RandomAccess.Read(_handle, more, at)));
        }
    }

    private int Walk(ReadOnlySpan<byte> bytes)
    {
        _header.Clear();
        ThriftCheck check = new(bytes, 0, _header);
        check.Struct("PageHeader");
        return check.Position;
    }

    private long Number(string structure, int number) => _header.GetValueOrDefault((structure, number));

    private long Values(DataField field, ColumnMetaData column, long unpacked)
    {
        string structure = Number("PageHeader", TypeField) switch
        {
            DataPage => nameof(DataPage),
            DictionaryPage => nameof(DictionaryPage),
            DataPageV2 => nameof(DataPageV2),
            long type => throw Damaged(field, FormattableString.Invariant($"is of the kind {type}, which is not known")),
        };
        long count = Number(structure, ValuesField);
        long most = structure == nameof(DictionaryPage) ? unpacked / Width(column.Type) : column.NumValues;
        if (count < 0 || count > most) throw Damaged(field, FormattableString.Invariant($"promises {count} values"));
        if (Number(nameof(DataPageV2), NullsField) is var nulls && (nulls < 0 || nulls > count)) throw Damaged(field, FormattableString.Invariant($"promises {nulls} absent values among {count}"));
        return count;
    }

    // The fewest bytes that a value of a dictionary takes.
    private static int Width(Parquet.Meta.Type type) => type switch
    {
        Parquet.Meta.Type.BYTE_ARRAY or Parquet.Meta.Type.INT32 or Parquet.Meta.Type.FLOAT => 4,
        Parquet.Meta.Type.INT64 or Parquet.Meta.Type.DOUBLE => 8,
        Parquet.Meta.Type.INT96 => 12,
        _ => 1,
    };

    // For these two the library goes by what is compressed, not by the header of the page.
    private long Room(DataField field, CompressionCodec codec, long at, int packed)
    {
        if (codec is not (CompressionCodec.SNAPPY or CompressionCodec.ZSTD) || !IsCompressed) return 0;
        int levels = FrontLevels(field, packed);
        return codec == CompressionCodec.SNAPPY ? SnappyLength(at + levels) : ZstandardLength(at + levels, packed - levels);
    }

    // What values that are coded as differences come to beside what the page promises to hold.
    private long Differences(DataField field, CompressionCodec codec, long at, int packed, int unpacked)
    {
        Encoding encoding = (Encoding)(IsSecond ? Number(nameof(DataPageV2), SecondEncodingField) : Number(nameof(DataPage), EncodingField));
        if (!ParquetDifferences.Is(encoding)) return 0;
        int levels = FrontLevels(field, packed);
        byte[] page = new byte[packed - levels];
        RandomAccess.Read(_handle, page, at + levels);
        ReadOnlySpan<byte> content = ParquetPageContent.Unpack(IsCompressed ? codec : CompressionCodec.UNCOMPRESSED, page, unpacked);
        int count;
        if (IsSecond) count = (int)(Number(nameof(DataPageV2), ValuesField) - Number(nameof(DataPageV2), NullsField));
        else
        {
            int entries = (int)Number(nameof(DataPage), ValuesField);
            ParquetPageContent.TakeLevels(ref content, field.MaxRepetitionLevel, entries);
            count = ParquetPageContent.TakeLevels(ref content, field.MaxDefinitionLevel, entries);
        }

        return ParquetDifferences.Room(content, encoding, count, field.ClrType == typeof(string) || field.ClrType == typeof(ReadOnlyMemory<char>));
    }

    private bool IsSecond => Number("PageHeader", TypeField) == DataPageV2;

    // Pages of the second kind may say that they are not.
    private bool IsCompressed => !IsSecond || !_header.TryGetValue((nameof(DataPageV2), IsCompressedField), out long isCompressed) || isCompressed != 0;

    // Bytes of levels in front of what a page of the second kind compresses.
    private int FrontLevels(DataField field, int packed)
    {
        long levels = IsSecond ? Levels(field.MaxRepetitionLevel, RepetitionsField) + Levels(field.MaxDefinitionLevel, DefinitionsField) : 0;
        return levels >= 0 && levels <= packed ? (int)levels : throw Damaged(field, "has more levels than bytes");
    }

    private long Levels(int most, int number) => most == 0 ? 0 : Number(nameof(DataPageV2), number) is >= 0 and var length ? length : long.MinValue / 2;

    // The varint that it begins with.
    private long SnappyLength(long at)
    {
        Span<byte> opening = stackalloc byte[5];
        int read = RandomAccess.Read(_handle, opening, at);
        long length = 0;
        for (int index = 0; index < read; index++)
        {
            length |= (long)(opening[index] & 0x7F) << (7 * index);
            if (opening[index] < 0x80) break;
        }

        return length;
    }

    private long ZstandardLength(long at, int packed)
    {
        byte[] page = ArrayPool<byte>.Shared.Rent(packed);
        try
        {
            int read = RandomAccess.Read(_handle, page.AsSpan(0, packed), at);
            return (long)Math.Min(Decompressor.GetDecompressedSize(page.AsSpan(0, read)), long.MaxValue);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(page);
        }
    }

    private void Promise(DataField field, long bytes)
    {
        if (bytes > _most - _promised) throw Damaged(field, FormattableString.Invariant($"promises {bytes} bytes beside {_promised} others, which is more than a file of this size can hold"));
        _promised += bytes;
    }

    private static InvalidDataException Damaged(DataField field, string what) => new($"a page of column '{field.Path}' {what}");
}
