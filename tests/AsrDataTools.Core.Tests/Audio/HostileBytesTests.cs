using AsrDataTools.Audio;
using FsCheck;
using FsCheck.Fluent;
using static AsrDataTools.Core.Tests.Audio.WaveBytes;

namespace AsrDataTools.Core.Tests.Audio;

/// <summary>Whatever the bytes, opening and reading ends with samples or a <see cref="SpeechDataException"/>, in bounded memory.</summary>
public sealed class HostileBytesTests : IDisposable
{
    private const int SmallestBlock = 256;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Our own readers alone: what they pass on to a decoder counts as answered.</summary>
    private bool Survives(string name, byte[] content)
    {
        string path = _folder.Write(name, content);
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            AudioDecoders none = new(() => null, "no-such-ffmpeg", "no-such-ffprobe");
            using AudioReader reader = AudioFile.Open(path, AudioOpenOptions.Default, none);
            AudioBlock block = new(reader.Format.Channels, SmallestBlock);
            long frames = 0;
            while (reader.Read(block)) frames += block.Frames;
            Assert.Equal(reader.Format.FrameCount, frames);
            Assert.InRange(frames, 1, content.Length * 2L);
        }
        catch (SpeechDataException error)
        {
            Assert.Equal(path, error.Path);
            Assert.NotEmpty(error.ErrorId);
        }

        // A block of 1,024 channels is the largest thing that bytes can ask for.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
        return true;
    }

    private static byte[][] Wholes =>
    [
        File(Chunk("JUNK", new byte[5]), Format(channels: 2), Chunk("data", Samples(1, 2, 3, 4)), Chunk("LIST", new byte[3])),
        File(Extensible(3, 1, 48000, 32, 32), Chunk("data", new byte[64])),
        W64File(W64Chunk("fmt ", [.. Format().Skip(8)]), W64Chunk("data", Samples(1, 2, 3))),
        [.. "RF64"u8, .. File(Chunk("ds64", [.. U64(0), .. U64(6), .. U64(3), .. U32(0)]), Format(), Chunk("data", Samples(1, 2, 3), 0xFFFFFFFF)).Skip(4)],
    ];

    [Fact]
    public void TruncatedAnywhere()
    {
        foreach (byte[] whole in Wholes)
        {
            for (int length = 0; length < whole.Length; length++) Survives("x.wav", whole[..length]);
        }
    }

    [Fact]
    public void WithAnyFieldReplaced()
    {
        Gen<(byte[] Whole, int At, uint Value)> cases =
            from whole in Gen.Elements(Wholes)
            from at in Gen.Choose(0, whole.Length - 4)
            from value in Gen.OneOf(
                Gen.Elements(0u, 1u, 0x7FFFFFFFu, 0x80000000u, 0xFFFFFFFFu, 0xFFFFu, 0x10000u),
                Gen.Choose(int.MinValue, int.MaxValue).Select(number => (uint)number))
            select (whole, at, value);
        Prop.ForAll(cases.ToArbitrary(), one =>
        {
            byte[] changed = [.. one.Whole];
            BitConverter.GetBytes(one.Value).CopyTo(changed, one.At);
            return Survives("x.wav", changed);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1500));
    }

    [Fact]
    public void RandomBytesBehindAnyMarkAndUnderAnyName()
    {
        Gen<byte[]> body = Gen.Choose(0, 255).Select(number => (byte)number).ArrayOf();
        Gen<byte[]> mark = Gen.Elements("", "RIFF", "RIFF0000WAVE", "RF640000WAVEds64", "riff", "fLaC", "OggS", "ID3", "FORM0000AIFF", "\xFF\xFB")
            .Select(text => text.Select(one => (byte)one).ToArray());
        Gen<string> name = Gen.Elements("x.wav", "x.gsm", "x.ul", "x.sln", "x.g722", "x.mp3", "x", "x.flac");
        Gen<(string Name, byte[] Content)> cases = from start in mark from rest in body from file in name select (file, (byte[])[.. start, .. rest]);
        Prop.ForAll(cases.ToArbitrary(), one => Survives(one.Name, one.Content)).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    /// <summary>The decoders of the system get some broken files too: real ones, with bytes overwritten or the tail cut.</summary>
    [Theory]
    [InlineData("flac")]
    [InlineData("ogg")]
    [InlineData("mp3")]
    [InlineData("au")]
    [InlineData("sph")]
    [InlineData("aiff")]
    public void BrokenFilesForLibsndfile(string extension)
    {
        Peer.RequireSoundFile();
        string path = _folder[$"whole.{extension}"];
        Peer.Run("sox", Peer.Prompt("vm-intro.wav"), path, "trim", "0", "1");
        byte[] whole = System.IO.File.ReadAllBytes(path);
        Random random = new(5);
        for (int round = 0; round < 25; round++)
        {
            byte[] changed = round % 2 == 0 ? whole[..random.Next(whole.Length)] : [.. whole];
            for (int change = 0; change < round && changed.Length > 0; change++) changed[random.Next(Math.Min(changed.Length, 400))] = (byte)random.Next(256);
            try
            {
                AudioDecoders noFfmpeg = AudioDecoders.System with { Ffmpeg = "no-such-ffmpeg", Ffprobe = "no-such-ffprobe" };
                Decoded.Read(AudioFile.Open(_folder.Write("broken", changed), AudioOpenOptions.Default, noFfmpeg));
            }
            catch (SpeechDataException error)
            {
                Assert.Equal(_folder["broken"], error.Path);
            }
        }
    }

    [Fact]
    public void ATruncatedCompressedRecordingGivesWhatIsThere()
    {
        Peer.RequireSoundFile();
        Peer.Run("sox", Peer.Prompt("vm-intro.wav"), _folder["a.flac"]);
        byte[] whole = System.IO.File.ReadAllBytes(_folder["a.flac"]);
        Decoded expected = Decoded.Read(_folder["a.flac"]);
        Decoded cut = Decoded.Read(_folder.Write("cut.flac", whole[..(whole.Length / 2)]));
        Assert.InRange(cut.Frames, expected.Frames / 4, expected.Frames * 3 / 4);
        Assert.Equal(expected.Integers[0][..(int)cut.Frames], cut.Integers[0]);
        Assert.Contains("tail is missing", Assert.Single(cut.Remarks), StringComparison.Ordinal);
    }
}
