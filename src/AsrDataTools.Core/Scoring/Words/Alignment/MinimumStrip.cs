using System.Runtime.CompilerServices;

namespace AsrDataTools.Scoring.Words;

/// <summary>
/// Sixty-four rows of the alignment with unit costs at once; see <see cref="NistStrip"/>. S + D + I = n + m − 2C − S, so the
/// least cost is the greatest 2C + S with gaps that are free, and differences are 0…2.
/// </summary>
internal static class MinimumStrip
{
    /// <inheritdoc cref="NistStrip.Run"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(ReadOnlySpan<int> hypothesis, ReadOnlySpan<ulong> rows, Span<byte> carry, Span<ulong> trace)
    {
        carry = carry[..hypothesis.Length];
        bool keep = !trace.IsEmpty;
        ulong v1 = 0, v2 = 0;
        for (int column = 0; column < hypothesis.Length; column++)
        {
            ulong match = rows[hypothesis[column]];
            ulong other = ~match;
            uint above = carry[column];
            ulong is0 = ~v1;

            ulong makes = match & is0;
            ulong up2 = (is0 + makes + (above >> 1)) ^ is0 ^ makes;
            ulong h2 = is0 & (match | up2);
            ulong h1 = (match & ~v2) | (other & (is0 | (v1 & ~v2 & up2)));
            ulong up1 = (h1 << 1) | (above & 1);

            if (keep)
            {
                trace[2 * column] = match | ~(v2 | up2);
                trace[(2 * column) + 1] = ~h1;
            }

            carry[column] = (byte)((h1 >> 63) | ((h2 >> 63) << 1));

            ulong n2 = ~up1 & (match | v2);
            ulong n1 = (match & ~up2) | (other & (~up1 | (~up2 & v2)));
            (v1, v2) = (n1, n2);
        }
    }
}
