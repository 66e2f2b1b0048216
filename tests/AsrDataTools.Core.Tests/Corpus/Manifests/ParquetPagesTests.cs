using AsrDataTools.Corpus;

namespace AsrDataTools.Core.Tests.Corpus.Manifests;

/// <summary>Pages are held against the file before the library makes room for what they promise. The file is our own writer's, changed by hand.</summary>
public sealed class ParquetPagesTests : IDisposable
{
    private const int Gigabyte = 1_000_000_000;
    private const int FirstPage = 4;

    // An integer of 32 bits is the next field, the one after it ...
    private const byte Integer = 0x15;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TheFileItselfIsRead() => Assert.Equal(["u1", "u2"], Read(Manifest("u1", "u2")).Select(row => row.Id));

    [Fact]
    public void TextsOfAnyLengthInTheHeaderOfAPageAreRead()
    {
        string[] ids = [new('a', 100_000), new('b', 100_000)];

        Assert.Equal(ids, Read(Manifest(ids)).Select(row => row.Id));
    }

    [Fact]
    public void RowsThatAreAllAlikeAreRead() => Assert.Equal(50_000, Read(Manifest([.. Enumerable.Repeat("u", 50_000)])).Count);

    [Fact]
    public void WhatIsCompressedMayNotPromiseMoreThanTheFileCanHold() =>
        Refused(bytes => [.. bytes[..9], .. Zigzag(24), .. bytes[10..0x29], .. Varint(Gigabyte), .. bytes[0x2A..]], "promises 1000000000 bytes");

    [Fact]
    public void AHeaderMayNotPromiseMoreThanTheFileCanHold() =>
        Refused(bytes => [.. bytes[..7], .. Zigzag(Gigabyte), .. bytes[8..]], "promises 1000000000 bytes");

    [Fact]
    public void ADictionaryHoldsNoMoreValuesThanItsBytesCan() =>
        Refused(bytes => Insert(bytes, Dictionary(values: Gigabyte, unpacked: 8, packed: 10)), "promises 1000000000 values");

    [Fact]
    public void APageEndsWithinTheFile() =>
        Refused(bytes => Insert(bytes, Dictionary(values: 1, unpacked: 8, packed: 100_000)), "ends beyond the file");

    [Fact]
    public void APageIsNotShorterThanNothing() =>
        Refused(bytes => Insert(bytes, Dictionary(values: 1, unpacked: 8, packed: -3)), "shorter than nothing");

    [Fact]
    public void AKindOfPageThatIsNotKnownIsRefused() =>
        Refused(bytes => [.. bytes[..5], .. Zigzag(9), .. bytes[6..]], "of the kind 9");

    [Fact]
    public void AFieldThatComesTwiceIsRefused() =>
        // Field 3 by its number, once more.
        Refused(bytes => [.. bytes[..10], 0x05, .. Zigzag(3), .. Zigzag(20), .. bytes[10..]], "twice");

    [Fact]
    public void ANumberThatTheLibraryWouldCutIsRefused() =>
        Refused(bytes => [.. bytes[..9], 0xA8, 0x80, 0x80, 0x80, 0x80, 0x00, .. bytes[10..]], "beyond 32 bits");

    [Fact]
    public void BehindAPageWithFewerValuesThanItPromisesNothingIsRead() =>
        // The run of levels: one in place of two.
        Refused(bytes => [.. bytes[..0x2F], 0x02, .. bytes[0x30..]], "fewer values");

    private void Refused(Func<byte[], byte[]> change, string reason)
    {
        byte[] sound = Manifest("u1", "u2");
        // The first page's header: its kind, the length of what it holds (18 bytes), of what is compressed (20).
        Assert.Equal((byte[])[Integer, 0x00, Integer, 0x24, Integer, 0x28], sound[FirstPage..10]);
        Assert.Equal(18, sound[0x29]);
        long before = GC.GetAllocatedBytesForCurrentThread();

        SpeechDataException error = Assert.Throws<SpeechDataException>(() => Read(change(sound)));

        Assert.Equal("ManifestUnreadable", error.ErrorId);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < Gigabyte / 10);
    }

    private byte[] Manifest(params string[] ids)
    {
        string path = _folder["made.parquet"];
        using (SpeechManifestWriter writer = SpeechManifestWriter.Open(path, null))
        {
            foreach (string id in ids) writer.Write(new SpeechUtterance { Id = id, AudioPath = "/d/a.wav", Text = "hello" });
            writer.Complete();
        }

        byte[] bytes = File.ReadAllBytes(path);
        File.Delete(path);
        return bytes;
    }

    private List<SpeechUtterance> Read(byte[] bytes) => [.. SpeechManifest.Read(_folder.Write("m.parquet", bytes), null, error => throw error)];

    private static byte[] Insert(byte[] bytes, byte[] page) => [.. bytes[..FirstPage], .. page, .. bytes[FirstPage..]];

    // Kind 2, in field 7 the number of values and the encoding; then eight zeros in Snappy.
    private static byte[] Dictionary(int values, int unpacked, int packed) =>
        [Integer, .. Zigzag(2), Integer, .. Zigzag(unpacked), Integer, .. Zigzag(packed), 0x4C, Integer, .. Zigzag(values), Integer, 0, 0, 0, 8, 28, .. new byte[8]];

    private static byte[] Zigzag(int value) => Varint((uint)((value << 1) ^ (value >> 31)));

    private static byte[] Varint(uint value) => value < 0x80 ? [(byte)value] : [(byte)(value | 0x80), .. Varint(value >> 7)];
}
