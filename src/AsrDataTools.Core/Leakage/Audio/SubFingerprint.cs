using AsrDataTools.Signal;

namespace AsrDataTools.Leakage;

/// <summary>
/// The 64 bits of one patch, in falling order of how well they survive: the first ones are the key that the index is
/// looked up by. All bits zero stand for a patch that says nothing.
/// </summary>
internal static class SubFingerprint
{
    public const int Bits = PatchProjection.Outputs;

    /// <summary>A patch of silence, of a steady tone or of steady noise: never looked up, never compared.</summary>
    public const ulong None = 0;

    /// <summary>Most bits of a key.</summary>
    public const int KeyBits = 24;

    /// <summary>Key bits that are remembered as least sure.</summary>
    public const int DoubtBits = 3;

    private const int DoubtWidth = 5;

    /// <summary>The code of a patch that says something, even where all its bits are zero.</summary>
    public static ulong Informative(ulong code) => code == None ? 1UL << (Bits - 1) : code;

    /// <summary>The places of the three key bits nearest to zero, five bits each.</summary>
    /// <param name="sums">Sixteen patches' sums, patch by patch within each sum.</param>
    /// <param name="lane">Which patch.</param>
    public static ushort LeastSure(ReadOnlySpan<float> sums, int lane)
    {
        Span<float> least = [float.MaxValue, float.MaxValue, float.MaxValue];
        Span<int> places = stackalloc int[DoubtBits];
        for (int bit = 0; bit < KeyBits; bit++)
        {
            float value = Math.Abs(sums[(bit * BatchedFft.Lanes) + lane]);
            int at = DoubtBits;
            while (at > 0 && value < least[at - 1])
                at--;
            if (at == DoubtBits)
                continue;
            for (int move = DoubtBits - 1; move > at; move--)
                (least[move], places[move]) = (least[move - 1], places[move - 1]);
            (least[at], places[at]) = (value, bit);
        }

        return (ushort)(places[0] | (places[1] << DoubtWidth) | (places[2] << (2 * DoubtWidth)));
    }

    /// <summary>The place of the bit that is <paramref name="rank"/>-least sure, counted from 0.</summary>
    public static int Doubt(ushort doubts, int rank) => (doubts >> (rank * DoubtWidth)) & ((1 << DoubtWidth) - 1);
}
