namespace AsrDataTools.Corpus.Manifests;

/// <summary>
/// Walks through Parquet's metadata in Thrift's compact protocol: every field that parquet.thrift names has the type that it has there, no
/// count or length leads beyond the end. Fields that are not known here must only be well formed.
/// </summary>
/// <param name="bytes">The metadata.</param>
/// <param name="mostEntries">Most values of the columns of a group of rows together, or rows of a group, that are believed.</param>
/// <param name="numbers">
/// Gets the integers and Booleans (as 0 and 1) of the structs that are listed here, under the struct's name and the field's number; a field that comes twice is then
/// refused. Null where they are not wanted.
/// </param>
internal ref struct ThriftCheck(ReadOnlySpan<byte> bytes, long mostEntries, Dictionary<(string Struct, int Field), long>? numbers = null)
{
    private const int Deepest = 32;
    private const int RowsField = 3, ValuesField = 5;
    private const int Stop = 0, True = 1, False = 2, Byte = 3, I16 = 4, I32 = 5, I64 = 6, Double = 7, Binary = 8, List = 9, Set = 10, Map = 11, Struct12 = 12;

    // For each struct its fields from 1: i integers (4, 8 bytes), b a Boolean, s bytes or text, d a double; in brackets a list; a name another struct; - a number that is not in use.
    private static readonly Dictionary<string, string[]> Structs = new(StringComparer.Ordinal)
    {
        ["FileMetaData"] = ["i4", "[SchemaElement]", "i8", "[RowGroup]", "[KeyValue]", "s", "[ColumnOrder]", "Encryption", "s"],
        ["SchemaElement"] = ["i4", "i4", "i4", "s", "i4", "i4", "i4", "i4", "i4", "LogicalType"],
        ["RowGroup"] = ["[ColumnChunk]", "i8", "i8", "[SortingColumn]", "i8", "i8", "i2"],
        ["ColumnChunk"] = ["s", "i8", "ColumnMetaData", "i8", "i4", "i8", "i4", "Crypto", "s"],
        ["ColumnMetaData"] = ["i4", "[i4]", "[s]", "i4", "i8", "i8", "i8", "[KeyValue]", "i8", "i8", "i8", "Statistics", "[EncodingStats]", "i8", "i4", "SizeStatistics", "Geospatial"],
        ["Statistics"] = ["s", "s", "i8", "i8", "s", "s", "b", "b"],
        ["SizeStatistics"] = ["i8", "[i8]", "[i8]"],
        ["EncodingStats"] = ["i4", "i4", "i4"],
        ["KeyValue"] = ["s", "s"],
        ["SortingColumn"] = ["i4", "b", "b"],
        ["ColumnOrder"] = ["Empty"],
        ["LogicalType"] = ["Empty", "Empty", "Empty", "Empty", "Decimal", "Empty", "Time", "Time", "-", "Integer", "Empty", "Empty", "Empty", "Empty", "Empty", "Variant", "Geometry", "Geography"],
        ["Decimal"] = ["i4", "i4"],
        ["Time"] = ["b", "TimeUnit"],
        ["TimeUnit"] = ["Empty", "Empty", "Empty"],
        ["Integer"] = ["i1", "b"],
        ["Variant"] = ["i1"],
        ["Geometry"] = ["s"],
        ["Geography"] = ["s", "i4"],
        ["Geospatial"] = ["Box", "[i4]"],
        ["Box"] = ["d", "d", "d", "d", "d", "d", "d", "d"],
        ["Encryption"] = ["Algorithm", "Algorithm"],
        ["Algorithm"] = ["s", "s", "b"],
        ["Crypto"] = ["Empty", "ColumnKey"],
        ["ColumnKey"] = ["[s]", "s"],
        ["PageHeader"] = ["i4", "i4", "i4", "i4", "DataPage", "Empty", "DictionaryPage", "DataPageV2"],
        ["DataPage"] = ["i4", "i4", "i4", "i4", "Statistics"],
        ["DictionaryPage"] = ["i4", "i4", "b"],
        ["DataPageV2"] = ["i4", "i4", "i4", "i4", "i4", "i4", "b", "Statistics"],
        ["Empty"] = [],
    };

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private readonly long _mostEntries = mostEntries;
    private readonly Dictionary<(string Struct, int Field), long>? _numbers = numbers;
    private long _entries;
    private int _at;
    private int _depth;

    /// <summary>How many bytes were walked through.</summary>
    public readonly int Position => _at;

    /// <summary>Walks through one struct.</summary>
    /// <param name="name">As listed; null for one that is not known.</param>
    /// <exception cref="InvalidDataException">It is not what it should be.</exception>
    /// <exception cref="EndOfStreamException">It leads beyond the bytes given.</exception>
    public void Struct(string? name)
    {
        Descend();
        string[] fields = name is null ? [] : Structs[name];
        int id = 0;
        while (Next() is var header and not Stop)
        {
            int type = header & 0xF;
            id = (short)(header >> 4 is > 0 and int step ? id + step : Zigzag(Varint32())); // As the library wraps it.
            string? known = id > 0 && id <= fields.Length && fields[id - 1] is not "-" and var field ? field : null;
            if (known is not null && !Fits(type, known)) throw Damaged($"has a field {id} of {name} of another type");
            if (name == "RowGroup" && id == 1) _entries = 0;
            if ((name, id) is ("RowGroup", RowsField)) Entries(Zigzag(Varint()), 0);
            else if ((name, id) is ("ColumnMetaData", ValuesField)) Entries(Zigzag(Varint()), _entries);
            else if (_numbers is null || known is null) Value(type, known, inList: false);
            else if (!_numbers.TryAdd((name!, id), Number(type, known))) throw Damaged($"has the field {id} of {name} twice");
        }

        _depth--;
    }

    // The library makes room for as many as are promised.
    private void Entries(long count, long before)
    {
        if (count < 0 || count > _mostEntries - before) throw Damaged(FormattableString.Invariant($"promises {count} values beside {before} others, which is more than a file of this size can hold"));
        _entries = before + count;
    }

    private long Number(int type, string known)
    {
        if (type is I16 or I32) return Zigzag(Varint32());
        if (type is I64) return Zigzag(Varint());
        Value(type, known, inList: false);
        return type == True ? 1 : 0;
    }

    private void Value(int type, string? known, bool inList)
    {
        switch (type)
        {
            case True or False:
                if (inList) Skip(1); // Within a struct the type says it all.
                break;
            case Byte:
                Skip(1);
                break;
            case I16 or I32:
                Varint32();
                break;
            case I64:
                Varint();
                break;
            case Double:
                Skip(8);
                break;
            case Binary:
                Skip(Varint32());
                break;
            case List or Set:
                Items(known?.Trim('[', ']'));
                break;
            case Map:
                Pairs();
                break;
            case Struct12:
                Struct(known is not null && Structs.ContainsKey(known) ? known : null);
                break;
            default:
                throw Damaged($"has a value of the unknown type {type}");
        }
    }

    private void Items(string? known)
    {
        Descend();
        int header = Next();
        int type = header & 0xF;
        ulong count = header >> 4 is < 15 and int few ? (ulong)few : Varint32();
        if (count > (ulong)(_bytes.Length - _at)) throw Ended("counts more items than there are bytes");
        if (count > 0 && known is not null && !Fits(type, known)) throw Damaged("has a list of another type");
        for (ulong item = 0; item < count; item++) Value(type, known, inList: true);
        _depth--;
    }

    private void Pairs()
    {
        Descend();
        ulong count = Varint32();
        if (count > (ulong)(_bytes.Length - _at)) throw Ended("counts more pairs than there are bytes");
        int types = count == 0 ? 0 : Next();
        for (ulong pair = 0; pair < count; pair++)
        {
            Value(types >> 4, null, inList: true);
            Value(types & 0xF, null, inList: true);
        }

        _depth--;
    }

    // Structs, lists and maps alike: a list in a list takes one byte, and each level a piece of the stack.
    private void Descend()
    {
        if (++_depth > Deepest) throw Damaged("nests too deeply");
    }

    private static bool Fits(int type, string known) => known switch
    {
        "b" => type is True or False,
        "i1" => type == Byte,
        "i2" => type == I16,
        "i4" => type == I32,
        "i8" => type == I64,
        "d" => type == Double,
        "s" => type == Binary,
        _ => known[0] == '[' ? type == List : type == Struct12,
    };

    private int Next() => _at < _bytes.Length ? _bytes[_at++] : throw Ended("ends in the middle");

    private ulong Varint()
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            int next = Next();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return value;
        }

        throw Damaged("holds a number that does not end");
    }

    // The library makes something else of a longer one.
    private ulong Varint32()
    {
        int start = _at;
        ulong value = Varint();
        return value <= uint.MaxValue && _at - start <= 5 ? value : throw Damaged("holds a number beyond 32 bits");
    }

    private static long Zigzag(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);

    private void Skip(ulong count)
    {
        if (count > (ulong)(_bytes.Length - _at)) throw Ended("has a text that is longer than what is left");
        _at += (int)count;
    }

    private static EndOfStreamException Ended(string what) => new($"its metadata {what}");

    private static InvalidDataException Damaged(string what) => new($"its metadata {what}");
}
