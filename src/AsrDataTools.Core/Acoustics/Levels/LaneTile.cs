using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AsrDataTools.Acoustics;

/// <summary>Rearrangements of 16 rows of 16 floats, so that rows run side by side in the lanes of one vector.</summary>
internal static class LaneTile
{
    public const int Lanes = 16;

    /// <summary>Turns 16 rows of 16 into 16 columns: <c>tile[step]</c> holds that step of every row.</summary>
    /// <param name="source">First sample of row 0; each row must have 16 samples from there.</param>
    /// <param name="stride">Samples from one row to the next.</param>
    /// <param name="tile">16 vectors.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transpose(ref float source, int stride, Span<Vector512<float>> tile)
    {
        if (!Avx512F.IsSupported)
        {
            TransposeScalar(ref source, stride, tile);
            return;
        }

        ref Vector512<float> t = ref MemoryMarshal.GetReference(tile);

        // Four rows at a time to 4 x 4 squares within the quarters of a vector, then the quarters across.
        for (int row = 0; row < Lanes; row += 4)
        {
            Vector512<float> a = Vector512.LoadUnsafe(ref source, (nuint)(row * stride));
            Vector512<float> b = Vector512.LoadUnsafe(ref source, (nuint)((row + 1) * stride));
            Vector512<float> c = Vector512.LoadUnsafe(ref source, (nuint)((row + 2) * stride));
            Vector512<float> d = Vector512.LoadUnsafe(ref source, (nuint)((row + 3) * stride));
            Vector512<float> lowAb = Avx512F.UnpackLow(a, b), highAb = Avx512F.UnpackHigh(a, b);
            Vector512<float> lowCd = Avx512F.UnpackLow(c, d), highCd = Avx512F.UnpackHigh(c, d);
            Unsafe.Add(ref t, row) = Avx512F.Shuffle(lowAb, lowCd, 0x44);
            Unsafe.Add(ref t, row + 1) = Avx512F.Shuffle(lowAb, lowCd, 0xEE);
            Unsafe.Add(ref t, row + 2) = Avx512F.Shuffle(highAb, highCd, 0x44);
            Unsafe.Add(ref t, row + 3) = Avx512F.Shuffle(highAb, highCd, 0xEE);
        }

        for (int step = 0; step < 4; step++)
        {
            Vector512<float> a = Unsafe.Add(ref t, step), b = Unsafe.Add(ref t, step + 4);
            Vector512<float> c = Unsafe.Add(ref t, step + 8), d = Unsafe.Add(ref t, step + 12);
            Vector512<float> lowAb = Avx512F.Shuffle4x128(a, b, 0x44), highAb = Avx512F.Shuffle4x128(a, b, 0xEE);
            Vector512<float> lowCd = Avx512F.Shuffle4x128(c, d, 0x44), highCd = Avx512F.Shuffle4x128(c, d, 0xEE);
            Unsafe.Add(ref t, step) = Avx512F.Shuffle4x128(lowAb, lowCd, 0x88);
            Unsafe.Add(ref t, step + 4) = Avx512F.Shuffle4x128(lowAb, lowCd, 0xDD);
            Unsafe.Add(ref t, step + 8) = Avx512F.Shuffle4x128(highAb, highCd, 0x88);
            Unsafe.Add(ref t, step + 12) = Avx512F.Shuffle4x128(highAb, highCd, 0xDD);
        }
    }

    /// <summary>The sums of 16 vectors, as the lanes of one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> SumEach(Span<Vector512<float>> rows)
    {
        if (!Avx512F.IsSupported)
        {
            Span<float> sums = stackalloc float[Lanes];
            for (int row = 0; row < Lanes; row++)
                sums[row] = Vector512.Sum(rows[row]);
            return Vector512.Create<float>(sums);
        }

        ref Vector512<float> r = ref MemoryMarshal.GetReference(rows);
        Vector512<float> first = SumHalves(SumQuarters(ref r), SumQuarters(ref Unsafe.Add(ref r, 4)));
        Vector512<float> second = SumHalves(SumQuarters(ref Unsafe.Add(ref r, 8)), SumQuarters(ref Unsafe.Add(ref r, 12)));
        return Avx512F.Shuffle4x128(first, second, 0x88) + Avx512F.Shuffle4x128(first, second, 0xDD);
    }

    /// <summary>The sums of each quarter of four vectors: lane 4·quarter + row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> SumEachQuarter(Span<Vector512<float>> rows)
    {
        if (Avx512F.IsSupported)
            return SumQuarters(ref MemoryMarshal.GetReference(rows));
        Span<float> sums = stackalloc float[Lanes];
        for (int lane = 0; lane < Lanes; lane++)
        {
            Vector512<float> row = rows[lane % 4];
            int first = lane / 4 * 4;
            sums[lane] = row[first] + row[first + 1] + row[first + 2] + row[first + 3];
        }

        return Vector512.Create<float>(sums);
    }

    /// <summary>Of four rows: in each quarter of the vector, the sums over that quarter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> SumQuarters(ref Vector512<float> rows)
    {
        Vector512<float> a = rows, b = Unsafe.Add(ref rows, 1), c = Unsafe.Add(ref rows, 2), d = Unsafe.Add(ref rows, 3);
        Vector512<float> ab = Avx512F.UnpackLow(a, b) + Avx512F.UnpackHigh(a, b);
        Vector512<float> cd = Avx512F.UnpackLow(c, d) + Avx512F.UnpackHigh(c, d);
        return Avx512F.Shuffle(ab, cd, 0x44) + Avx512F.Shuffle(ab, cd, 0xEE);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> SumHalves(Vector512<float> a, Vector512<float> b) =>
        Avx512F.Shuffle4x128(a, b, 0x44) + Avx512F.Shuffle4x128(a, b, 0xEE);

    internal static void TransposeScalar(ref float source, int stride, Span<Vector512<float>> tile)
    {
        Span<float> columns = MemoryMarshal.Cast<Vector512<float>, float>(tile);
        for (int row = 0; row < Lanes; row++)
        {
            for (int step = 0; step < Lanes; step++)
                columns[(step * Lanes) + row] = Unsafe.Add(ref source, (row * stride) + step);
        }
    }
}
