using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AsrDataTools.Signal;

/// <summary>Turns 16 rows of 16 consecutive samples into 16 vectors that hold one sample of every row.</summary>
internal static class LaneTranspose
{
    /// <summary>
    /// Reads 16 samples from each of 16 rows that begin <paramref name="stride"/> samples apart and writes them, weighted,
    /// so that the vector at <c>target[n]</c> holds sample n of all rows times <c>weights[n]</c>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Weighted(ref float source, int stride, ref float weights, ref Vector512<float> target)
    {
        if (Avx512F.IsSupported)
            Shuffled(ref source, stride, ref weights, ref target);
        else
            Plain(ref source, stride, ref weights, ref target);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Plain(ref float source, int stride, ref float weights, ref Vector512<float> target)
    {
        ref float flat = ref Unsafe.As<Vector512<float>, float>(ref target);
        for (int row = 0; row < 16; row++)
        {
            ref float line = ref Unsafe.Add(ref source, row * stride);
            for (int n = 0; n < 16; n++)
                Unsafe.Add(ref flat, (16 * n) + row) = Unsafe.Add(ref line, n) * Unsafe.Add(ref weights, n);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Shuffled(ref float source, int stride, ref float weights, ref Vector512<float> target)
    {
        // Rows are weighted before the exchange: the weights then load as one vector instead of 16 broadcasts.
        Vector512<float> w = Vector512.LoadUnsafe(ref weights);
        Quad(ref source, stride, 0, w, out Vector512<float> a0, out Vector512<float> a1, out Vector512<float> a2, out Vector512<float> a3);
        Quad(ref source, stride, 4, w, out Vector512<float> b0, out Vector512<float> b1, out Vector512<float> b2, out Vector512<float> b3);
        Quad(ref source, stride, 8, w, out Vector512<float> c0, out Vector512<float> c1, out Vector512<float> c2, out Vector512<float> c3);
        Quad(ref source, stride, 12, w, out Vector512<float> d0, out Vector512<float> d1, out Vector512<float> d2, out Vector512<float> d3);
        Blocks(a0, b0, c0, d0, ref target, 0);
        Blocks(a1, b1, c1, d1, ref target, 1);
        Blocks(a2, b2, c2, d2, ref target, 2);
        Blocks(a3, b3, c3, d3, ref target, 3);
    }

    /// <summary>Four rows: vector i holds, in each 128-bit block j, sample 4j+i of the four rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Quad(
        ref float source,
        int stride,
        int row,
        Vector512<float> weights,
        out Vector512<float> r0,
        out Vector512<float> r1,
        out Vector512<float> r2,
        out Vector512<float> r3)
    {
        Vector512<float> x0 = Vector512.LoadUnsafe(ref Unsafe.Add(ref source, row * stride)) * weights;
        Vector512<float> x1 = Vector512.LoadUnsafe(ref Unsafe.Add(ref source, (row + 1) * stride)) * weights;
        Vector512<float> x2 = Vector512.LoadUnsafe(ref Unsafe.Add(ref source, (row + 2) * stride)) * weights;
        Vector512<float> x3 = Vector512.LoadUnsafe(ref Unsafe.Add(ref source, (row + 3) * stride)) * weights;
        Vector512<double> low01 = Avx512F.UnpackLow(x0, x1).AsDouble();
        Vector512<double> high01 = Avx512F.UnpackHigh(x0, x1).AsDouble();
        Vector512<double> low23 = Avx512F.UnpackLow(x2, x3).AsDouble();
        Vector512<double> high23 = Avx512F.UnpackHigh(x2, x3).AsDouble();
        r0 = Avx512F.UnpackLow(low01, low23).AsSingle();
        r1 = Avx512F.UnpackHigh(low01, low23).AsSingle();
        r2 = Avx512F.UnpackLow(high01, high23).AsSingle();
        r3 = Avx512F.UnpackHigh(high01, high23).AsSingle();
    }

    /// <summary>Exchanges the 4×4 matrix of 128-bit blocks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Blocks(
        Vector512<float> a,
        Vector512<float> b,
        Vector512<float> c,
        Vector512<float> d,
        ref Vector512<float> target,
        int first)
    {
        Vector512<float> ab02 = Avx512F.Shuffle4x128(a, b, 0b10_00_10_00);
        Vector512<float> ab13 = Avx512F.Shuffle4x128(a, b, 0b11_01_11_01);
        Vector512<float> cd02 = Avx512F.Shuffle4x128(c, d, 0b10_00_10_00);
        Vector512<float> cd13 = Avx512F.Shuffle4x128(c, d, 0b11_01_11_01);
        Unsafe.Add(ref target, first) = Avx512F.Shuffle4x128(ab02, cd02, 0b10_00_10_00);
        Unsafe.Add(ref target, first + 4) = Avx512F.Shuffle4x128(ab13, cd13, 0b10_00_10_00);
        Unsafe.Add(ref target, first + 8) = Avx512F.Shuffle4x128(ab02, cd02, 0b11_01_11_01);
        Unsafe.Add(ref target, first + 12) = Avx512F.Shuffle4x128(ab13, cd13, 0b11_01_11_01);
    }
}
