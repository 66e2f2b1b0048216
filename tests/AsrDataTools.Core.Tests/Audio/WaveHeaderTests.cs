using AsrDataTools.Audio;
using static AsrDataTools.Core.Tests.Audio.WaveBytes;

namespace AsrDataTools.Core.Tests.Audio;

public sealed class WaveHeaderTests : IDisposable
{
    private static readonly short[] Truth = [1, -2, 300, -32768, 32767];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private Decoded Read(byte[] file) => Decoded.Read(_folder.Write("x.wav", file));

    private SpeechDataException Fail(byte[] file)
    {
        string path = _folder.Write("x.wav", file);
        SpeechDataException error = Assert.Throws<SpeechDataException>(() => AudioFile.Open(path).Dispose());
        Assert.Equal(path, error.Path);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        return error;
    }

    private static byte[] Data => Chunk("data", Samples(Truth));

    [Fact]
    public void ChunksOfAnyKindMayStandAnywhere()
    {
        byte[] file = File(Chunk("JUNK", new byte[27]), Format(), Chunk("LIST", [1, 2, 3]), Chunk("fact", U32(5)), Data, Chunk("id3 ", new byte[11]));
        Decoded decoded = Read(file);
        Assert.Equal(new AudioFormat("WAV", "pcm_s16le", 8000, 1, 16, 5), decoded.Format);
        Assert.Equal(Truth, decoded.Integers[0]);
        Assert.Empty(decoded.Remarks);
    }

