namespace AsrDataTools.Audio;

/// <summary>Who decodes a container.</summary>
internal enum AudioDecoder
{
    Riff,
    W64,
    SoundFile,
    Ffmpeg,
}

/// <summary>What the first bytes of a file say it is.</summary>
/// <param name="Container">Name of the container, as in <see cref="AudioFormat.Container"/>.</param>
/// <param name="Decoder">The first decoder to try.</param>
internal sealed record AudioSignature(string Container, AudioDecoder Decoder)
{
    /// <summary>Bytes of the head that recognition looks at.</summary>
    public const int HeadLength = 4096;

    private const int TransportPacket = 188;

    private sealed record Magic(int Offset, byte[] Bytes, string Container, AudioDecoder Decoder);

    /// <summary>From each format's own definition; the first that fits decides.</summary>
    private static readonly Magic[] Magics =
    [
        new(8, [.. "AVI "u8], "AVI", AudioDecoder.Ffmpeg),
        new(0, [.. W64Header.Magic], "W64", AudioDecoder.W64),
        new(0, [.. "RIFX"u8], "WAV", AudioDecoder.SoundFile),
        new(0, [.. "fLaC"u8], "FLAC", AudioDecoder.SoundFile),
        new(0, [.. "OggS"u8], "Ogg", AudioDecoder.SoundFile),
        new(8, [.. "AIFF"u8], "AIFF", AudioDecoder.SoundFile),
        new(8, [.. "AIFC"u8], "AIFF", AudioDecoder.SoundFile),
        new(8, [.. "8SVX"u8], "SVX", AudioDecoder.SoundFile),
        new(0, [.. ".snd"u8], "AU", AudioDecoder.SoundFile),
        new(0, [.. "dns."u8], "AU", AudioDecoder.SoundFile),
        new(0, [.. "NIST_1A"u8], "SPHERE", AudioDecoder.SoundFile),
        new(0, [.. "caff"u8], "CAF", AudioDecoder.SoundFile),
        // libsndfile takes the block marks inside VOC for samples.
        new(0, [.. "Creative Voice File"u8], "VOC", AudioDecoder.Ffmpeg),
        new(0, [0x64, 0xA3], "IRCAM", AudioDecoder.SoundFile),
        new(4, [.. "ftyp"u8], "MP4", AudioDecoder.Ffmpeg),
        new(0, [.. "#!AMR-WB"u8], "AMR-WB", AudioDecoder.Ffmpeg),
        new(0, [.. "#!AMR"u8], "AMR", AudioDecoder.Ffmpeg),
        new(0, [0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11], "ASF", AudioDecoder.Ffmpeg),
        new(0, [0x1A, 0x45, 0xDF, 0xA3], "Matroska", AudioDecoder.Ffmpeg),
        new(0, [.. "FLV"u8, 1], "FLV", AudioDecoder.Ffmpeg),
        new(0, [0, 0, 1, 0xBA], "MPEG", AudioDecoder.Ffmpeg),
        new(0, [.. "wvpk"u8], "WavPack", AudioDecoder.Ffmpeg),
        new(0, [.. "MAC "u8], "APE", AudioDecoder.Ffmpeg),
        new(0, [.. "TTA1"u8], "TTA", AudioDecoder.Ffmpeg),
        new(0, [.. "ajkg"u8], "Shorten", AudioDecoder.Ffmpeg),
        new(0, [.. "DSD "u8], "DSF", AudioDecoder.Ffmpeg),
        new(0, [0x0B, 0x77], "AC-3", AudioDecoder.Ffmpeg),
    ];

    /// <summary>Recognition by a mark that does not occur by chance; null when there is none.</summary>
    public static AudioSignature? Strong(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("RIFF"u8) || head.StartsWith("RF64"u8) || head.StartsWith("BW64"u8))
        {
            // A file cut off inside these twelve bytes is a WAV file with a truncated header.
            if (head.Length < 12 || head[8..].StartsWith("WAVE"u8)) return new("WAV", AudioDecoder.Riff);
        }

        foreach (Magic magic in Magics)
        {
            if (head.Length > magic.Offset && head[magic.Offset..].StartsWith(magic.Bytes)) return new(magic.Container, magic.Decoder);
        }

        return head.StartsWith("ID3"u8) ? BehindTag(head) : null;
    }

    /// <summary>Recognition by a few bits of frame synchronisation, which headerless samples may show too; null when there is none.</summary>
    public static AudioSignature? Weak(ReadOnlySpan<byte> head)
    {
        if (head.Length > TransportPacket && head[0] == 0x47 && head[TransportPacket] == 0x47) return new("MPEG-TS", AudioDecoder.Ffmpeg);
        if (head.Length < 4 || head[0] != 0xFF) return null;
        if ((head[1] & 0xF6) == 0xF0) return new("ADTS", AudioDecoder.Ffmpeg);
        int version = (head[1] >> 3) & 3;
        int layer = (head[1] >> 1) & 3;
        bool isFrame = (head[1] & 0xE0) == 0xE0 && version != 1 && layer != 0 && head[2] >> 4 is not 15 && ((head[2] >> 2) & 3) != 3;
        return isFrame ? new("MP3", AudioDecoder.SoundFile) : null;
    }

    /// <summary>An ID3v2 tag may stand before MP3, AAC or FLAC; a long one (a cover picture) leaves the likeliest guess.</summary>
    private static AudioSignature BehindTag(ReadOnlySpan<byte> head)
    {
        AudioSignature mp3 = new("MP3", AudioDecoder.SoundFile);
        if (head.Length < 10) return mp3;
        int length = 10 + (head[6] << 21) + (head[7] << 14) + (head[8] << 7) + head[9];
        if (length < 0 || length >= head.Length) return mp3;
        ReadOnlySpan<byte> behind = head[length..];
        return behind.StartsWith("fLaC"u8) ? new("FLAC", AudioDecoder.SoundFile) : Weak(behind) ?? mp3;
    }
}
