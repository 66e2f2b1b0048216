namespace AsrDataTools.Audio;

/// <summary>
/// G.711 companding, by tables from the definition (ITU-T G.711, 11/1988, tables 1 and 2). Decoded values are scaled to 16 bits:
/// A-law (13 bits) by 8, μ-law (14 bits) by 4, so that peaks are ±32256 and ±32124. Encoding goes by the decision values of the
/// tables, which at the segment ends are not midway between decoded values; the bits of a 16-bit sample below the 14 (13) of the
/// recommendation are cut off in ones' complement, as the ITU-T G.191 software tool library does.
/// </summary>
public static class G711
{
    private static readonly short[] ALaw = Tabulate(ExpandALaw);
    private static readonly short[] MuLaw = Tabulate(ExpandMuLaw);
    private static readonly byte[] ALawCodes = TabulateCodes(CompressALaw);
    private static readonly byte[] MuLawCodes = TabulateCodes(CompressMuLaw);

    /// <summary>The 256 decoded values of A-law, by code as transmitted (even bits inverted).</summary>
    public static ReadOnlySpan<short> ALawValues => ALaw;

    /// <summary>The 256 decoded values of μ-law, by code as transmitted (all bits inverted).</summary>
    public static ReadOnlySpan<short> MuLawValues => MuLaw;

    /// <summary>The A-law code of a 16-bit sample.</summary>
    public static byte EncodeALaw(short sample) => ALawCodes[(ushort)sample];

    /// <summary>The μ-law code of a 16-bit sample; zero becomes 0xFF, the positive one of two zeros.</summary>
    public static byte EncodeMuLaw(short sample) => MuLawCodes[(ushort)sample];

    private static short ExpandALaw(int code)
    {
        int bits = code ^ 0x55;
        int exponent = (bits >> 4) & 7;
        int magnitude = ((bits & 15) << 4) + 8;
        if (exponent > 0) magnitude = (magnitude + 0x100) << (exponent - 1);
        return (short)((bits & 0x80) != 0 ? magnitude : -magnitude);
    }

    private static short ExpandMuLaw(int code)
    {
        int bits = ~code & 0xFF;
        int magnitude = ((((bits & 15) << 3) + 0x84) << ((bits >> 4) & 7)) - 0x84;
        return (short)((bits & 0x80) != 0 ? -magnitude : magnitude);
    }

    private static short[] Tabulate(Func<int, short> expand) => [.. Enumerable.Range(0, 256).Select(expand)];

    private static byte[] TabulateCodes(Func<short, byte> compress) =>
        [.. Enumerable.Range(0, 65536).Select(sample => compress((short)(ushort)sample))];

    // Sign, three bits of segment and four of step; the lowest two segments share one step size.
    private static byte CompressALaw(short sample)
    {
        int magnitude = (sample < 0 ? ~sample : sample) >> 4;
        int segment = Math.Max(0, 28 - int.LeadingZeroCount(magnitude));
        int step = (magnitude >> Math.Max(0, segment - 1)) & 15;
        return (byte)(((sample < 0 ? 0 : 0x80) | segment << 4 | step) ^ 0x55);
    }

    // Magnitudes are biased by 33 so that segments are octaves.
    private static byte CompressMuLaw(short sample)
    {
        int magnitude = Math.Min(((sample < 0 ? ~sample : sample) >> 2) + 33, 0x1FFF);
        int segment = 26 - int.LeadingZeroCount(magnitude);
        int step = (magnitude >> (segment + 1)) & 15;
        return (byte)~((sample < 0 ? 0x80 : 0) | segment << 4 | step);
    }
}
