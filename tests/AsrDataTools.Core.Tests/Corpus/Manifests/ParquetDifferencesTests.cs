using System.IO.Compression;
using AsrDataTools.Corpus;
using AsrDataTools.Fuzz;
using K4os.Compression.LZ4;
using Snappier;

namespace AsrDataTools.Core.Tests.Corpus.Manifests;

/// <summary>Texts that are coded as differences are held against the file before the library makes room for them.</summary>
public sealed class ParquetDifferencesTests : IDisposable
{
    private const int Most = 100_000_000;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Every codec that the library reads, by its number in parquet.thrift.</summary>
    public static TheoryData<int> Codecs => [0, 1, 2, 4, 5, 6, 7];

    [Theory]
    [MemberData(nameof(Codecs))]
    public void SoundOnesAreRead(int codec) => Assert.Equal(["hello", "help"], Read(FuzzParquetPage.Sound with { Codec = Codec(codec) }).Select(row => row.Text));

    [Theory]
    [MemberData(nameof(Codecs))]
    public void TextsThatGrowBeyondWhatTheFileCanHoldAreRefused(int codec) => Refused(FuzzParquetPage.Growing(20_000) with { Codec = Codec(codec) }, "promises 200");

    [Fact]
    public void TextsThatGrowALittleAreRead() => Assert.Equal(2000, Read(FuzzParquetPage.Growing(2000))[^1].Text!.Length);

    [Fact]
    public void ABlockIsNoLargerThanTheFileCanHold() => Refused(FuzzParquetPage.HugeBlock, "promises 2147483913");

    [Fact]
    public void ABlockOfLengthsAloneNeither() => Refused(
        FuzzParquetPage.Sound with { Encoding = FuzzParquetPage.LengthDifferences, Values = [.. FuzzParquetPage.Lengths(2, 5, -4, 1u << 30), .. "hellop"u8] }, "promises 2147483648");

    [Fact]
    public void LengthsAloneAreRead() => Assert.Equal(
        ["hello", "p"], Read(FuzzParquetPage.Sound with { Encoding = FuzzParquetPage.LengthDifferences, Values = [.. FuzzParquetPage.Lengths(2, 5, -4), .. "hellop"u8] }).Select(row => row.Text));

    /// <summary>One of three rows has no value: a run of packed levels, lowest bit first.</summary>
    [Fact]
    public void RowsWithoutAValueCountForNothing() =>
        Assert.Equal(["hello", "help"], Read(FuzzParquetPage.Sound with { Rows = 3, Levels = [(1 << 1) | 1, 0b101] }).Select(row => row.Text).OfType<string>());

    [Fact]
    public void TheSameAsRunsOfOneValueEach() =>
        Assert.Equal(["hello", "help"], Read(FuzzParquetPage.Sound with { Rows = 3, Levels = [1 << 1, 0, 2 << 1, 1] }).Select(row => row.Text).OfType<string>());

    [Fact]
    public void MoreValuesThanRowsHaveAreRefused() => Refused(FuzzParquetPage.Sound with { Rows = 3, Levels = [2 << 1, 0, 1 << 1, 1] }, "promises 2 values where there are 1");

    [Fact]
    public void LevelsThatEndEarlyAreRefused() => Refused(FuzzParquetPage.Sound with { Rows = 3, Levels = [1 << 1, 0] }, "beyond its end");

    [Fact]
    public void ATextBeginsWithNoMoreThanTheOneBeforeHas() =>
        Refused(FuzzParquetPage.Sound with { Values = [.. FuzzParquetPage.Lengths(2, 0, 6), .. FuzzParquetPage.Lengths(2, 5, -4), .. "hellop"u8] }, "more of the one before");

    [Fact]
    public void TextsEndWithinThePage() =>
        Refused(FuzzParquetPage.Sound with { Values = [.. FuzzParquetPage.Lengths(2, 0, 3), .. FuzzParquetPage.Lengths(2, 5, 0), .. "hellop"u8] }, "lead beyond its end");

    /// <summary>The library counts characters where the format counts bytes, and reads another text without a word.</summary>
    [Fact]
    public void TextsBeyondAsciiAreRefusedInPlaceOfReadWrongly() =>
        Refused(FuzzParquetPage.Sound with { Values = [.. FuzzParquetPage.Lengths(2, 0, 5), .. FuzzParquetPage.Lengths(2, 9, -8), .. "hélloes."u8, .. "y"u8] }, "beyond ASCII");

    private void Refused(FuzzParquetPage page, string reason)
    {
        byte[] bytes = page.ToBytes();
        long before = GC.GetAllocatedBytesForCurrentThread();

        SpeechDataException error = Assert.Throws<SpeechDataException>(() => Read(bytes));

        Assert.Equal("ManifestUnreadable", error.ErrorId);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < Most);
    }

    private List<SpeechUtterance> Read(FuzzParquetPage page) => Read(page.ToBytes());

    private List<SpeechUtterance> Read(byte[] bytes) => [.. SpeechManifest.Read(_folder.Write("m.parquet", bytes), null, error => throw error)];

    private static (int, Func<byte[], byte[]>) Codec(int number) => (number, number switch
    {
        0 => bytes => bytes,
        1 => bytes => Snappy.CompressToArray(bytes),
        2 => bytes => Pack(bytes, target => new GZipStream(target, CompressionLevel.Fastest)),
        4 => bytes => Pack(bytes, target => new BrotliStream(target, CompressionLevel.Fastest)),
        6 => bytes => new ZstdSharp.Compressor().Wrap(bytes).ToArray(),
        _ => Lz4,
    });

    private static byte[] Lz4(byte[] bytes)
    {
        byte[] packed = new byte[LZ4Codec.MaximumOutputSize(bytes.Length)];
        return packed[..LZ4Codec.Encode(bytes, packed)];
    }

    private static byte[] Pack(byte[] bytes, Func<Stream, Stream> pack)
    {
        using MemoryStream target = new();
        using (Stream packer = pack(target)) packer.Write(bytes);
        return target.ToArray();
    }
}
