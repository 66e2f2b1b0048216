using System.Runtime.CompilerServices;

namespace AsrDataTools.Scoring.Words;

/// <summary>
/// Sixty-four rows of the alignment with NIST's costs (substitution 4, gap 3) at once, in the manner of Hyyrö (2003) and of
/// Loving, Hernandez and Benson (2014, Bioinformatics 30).
/// <para>
/// 3I + 3D + 4S = 3(n + m) − 6C − 2S, so the least cost is the greatest 3C + S with gaps that are free. Neighbouring cells of
/// that score differ by 0…3, and each difference is held as three bits "at least 1, 2, 3". With v the difference down the
/// column before and h that along the row above, a cell adds z = max(3 where the words match, else 1, v, h); the new
/// differences are z − h down and z − v along. Down a column h depends on the row above: whether it reaches 3, and then 2, is a
/// carry, and the processor's addition carries through 64 rows at a time.
/// </para>
/// </summary>
internal static class NistStrip
{
    /// <param name="hypothesis">Word ids, one column each.</param>
    /// <param name="rows">By word id, the strip's rows that hold the word.</param>
    /// <param name="carry">Difference along the row above the strip for each column, bits 0…2; becomes that of the last row.</param>
    /// <param name="trace">
    /// Two words a column: rows where the diagonal is a best step, rows where an insertion is; empty to keep none.
    /// </param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(ReadOnlySpan<int> hypothesis, ReadOnlySpan<ulong> rows, Span<byte> carry, Span<ulong> trace)
    {
        carry = carry[..hypothesis.Length];
        bool keep = !trace.IsEmpty;
        ulong v1 = 0, v2 = 0, v3 = 0;
        for (int column = 0; column < hypothesis.Length; column++)
        {
            ulong match = rows[hypothesis[column]];
            ulong other = ~match;
            uint above = carry[column];
            ulong is0 = ~v1;
            ulong is1 = v1 & ~v2;

            // Of the row above each row: whether h reaches 3, 2, 1.
            ulong makes = match & is0;
            ulong up3 = (is0 + makes + (above >> 2)) ^ is0 ^ makes;
            ulong h3 = is0 & (match | up3);

            makes = (match & ~v2) | (other & is1 & up3);
            ulong passes = makes | (other & is0);
            ulong up2 = (passes + makes + ((above >> 1) & 1)) ^ passes ^ makes;
            ulong h2 = makes | (other & is0 & up2);

            ulong h1 = (match & ~v3) | (other & (is0 | (is1 & up2) | (v2 & ~v3 & up3)));
            ulong up1 = (h1 << 1) | (above & 1);

            if (keep)
            {
                trace[2 * column] = match | ~(v2 | up2);
                trace[(2 * column) + 1] = ~h1;
            }

            carry[column] = (byte)((h1 >> 63) | ((h2 >> 63) << 1) | ((h3 >> 63) << 2));

            ulong n3 = ~up1 & (match | v3);
            ulong n2 = (match & ~up2) | (other & ((~up1 & v2) | (up1 & ~up2 & v3)));
            ulong n1 = (match & ~up3) | (other & (~up1 | (~up2 & v2) | (~up3 & v3)));
            (v1, v2, v3) = (n1, n2, n3);
        }
    }
}
