namespace AsrDataTools.Audio;

/// <summary>How one uncompressed (or G.711) sample is stored.</summary>
public enum SampleEncoding
{
    Unsigned8,
    Signed8,
    Signed16,
    Signed16BigEndian,
    Signed24,
    Signed32,
    Float32,
    Float64,
    ALaw,
    MuLaw,
}

/// <summary>Names and sizes of the encodings.</summary>
public static class SampleEncodings
{
    private static readonly (SampleEncoding Encoding, string Codec, int Bytes)[] All =
    [
        (SampleEncoding.Unsigned8, "pcm_u8", 1),
        (SampleEncoding.Signed8, "pcm_s8", 1),
        (SampleEncoding.Signed16, "pcm_s16le", 2),
        (SampleEncoding.Signed16BigEndian, "pcm_s16be", 2),
        (SampleEncoding.Signed24, "pcm_s24le", 3),
        (SampleEncoding.Signed32, "pcm_s32le", 4),
        (SampleEncoding.Float32, "pcm_f32le", 4),
        (SampleEncoding.Float64, "pcm_f64le", 8),
        (SampleEncoding.ALaw, "pcm_alaw", 1),
        (SampleEncoding.MuLaw, "pcm_mulaw", 1),
    ];

    /// <summary>The codec names that headerless files may be given, in a fixed order.</summary>
    public static IReadOnlyList<string> CodecNames { get; } = [.. All.Select(one => one.Codec)];

    public static string CodecName(this SampleEncoding encoding) => All[(int)encoding].Codec;

    public static int Bytes(this SampleEncoding encoding) => All[(int)encoding].Bytes;

    /// <summary>True where decoded samples are exact as 16-bit integers of full scale 32768.</summary>
    public static bool IsInteger16(this SampleEncoding encoding) =>
        encoding is not (SampleEncoding.Signed24 or SampleEncoding.Signed32 or SampleEncoding.Float32 or SampleEncoding.Float64);

    /// <summary>The encoding of that codec name, in any case; null when there is none.</summary>
    public static SampleEncoding? Find(string codec)
    {
        int index = Array.FindIndex(All, one => string.Equals(one.Codec, codec, StringComparison.OrdinalIgnoreCase));
        return index < 0 ? null : All[index].Encoding;
    }
}