    [Fact]
    public void AMissingPaddingByteIsSurvivedAndSaid()
    {
        Decoded decoded = Read(File(Format(), Chunk("LIST", [1, 2, 3], pad: false), Data));
        Assert.Equal(Truth, decoded.Integers[0]);
        Assert.Contains("padding byte", Assert.Single(decoded.Remarks), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0L, "data size is 0")]
    [InlineData(0xFFFFFFFFL, "never filled in")]
    [InlineData(0x7FFFF000L, "never filled in")]
    [InlineData(12L, "promises 12 bytes of samples but 10 are there")]
    public void ALyingDataSizeMeansToTheEndOfTheFile(long declared, string remark)
    {
        Decoded decoded = Read(File(Format(), Chunk("data", Samples(Truth), declared)));
        Assert.Equal(Truth, decoded.Integers[0]);
        Assert.Contains(remark, Assert.Single(decoded.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void ADataSizeOfZeroBeforeOtherChunksMeansWhatItSays() =>
        Assert.Equal("AudioNoSamples", Fail(File(Format(), Chunk("data", []), Chunk("LIST", [1, 2, 3, 4]))).ErrorId);

    [Fact]
    public void AnIncompleteLastFrameIsLeftOut()
    {
        Decoded decoded = Read(File(Format(channels: 2), Chunk("data", [.. Samples(1, 2, 3, 4), 9, 9, 9], pad: false)));
        Assert.Equal([1, 3], decoded.Integers[0]);
        Assert.Equal([2, 4], decoded.Integers[1]);
        Assert.Contains("last 3 bytes", Assert.Single(decoded.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void OneSampleIsEnough() => Assert.Equal([7], Read(File(Format(), Chunk("data", Samples(7)))).Integers[0]);

    [Theory]
    [InlineData("RF64")]
    [InlineData("BW64")]
    public void LongFilesTakeTheirSizeFromDs64(string name)
    {
        byte[] sizes = Chunk("ds64", [.. U64(0), .. U64(6), .. U64(3), .. U32(0)]);
        byte[] file = File(sizes, Format(), Chunk("data", Samples(Truth), 0xFFFFFFFF));
        name.Select(one => (byte)one).ToArray().CopyTo(file, 0);
        Decoded decoded = Read(file);
        Assert.Equal(new AudioFormat(name, "pcm_s16le", 8000, 1, 16, 3), decoded.Format);
        Assert.Equal(Truth[..3], decoded.Integers[0]);
    }

    [Fact]
    public void ExtensibleFormatsGiveTheirSubformatAndValidBits()
    {
        Assert.Equal(new AudioFormat("WAV", "pcm_s24le", 48000, 3, 20, 1), Read(File(Extensible(1, 3, 48000, 24, 20), Chunk("data", new byte[9]))).Format);
        Assert.Equal("pcm_f32le", Read(File(Extensible(3, 1, 48000, 32, 32), Chunk("data", new byte[4]))).Format.Codec);
        Assert.Equal("pcm_mulaw", Read(File(Extensible(7, 1, 8000, 8, 8), Chunk("data", new byte[4]))).Format.Codec);
    }

    [Fact]
    public void EveryDepthIsScaledToTheSameFullScale()
    {
        Assert.Equal([0, 127 << 8, -32768], Read(File(Format(bits: 8), Chunk("data", [128, 255, 0]))).Integers[0]);
        Assert.Equal([-1f, 0.5f], Read(File(Format(bits: 24), Chunk("data", [0, 0, 0x80, 0, 0, 0x40]))).Samples[0]);
        Assert.Equal([-1f, 0.5f], Read(File(Format(bits: 32), Chunk("data", [0, 0, 0, 0x80, 0, 0, 0, 0x40]))).Samples[0]);
        Assert.Equal([0.25f], Read(File(Format(tag: 3, bits: 64), Chunk("data", BitConverter.GetBytes(0.25)))).Samples[0]);
    }

    [Fact]
    public void WhatIsNotANumberBecomesSilenceAndIsCounted()
    {
        float[] stored = [0.5f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, -0.5f];
        Decoded decoded = Read(File(Format(tag: 3, bits: 32), Chunk("data", [.. stored.SelectMany(BitConverter.GetBytes)])));
        Assert.Equal([0.5f, 0, 0, 0, -0.5f], decoded.Samples[0]);
        Assert.Contains("3 samples are not numbers", Assert.Single(decoded.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void Wave64IsReadWithItsPadding()
    {
        byte[] format = [.. Format().Skip(8)];
        Decoded decoded = Read(W64File(W64Chunk("fact", [1, 2, 3]), W64Chunk("fmt ", format), W64Chunk("data", Samples(Truth))));
        Assert.Equal(new AudioFormat("W64", "pcm_s16le", 8000, 1, 16, 5), decoded.Format);
        Assert.Equal(Truth, decoded.Integers[0]);
    }

    [Fact]
    public void Wave64WithALyingSizeIsReadToTheEnd()
    {
        byte[] format = [.. Format().Skip(8)];
        Decoded decoded = Read(W64File(W64Chunk("fmt ", format), W64Chunk("data", Samples(1, 2, 3, 4), ulong.MaxValue)));
        Assert.Equal([1, 2, 3, 4], decoded.Integers[0]);
        Assert.Contains("promises", Assert.Single(decoded.Remarks), StringComparison.Ordinal);
    }

    public static TheoryData<string, byte[]> Contradictions => new()
    {
        { "zero channels", File(Format(channels: 0, align: 2), Data) },
        { "2000 channels", File(Format(channels: 2000, align: 4000), Data) },
        { "sample rate of 0 Hz", File(Format(rate: 0), Data) },
        { "sample rate of 4294967295 Hz", File(Format(rate: 0xFFFFFFFF), Data) },
        { "3 bytes a frame", File(Format(align: 3), Data) },
        { "declares 40 bits", File(Format(bits: 40), Data) },
        { "begin before any format chunk", File(Data) },
        { "before a format chunk", File(Chunk("LIST", [1, 2])) },
        { "instead of 16 or more", File(Chunk("fmt ", new byte[14]), Data) },
        { "not text", File(Format(), [0, 1, 2, 3, 4, 5, 6, 7]) },
        { "inside the format chunk", [.. File(Format()).Take(30)] },
        { "ends before a format chunk", [.. "RIFF"u8, 1, 2] },
    };

    [Theory]
    [MemberData(nameof(Contradictions))]
    public void AHeaderThatContradictsItselfIsAnErrorThatNamesThePlace(string what, byte[] file)
    {
        SpeechDataException error = Fail(file);
        Assert.Equal("AudioHeaderInvalid", error.ErrorId);
        Assert.Equal(SpeechDataProblem.InvalidData, error.Problem);
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
        Assert.Matches(@", byte \d+:", error.Message);
    }

    [Fact]
    public void NoDataChunkIsNoSamples() => Assert.Equal("AudioNoSamples", Fail(File(Format())).ErrorId);

    [Fact]
    public void ManyEmptyChunksEndSoon()
    {
        byte[] file = File([.. Enumerable.Repeat(Chunk("JUNK", []), 200_000)]);
        Assert.Equal("AudioHeaderInvalid", Fail(file).ErrorId);
    }
}
