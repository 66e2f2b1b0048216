using System.Buffers.Binary;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>
/// Checks the metadata at the end of a Parquet file before the library reads it: the library trusts the types and counts that stand there,
/// and goes on for ever where they lead it past the end. Source: parquet.thrift of Apache Parquet, and Thrift's compact protocol.
/// </summary>
internal static class ParquetFooter
{
    private const int LengthAndMark = 8;
    private const int LongestBytes = 1 << 28;

    // A column whose rows are all alike takes a few bytes for any number of them; a table of recordings has names, which take more.
    private const long FewEntries = 1_000_000;
    private const long EntriesPerByte = 250;

    /// <summary>Checks the footer and puts the stream back to its start.</summary>
    /// <param name="file">Seekable.</param>
    /// <exception cref="InvalidDataException">The file has no footer, or one that is damaged.</exception>
    /// <exception cref="EndOfStreamException">The footer leads beyond its end.</exception>
    public static void Require(Stream file)
    {
        Span<byte> end = stackalloc byte[LengthAndMark];
        if (file.Length < LengthAndMark + 4) throw new InvalidDataException("it is too short");
        file.Position = file.Length - LengthAndMark;
        file.ReadExactly(end);
        int length = BinaryPrimitives.ReadInt32LittleEndian(end);
        if (!end[4..].SequenceEqual("PAR1"u8)) throw new InvalidDataException("it does not end in PAR1");
        if (length <= 0 || length > LongestBytes || length > file.Length - LengthAndMark - 4) throw new InvalidDataException("the length of its metadata is wrong");
        byte[] bytes = new byte[length];
        file.Position = file.Length - LengthAndMark - length;
        file.ReadExactly(bytes);
        new ThriftCheck(bytes, FewEntries + (EntriesPerByte * file.Length)).Struct("FileMetaData");
        file.Position = 0;
    }
}
