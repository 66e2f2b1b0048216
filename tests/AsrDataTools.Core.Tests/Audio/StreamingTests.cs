using AsrDataTools.Audio;
using static AsrDataTools.Core.Tests.Audio.WaveBytes;

namespace AsrDataTools.Core.Tests.Audio;

/// <summary>Long recordings pass through small buffers, and decoders never outlive their reader.</summary>
public sealed class StreamingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>24 hours of stereo whose samples take no room on disk: one hour and the last half second are read.</summary>
    [Fact]
    public void ADayIsStreamedWithinAMegabyte()
    {
        const int Rate = 8000;
        const long Frames = 24L * 3600 * Rate;
        byte[] header = File(Format(channels: 2, rate: Rate), Chunk("data", [], Frames * 4));
        string path = _folder.Write("day.wav", header);
        using (FileStream file = new(path, FileMode.Open)) file.SetLength(header.Length + (Frames * 4));

        AudioBlock block = new(2, 4096);
        using (AudioReader reader = AudioFile.Open(path)) reader.Read(block);
        long before = GC.GetAllocatedBytesForCurrentThread();
        long read = 0;
        using (AudioReader reader = AudioFile.Open(path, new() { DurationSeconds = 3600 }))
        {
            Assert.Equal(Frames, reader.Format.FrameCount);
            while (reader.Read(block)) read += block.Frames;
        }

        using (AudioReader reader = AudioFile.Open(path, new() { StartSeconds = (23 * 3600) + 3599.5 }))
        {
            while (reader.Read(block)) read += block.Frames;
        }

        Assert.Equal((3600L * Rate) + (Rate / 2), read);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void ADecoderIsGoneWithItsReader()
    {
        Peer.Run("ffmpeg", "-nostdin", "-v", "error", "-f", "lavfi", "-i", "anoisesrc=duration=120:sample_rate=48000", "-c:a", "aac", _folder["long.m4a"]);
        AudioBlock block = new(1, 1000);
        using (AudioReader reader = AudioFile.Open(_folder["long.m4a"]))
        {
            Assert.True(reader.Read(block));
            if (OperatingSystem.IsLinux()) Assert.NotEmpty(Decoders());
        }

        if (OperatingSystem.IsLinux()) Assert.Empty(Decoders());
    }

    [Fact]
    public void CancellationStopsADecoderAtWork()
    {
        Peer.Run("ffmpeg", "-nostdin", "-v", "error", "-f", "lavfi", "-i", "anoisesrc=duration=120:sample_rate=48000", "-c:a", "aac", _folder["long.m4a"]);
        using CancellationTokenSource source = new();
        using (AudioReader reader = AudioFile.Open(_folder["long.m4a"], new() { Cancellation = source.Token }))
        {
            AudioBlock block = new(1, 1000);
            Assert.True(reader.Read(block));
            source.Cancel();
            Assert.Throws<OperationCanceledException>(() => reader.Read(block));
        }

        if (OperatingSystem.IsLinux()) Assert.Empty(Decoders());
    }

    [Theory]
    [InlineData("-i.m4a")]
    [InlineData("a [1] 100%03d ü 日本.m4a")]
    [InlineData("http:..m4a")]
    [InlineData("quote'\" $(x).m4a")]
    public void NamesOfAnyKindReachFfmpegUnharmed(string name)
    {
        Peer.Run("sox", "-n", "-r", "8000", _folder["a.wav"], "synth", "0.2", "sine", "440");
        Peer.Run("ffmpeg", "-nostdin", "-v", "error", "-i", _folder["a.wav"], _folder["a.m4a"]);
        System.IO.File.Move(_folder["a.m4a"], _folder[name]);
        Assert.Equal("aac", Decoded.Read(_folder[name]).Format.Codec);
    }

    [Fact]
    public void TheContentDecidesNotTheName()
    {
        Peer.RequireSoundFile();
        Peer.Run("sox", Peer.Prompt("vm-intro.wav"), _folder["a.flac"]);
        System.IO.File.Move(_folder["a.flac"], _folder["ü [x].wav"]);
        Assert.Equal("FLAC", Decoded.Read(_folder["ü [x].wav"]).Format.Container);
        System.IO.File.Copy(Peer.Prompt("vm-intro.wav"), _folder["b.gsm"]);
        Assert.Equal("pcm_s16le", Decoded.Read(_folder["b.gsm"]).Format.Codec);
    }

    [Fact]
    public void RawSamplesAreReadAsTold()
    {
        string path = _folder.Write("x.pcm", [0, 1, 255, 254]);
        Assert.Equal([1, -2], Decoded.Read(path, new() { Raw = new("pcm_s16be", 8000) }).Integers[0]);
        Assert.Equal([256, -257], Decoded.Read(path, new() { Raw = new("PCM_S16LE", 8000) }).Integers[0]);
        Decoded stereo = Decoded.Read(path, new() { Raw = new("pcm_s8", 8000, 2) });
        Assert.Equal([0, -256], stereo.Integers[0]);
        Assert.Equal([256, -512], stereo.Integers[1]);
        Assert.Equal(new AudioFormat("Raw", "pcm_s8", 8000, 2, 8, 2), stereo.Format);
    }

    /// <summary>Running decoders whose command line names a file of this test's folder.</summary>
    private string[] Decoders() =>
    [
        .. Directory.GetDirectories("/proc").Where(process => int.TryParse(Path.GetFileName(process), out _) && CommandLine(process).Contains(_folder.Path, StringComparison.Ordinal)),
    ];

    private static string CommandLine(string process)
    {
        try
        {
            return System.IO.File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (IOException)
        {
            // It ended while we looked.
            return "";
        }
    }
}
