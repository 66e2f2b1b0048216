namespace AsrDataTools.Audio;

/// <summary>What libsndfile's subtype numbers (sndfile.h) mean for a reader.</summary>
/// <param name="Codec">Field's name of the coding, without byte order.</param>
/// <param name="BitDepth">Bits of a stored sample; null for lossy codings.</param>
/// <param name="IsInteger16">Whether the decoded samples are exact as 16-bit integers.</param>
/// <param name="HasMemory">Whether a sample depends on those before, so that a jump needs a run-up.</param>
internal sealed record SoundFileCoding(string Codec, int? BitDepth, bool IsInteger16, bool HasMemory)
{
    public const int TypeMask = 0x0FFF0000;
    public const int Raw = 0x040000;
    public const int Gsm = 0x0020;

    private const int SubtypeMask = 0x0000FFFF;
    private const int EndianMask = 0x30000000;
    private const int LittleEndian = 0x10000000;
    private const int Flac = 0x170000;

    /// <summary>Types that store big-endian unless they say otherwise: AIFF, AU, CAF; and RIFX, which says so.</summary>
    private static readonly int[] BigEndianTypes = [0x020000, 0x030000, 0x180000];
    private const int BigEndian = 0x20000000;

    public static SoundFileCoding Of(int format)
    {
        int type = format & TypeMask;
        int endian = format & EndianMask;
        string order = endian == BigEndian || (endian != LittleEndian && BigEndianTypes.Contains(type)) ? "be" : "le";
        return (format & SubtypeMask) switch
        {
            <= 5 and var pcm and > 0 when type == Flac => new("flac", PcmBits(pcm), PcmBits(pcm) <= 16, false),
            1 => new("pcm_s8", 8, true, false),
            2 => new("pcm_s16" + order, 16, true, false),
            3 => new("pcm_s24" + order, 24, false, false),
            4 => new("pcm_s32" + order, 32, false, false),
            5 => new("pcm_u8", 8, true, false),
            6 => new("pcm_f32" + order, 32, false, false),
            7 => new("pcm_f64" + order, 64, false, false),
            0x10 => new("pcm_mulaw", 8, true, false),
            0x11 => new("pcm_alaw", 8, true, false),
            0x12 => new("adpcm_ima", null, true, true),
            0x13 => new("adpcm_ms", null, true, true),
            Gsm => new("gsm", null, true, true),
            0x21 => new("adpcm_vox", null, true, true),
            >= 0x22 and <= 0x24 => new("adpcm_nms", null, true, true),
            0x30 => new("g721", null, true, true),
            0x31 or 0x32 => new("g723", null, true, true),
            0x60 => new("vorbis", null, false, true),
            0x64 => new("opus", null, false, true),
            0x70 => new("alac", 16, true, false),
            >= 0x71 and <= 0x73 and var alac => new("alac", (alac & 15) switch { 1 => 20, 2 => 24, _ => 32 }, false, false),
            0x80 => new("mp1", null, false, true),
            0x81 => new("mp2", null, false, true),
            0x82 => new("mp3", null, false, true),
            int other => new(FormattableString.Invariant($"sndfile_0x{other:x}"), null, false, true),
        };
    }

    private static int PcmBits(int subtype) => subtype switch { 1 or 5 => 8, 2 => 16, 3 => 24, _ => 32 };
}
