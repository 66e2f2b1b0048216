using System.Runtime.InteropServices;
using AsrDataTools.Audio;

namespace AsrDataTools.Core.Tests.Audio;

/// <summary>Every format, decoded by us and by a peer, on real speech.</summary>
public sealed class DecoderPeerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Lossless: name of the file, arguments for sox, what we must call it.</summary>
    public static TheoryData<string, string, string, string, int?> Lossless => new()
    {
        { "a.wav", "", "WAV", "pcm_s16le", 16 },
        { "a.wav", "-e unsigned-integer -b 8", "WAV", "pcm_u8", 8 },
        { "a.wav", "-b 24", "WAV", "pcm_s24le", 24 },
        { "a.wav", "-b 32", "WAV", "pcm_s32le", 32 },
        { "a.wav", "-e float -b 32", "WAV", "pcm_f32le", 32 },
        { "a.wav", "-e float -b 64", "WAV", "pcm_f64le", 64 },
        { "a.wav", "-e a-law", "WAV", "pcm_alaw", 8 },
        { "a.wav", "-e mu-law", "WAV", "pcm_mulaw", 8 },
        { "a.wav", "-e gsm-full-rate", "WAV", "gsm", null },
        { "a.wav", "-e ms-adpcm", "WAV", "adpcm_ms", null },
        { "a.wav", "-e ima-adpcm", "WAV", "adpcm_ima", null },
        { "a.w64", "", "W64", "pcm_s16le", 16 },
        { "a.flac", "", "FLAC", "flac", 16 },
        { "a.flac", "-b 24", "FLAC", "flac", 24 },
        { "a.aiff", "", "AIFF", "pcm_s16be", 16 },
        { "a.au", "", "AU", "pcm_s16be", 16 },
        { "a.au", "-e mu-law", "AU", "pcm_mulaw", 8 },
        { "a.sph", "", "SPHERE", "pcm_s16le", 16 },
        { "a.sph", "-e mu-law", "SPHERE", "pcm_mulaw", 8 },
        { "a.caf", "", "CAF", "pcm_s16be", 16 },
        { "a.voc", "", "VOC", "pcm_s16le", 16 },
        { "a.ul", "", "Raw", "pcm_mulaw", 8 },
        { "a.al", "", "Raw", "pcm_alaw", 8 },
        { "a.gsm", "", "Raw", "gsm", null },
    };

    [Theory]
    [MemberData(nameof(Lossless))]
    public void SamplesAreExactlyThoseOfSox(string name, string arguments, string container, string codec, int? bits)
    {
        Peer.RequireSoundFile();
        Peer.Run("sox", [Peer.Prompt("vm-intro.wav"), .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), _folder[name]]);
        byte[] judged = Peer.Run("sox", _folder[name], "-t", "raw", "-e", "float", "-b", "32", "-");
        float[] expected = MemoryMarshal.Cast<byte, float>(judged).ToArray();

        Decoded decoded = Decoded.Read(_folder[name]);

        Assert.Equal((container, codec, 8000, 1, bits), (decoded.Format.Container, decoded.Format.Codec, decoded.Format.SampleRate, decoded.Format.Channels, decoded.Format.BitDepth));
        Assert.Equal(expected.Length, decoded.Frames);
        Assert.Equal(expected, decoded.Samples[0]);
        if (container != "Raw") Assert.Empty(decoded.Remarks);
        if (decoded.Format.FrameCount is long frames) Assert.Equal(decoded.Frames, frames);
    }

    /// <summary>What ffmpeg must decode, or libsndfile decodes with loss; made by ffmpeg, judged by ffmpeg.</summary>
    public static TheoryData<string, string, string, string, double> Lossy => new()
    {
        { "a.m4a", "-c:a aac", "MP4", "aac", 0 },
        { "a.m4a", "-c:a alac", "MP4", "alac", 0 },
        { "a.aac", "-c:a aac", "ADTS", "aac", 0 },
        { "a.wma", "-c:a wmav2", "ASF", "wmav2", 0 },
        { "a.mka", "-c:a libopus", "Matroska", "opus", 0 },
        { "a.wv", "-c:a wavpack", "WavPack", "wavpack", 0 },
        { "a.ac3", "-c:a ac3 -ar 48000", "AC-3", "ac3", 0 },
        { "a.avi", "-c:a pcm_s16le", "AVI", "pcm_s16le", 0 },
        { "a.voc", "-c:a pcm_s16le", "VOC", "pcm_s16le", 0 },
        { "a.ogg", "-c:a libvorbis", "Ogg", "vorbis", 1e-4 },
        { "a.mp3", "-c:a libmp3lame", "MP3", "mp3", 1e-4 },
        { "a.mp3", "-c:a libmp3lame -write_id3v2 1 -metadata title=ü", "MP3", "mp3", 1e-4 },
        { "a.mp2", "-c:a mp2 -ar 16000", "MP3", "mp2", 1e-4 },
        { "a.ogg", "-c:a speex", "Ogg", "speex", 0 },
    };

    [Theory]
    [MemberData(nameof(Lossy))]
    public void SamplesAgreeWithFfmpeg(string name, string arguments, string container, string codec, double tolerance)
    {
        Peer.RequireSoundFile();
        string path = _folder[name];
        Peer.Run("ffmpeg", ["-nostdin", "-v", "error", "-i", Peer.Prompt("vm-intro.wav"), .. arguments.Split(' '), $"file:{path}"]);
        float[] expected = Peer.FfmpegFloats(path);

        Decoded decoded = Decoded.Read(path);

        Assert.Equal((container, codec), (decoded.Format.Container, decoded.Format.Codec));
        Assert.Equal(expected.Length, decoded.Frames);
        double worst = expected.Zip(decoded.Samples[0], (one, other) => Math.Abs((double)one - other)).Max();
        Assert.True(worst <= tolerance, $"largest difference {worst}");
        Assert.Empty(decoded.Remarks);
    }

    [Fact]
    public void NarrowbandAmrAgreesWithFfmpeg()
    {
        Peer.Run("sox", Peer.Prompt("vm-intro.wav"), _folder["a.amr-nb"]);
        Decoded decoded = Decoded.Read(_folder["a.amr-nb"]);
        Assert.Equal(new AudioFormat("AMR", "amr_nb", 8000, 1, null, null), decoded.Format);
        Assert.Equal(Peer.FfmpegFloats(_folder["a.amr-nb"]), decoded.Samples[0]);
    }

    [Fact]
    public void WidebandAmrAgreesWithFfmpeg()
    {
        Peer.Run("ffmpeg", "-version");

        // No encoder is at hand: frames of the lowest mode (header 0x04, 17 bytes of speech bits) with arbitrary bits.
        byte[] bits = new byte[17];
        Random random = new(3);
        List<byte> file = [.. "#!AMR-WB\n"u8];
        for (int frame = 0; frame < 20; frame++)
        {
            random.NextBytes(bits);
            file.AddRange([0x04, .. bits]);
        }

        Decoded decoded = Decoded.Read(_folder.Write("a.amr", [.. file]));
        Assert.Equal(new AudioFormat("AMR-WB", "amr_wb", 16000, 1, null, null), decoded.Format);
        Assert.Equal(20 * 320, decoded.Frames);
        Assert.Equal(Peer.FfmpegFloats(_folder["a.amr"]), decoded.Samples[0]);
    }

    [Fact]
    public void OpusComesAtTheRateOfItsSource()
    {
        Peer.RequireSoundFile();
        Peer.Run("ffmpeg", "-nostdin", "-v", "error", "-i", Peer.Prompt("vm-intro.wav"), "-c:a", "libopus", "-b:a", "48k", _folder["a.opus"]);
        float[] source = Decoded.Read(Peer.Prompt("vm-intro.wav")).Samples[0];
        Decoded decoded = Decoded.Read(_folder["a.opus"]);
        Assert.Equal(new AudioFormat("Ogg", "opus", 8000, 1, null, source.Length), decoded.Format);
        Assert.Equal(source.Length, decoded.Frames);
        double dot = source.Zip(decoded.Samples[0], (one, other) => (double)one * other).Sum();
        double energy = Math.Sqrt(source.Sum(one => (double)one * one) * decoded.Samples[0].Sum(one => (double)one * one));
        Assert.True(dot / energy > 0.95, $"correlation {dot / energy}");
    }

    [Fact]
    public void PromptsOfOneTextDecodeInAllThreeCodings()
    {
        Peer.RequireSoundFile();
        Decoded gsm = Decoded.Read(Peer.Prompt("vm-intro.gsm"));
        Assert.Equal(Peer.FfmpegShorts(Peer.Prompt("vm-intro.gsm")), gsm.Integers[0]);
        Assert.Equal(("Raw", "gsm", 8000, (int?)null), (gsm.Format.Container, gsm.Format.Codec, gsm.Format.SampleRate, gsm.Format.BitDepth));
        Assert.Equal(gsm.Frames, gsm.Format.FrameCount);

        Decoded g722 = Decoded.Read(Peer.Prompt("vm-intro.g722"));
        Assert.Equal(Peer.FfmpegShorts(Peer.Prompt("vm-intro.g722")), g722.Integers[0]);
        Assert.Equal(("Raw", "g722", 16000), (g722.Format.Container, g722.Format.Codec, g722.Format.SampleRate));
        Assert.Equal(g722.Frames, g722.Format.FrameCount);

        Decoded wav = Decoded.Read(Peer.Prompt("vm-intro.wav"));
        Assert.Equal(Peer.FfmpegShorts(Peer.Prompt("vm-intro.wav")), wav.Integers[0]);
    }
}
