using System.Runtime.InteropServices;
using AsrDataTools.Leakage;

namespace AsrDataTools.Core.Tests.Leakage;

public sealed class FingerprintIndexTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _path;

    public FingerprintIndexTests() => _path = Path.Combine(_folder.Path, "index.fpx");

    public void Dispose() => _folder.Dispose();

    internal static FingerprintItem Item(string name, double start = 0, double? length = null) => new()
    {
        Id = "id of " + name,
        Path = "/corpus/" + name,
        Channel = 2,
        RequestedChannel = 2,
        StartSeconds = start,
        RequestedSeconds = length,
        DurationSeconds = length ?? 10,
        FileBytes = 12345,
        FileWrittenUtc = new DateTime(2026, 11, 25, 1, 2, 3, DateTimeKind.Utc),
    };

    internal static void Write(string path, params (FingerprintItem Item, AudioFingerprint Fingerprint)[] items)
    {
        using FingerprintIndexBuilder builder = new(path);
        foreach ((FingerprintItem item, AudioFingerprint fingerprint) in items)
            builder.Add(item, fingerprint);
        builder.Complete(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void WhatIsWrittenIsRead()
    {
        AudioFingerprint one = Fingerprint(1), other = Fingerprint(2), none = FingerprintExtractorTests.Fingerprint([]);
        Write(_path, (Item("a.wav"), one), (Item("empty.wav"), none), (Item("ü/b [1].wav", 3, 4.5), other));

        using FingerprintIndex index = FingerprintIndex.Open(_path);

        Assert.Equal([Item("a.wav"), Item("empty.wav"), Item("ü/b [1].wav", 3, 4.5)], index.Items);
        Assert.Equal(one.Codes.ToArray(), index.Codes(0).ToArray());
        Assert.Equal(0, index.Codes(1).Length);
        Assert.Equal(other.Codes.ToArray(), index.Codes(2).ToArray());
        Assert.Equal(24.5, index.Seconds);
        Assert.Equal(new FileInfo(_path).Length, index.FileBytes);
        Assert.Equal([_path], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void EveryPlaceKnowsItsItemAndEveryKeyItsPlaces()
    {
        AudioFingerprint none = FingerprintExtractorTests.Fingerprint([]);
        Write(_path, (Item("e0"), none), (Item("a"), Fingerprint(1)), (Item("e1"), none), (Item("e2"), none), (Item("b"), Fingerprint(2)), (Item("e3"), none));

        using FingerprintIndex index = FingerprintIndex.Open(_path);

        for (int place = 0; place < index.CodeCount; place++)
        {
            Assert.Equal(place < index.Start(4) ? 1 : 4, index.ItemAt(place));
            ulong code = index.AllCodes[place];
            if (code != SubFingerprint.None)
                Assert.True(index.Postings((uint)code & index.KeyMask).Contains((uint)place));
        }
    }

    [Fact]
    public void ItemsGoFromOneIndexToAnother()
    {
        string second = Path.Combine(_folder.Path, "second.fpx");
        Write(_path, (Item("a"), Fingerprint(1)), (Item("b"), Fingerprint(2)));
        using FingerprintIndex index = FingerprintIndex.Open(_path);
        using (FingerprintIndexBuilder builder = new(second))
        {
            builder.Add(index, 1);
            builder.Complete(TestContext.Current.CancellationToken);
        }

        using FingerprintIndex copy = FingerprintIndex.Open(second);
        Assert.Equal(index.Codes(1).ToArray(), copy.Codes(0).ToArray());
        Assert.Equal(index.Items[1], Assert.Single(copy.Items));
    }

    [Fact]
    public void AnIndexOfNothingIsAnIndex()
    {
        Write(_path);
        using FingerprintIndex index = FingerprintIndex.Open(_path);
        Assert.Empty(index.Items);
        Assert.Empty(new FingerprintSearch(index).Find(Item("q"), FingerprintExtractorTests.Fingerprint(MadeSpeech.Samples(5, 8000, 1), 8000, FingerprintDensity.Query), TestContext.Current.CancellationToken).Matches);
    }

    [Fact]
    public void ABuilderThatIsNotCompletedLeavesWhatWasThere()
    {
        File.WriteAllText(_path, "former");
        using (FingerprintIndexBuilder builder = new(_path))
            builder.Add(Item("a"), Fingerprint(1));

        Assert.Equal("former", File.ReadAllText(_path));
        Assert.Equal([_path], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void ACancelledBuilderLeavesNothing()
    {
        using (FingerprintIndexBuilder builder = new(_path))
        {
            builder.Add(Item("a"), Fingerprint(1));
            Assert.Throws<OperationCanceledException>(() => builder.Complete(new CancellationToken(canceled: true)));
        }

        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void AReaderKeepsTheFileThatItOpened()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("Windows replaces no file that is mapped.");
        Write(_path, (Item("a"), Fingerprint(1)));
        using FingerprintIndex index = FingerprintIndex.Open(_path);
        ulong[] codes = index.Codes(0).ToArray();
        Write(_path, (Item("b"), Fingerprint(2)));

        using FingerprintIndex second = FingerprintIndex.Open(_path);
        Assert.Equal(codes, index.Codes(0).ToArray());
        Assert.Equal("/corpus/b", second.Items[0].Path);
    }

    [Theory]
    [InlineData(0, "it is empty")]
    [InlineData(100, "it ends after 100 bytes")]
    [InlineData(128, "was written with")]
    [InlineData(-1, "was written with")]
    public void CutShort(int length, string says)
    {
        Write(_path, (Item("a"), Fingerprint(1)));
        using (FileStream file = new(_path, FileMode.Open))
            file.SetLength(length < 0 ? file.Length + length : length);
        AssertRefused("FingerprintIndexDamaged", says);
    }

    [Fact]
    public void EveryFlippedByteIsNoticed()
    {
        Write(_path, (Item("a"), Fingerprint(1)));
        byte[] sound = File.ReadAllBytes(_path);
        for (int at = 0; at < sound.Length; at += at < 400 ? 1 : 97)
        {
            byte[] bytes = [.. sound];
            bytes[at] ^= 0x10;
            File.WriteAllBytes(_path, bytes);
            SpeechDataException exception = Assert.Throws<SpeechDataException>(() => FingerprintIndex.Open(_path).Dispose());
            Assert.Contains(exception.ErrorId, (string[])["FingerprintIndexDamaged", "FingerprintIndexVersion", "FingerprintIndexInvalid"]);
        }
    }

    [Fact]
    public void OtherVersions()
    {
        Write(_path, (Item("a"), Fingerprint(1)));
        Rewrite((ref FingerprintIndexHeader header) => header.Algorithm = 7);
        AssertRefused("FingerprintIndexVersion", "fingerprint 7");
    }

    [Fact]
    public void OtherFilesAndNone()
    {
        AssertRefused("FingerprintIndexNotFound", "New-FingerprintIndex");
        File.WriteAllText(_path, "RIFF but no index at all, whatever its name says");
        AssertRefused("FingerprintIndexInvalid", "is no fingerprint index");
        File.WriteAllText(_path, "x");
        AssertRefused("FingerprintIndexInvalid", "is no fingerprint index");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void PlacesThatMisleadUnderARightChecksum(int part)
    {
        Write(_path, (Item("a"), Fingerprint(1)));
        byte[] bytes = File.ReadAllBytes(_path);
        FingerprintIndexHeader header = MemoryMarshal.Read<FingerprintIndexHeader>(bytes);
        int at = (int)(part switch { 0 => header.PostingsAt, 1 => header.StartsAt + 8, _ => header.ItemsAt });
        bytes.AsSpan(at, 4).Fill(0xF0);
        header.BodyChecksum = Checksum.Crc32C(bytes.AsSpan(FingerprintIndexHeader.Bytes));
        header.ToBytes().CopyTo(bytes, 0);
        File.WriteAllBytes(_path, bytes);
        AssertRefused("FingerprintIndexDamaged", "damaged");
    }

    [Fact]
    public void SizesThatDoNotAddUp()
    {
        Write(_path, (Item("a"), Fingerprint(1)));
        Rewrite((ref FingerprintIndexHeader header) => header.Codes = long.MaxValue / 4);
        AssertRefused("FingerprintIndexDamaged", "do not add up");
        Rewrite((ref FingerprintIndexHeader header) => header.ItemBytes = -5);
        AssertRefused("FingerprintIndexDamaged", "do not add up");
    }

    [Fact]
    public void TheChecksumIsCastagnolis() => Assert.Equal(0xE3069283u, Checksum.Crc32C("123456789"u8));

    private delegate void HeaderEdit(ref FingerprintIndexHeader header);

    private void Rewrite(HeaderEdit edit)
    {
        byte[] bytes = File.ReadAllBytes(_path);
        FingerprintIndexHeader header = MemoryMarshal.Read<FingerprintIndexHeader>(bytes);
        edit(ref header);
        header.ToBytes().CopyTo(bytes, 0);
        File.WriteAllBytes(_path, bytes);
    }

    private void AssertRefused(string errorId, string says)
    {
        SpeechDataException exception = Assert.Throws<SpeechDataException>(() => FingerprintIndex.Open(_path).Dispose());
        Assert.Equal(errorId, exception.ErrorId);
        Assert.Contains(says, exception.Message, StringComparison.Ordinal);
        Assert.Equal(_path, exception.Path);
    }

    private static AudioFingerprint Fingerprint(int seed) => FingerprintExtractorTests.Fingerprint(MadeSpeech.Samples(10, 8000, seed));
}
