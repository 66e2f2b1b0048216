namespace AsrDataTools.Audio;

/// <summary>
/// G.711 companding, by tables from the definition (ITU-T G.711, 11/1988, tables 1 and 2). Decoded values are scaled to 16 bits:
/// A-law (13 bits) by 8, μ-law (14 bits) by 4, so that peaks are ±32256 and ±32124.
/// </summary>
public static class G711
{
    private static readonly short[] ALaw = Tabulate(ExpandALaw);
    private static readonly short[] MuLaw = Tabulate(ExpandMuLaw);
    private static readonly byte[] ALawCodes = Invert(ALaw);
    private static readonly byte[] MuLawCodes = Invert(MuLaw);

    /// <summary>The 256 decoded values of A-law, by code as transmitted (even bits inverted).</summary>
    public static ReadOnlySpan<short> ALawValues => ALaw;

    /// <summary>The 256 decoded values of μ-law, by code as transmitted (all bits inverted).</summary>
    public static ReadOnlySpan<short> MuLawValues => MuLaw;

    /// <summary>The A-law code whose value is nearest; a tie goes to the value nearer zero.</summary>
    public static byte EncodeALaw(short sample) => ALawCodes[sample + 32768];

    /// <summary>The μ-law code whose value is nearest; a tie goes to the value nearer zero.</summary>
    public static byte EncodeMuLaw(short sample) => MuLawCodes[sample + 32768];

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

    /// <summary>The nearest code for each of the 65,536 samples, by one walk over the sorted values.</summary>
    private static byte[] Invert(short[] values)
    {
        // μ-law has two zeros: 0xFF is the positive one, which encoders send.
        (short Value, byte Code)[] sorted =
            [.. values.Select((value, code) => (value, (byte)code)).OrderBy(pair => pair.value).ThenBy(pair => pair.Item2)];
        byte[] codes = new byte[65536];
        int nearest = 0;
        for (int sample = short.MinValue; sample <= short.MaxValue; sample++)
        {
            while (nearest + 1 < sorted.Length && IsBetter(sorted[nearest + 1].Value, sorted[nearest].Value, sample)) nearest++;
            codes[sample + 32768] = sorted[nearest].Code;
        }

        return codes;
    }

    private static bool IsBetter(int next, int current, int sample)
    {
        int gain = Math.Abs(current - sample) - Math.Abs(next - sample);
        return gain > 0 || (gain == 0 && Math.Abs(next) <= Math.Abs(current));
    }
}
