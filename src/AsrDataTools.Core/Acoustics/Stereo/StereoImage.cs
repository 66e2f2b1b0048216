using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AsrDataTools.Acoustics;

/// <summary>How two channels of one recording relate, in one pass: exact sums for 16-bit samples, double precision for floats.</summary>
public sealed class StereoImage
{
    // Sums of this many 16-bit samples in 16 lanes stay within 32 bits.
    private const int Chunk = 1 << 15;
    private const double LeastVariance = 1e-12;

    private long _count;
    private Moments _sums;
    private bool _differs;

    /// <summary>True when samples came and all were the same in both channels.</summary>
    public bool IsDualMono => _count > 0 && !_differs;

    /// <summary>Pearson correlation of the two channels, -1…1; null when one of them is constant or empty.</summary>
    public double? Correlation
    {
        get
        {
            if (_count == 0)
                return null;
            double left = _sums.LeftSquares - (_sums.Left * _sums.Left / _count);
            double right = _sums.RightSquares - (_sums.Right * _sums.Right / _count);
            bool varies = left > LeastVariance * _sums.LeftSquares && right > LeastVariance * _sums.RightSquares;
            if (!varies)
                return null;
            double product = _sums.Products - (_sums.Left * _sums.Right / _count);
            return IsDualMono ? 1 : Math.Clamp(product / Math.Sqrt(left) / Math.Sqrt(right), -1, 1);
        }
    }

    /// <summary>Adds exact samples; both spans have the same length. The scale does not matter as long as it stays the same.</summary>
    public void Add(ReadOnlySpan<short> left, ReadOnlySpan<short> right)
    {
        Begin(left, right);
        for (int start = 0; start < left.Length; start += Chunk)
        {
            int length = Math.Min(Chunk, left.Length - start);
            _sums += Sum(left.Slice(start, length), right.Slice(start, length));
        }
    }

    /// <summary>Adds finite samples; both spans have the same length.</summary>
    public void Add(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        Begin(left, right);
        _sums += Sum(left, right);
    }

    /// <summary>Forgets all samples.</summary>
    public void Reset()
    {
        _count = 0;
        _sums = default;
        _differs = false;
    }

    private void Begin<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right)
        where T : IEquatable<T>
    {
        if (left.Length != right.Length)
            throw new ArgumentException("Both channels must bring the same number of samples.");
        _count += left.Length;
        _differs = _differs || !left.SequenceEqual(right);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Moments Sum(ReadOnlySpan<short> left, ReadOnlySpan<short> right)
    {
        ref short firstLeft = ref MemoryMarshal.GetReference(left);
        ref short firstRight = ref MemoryMarshal.GetReference(right);
        Vector512<int> sumLeft = Vector512<int>.Zero, sumRight = sumLeft;
        Vector512<long> squaresLeft = Vector512<long>.Zero, squaresRight = squaresLeft, products = squaresLeft;
        int i = 0;
        for (; i <= left.Length - Vector256<short>.Count; i += Vector256<short>.Count)
        {
            Vector512<int> l = Widen(Vector256.LoadUnsafe(ref firstLeft, (nuint)i));
            Vector512<int> r = Widen(Vector256.LoadUnsafe(ref firstRight, (nuint)i));
            sumLeft += l;
            sumRight += r;
            squaresLeft += SumPairs(l * l);
            squaresRight += SumPairs(r * r);
            products += SumPairs(l * r);
        }

        Moments sums = new(Vector512.Sum(sumLeft), Vector512.Sum(sumRight), Vector512.Sum(squaresLeft), Vector512.Sum(squaresRight), Vector512.Sum(products));
        for (; i < left.Length; i++)
            sums += Moments.Of(left[i], right[i]);
        return sums;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Moments Sum(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        ref float firstLeft = ref MemoryMarshal.GetReference(left);
        ref float firstRight = ref MemoryMarshal.GetReference(right);
        Vector512<double> sumLeft = Vector512<double>.Zero, sumRight = sumLeft;
        Vector512<double> squaresLeft = sumLeft, squaresRight = sumLeft, products = sumLeft;
        int i = 0;
        for (; i <= left.Length - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            Vector512<double> l = Widen(Vector256.LoadUnsafe(ref firstLeft, (nuint)i));
            Vector512<double> r = Widen(Vector256.LoadUnsafe(ref firstRight, (nuint)i));
            sumLeft += l;
            sumRight += r;
            squaresLeft = Vector512.FusedMultiplyAdd(l, l, squaresLeft);
            squaresRight = Vector512.FusedMultiplyAdd(r, r, squaresRight);
            products = Vector512.FusedMultiplyAdd(l, r, products);
        }

        Moments sums = new(Vector512.Sum(sumLeft), Vector512.Sum(sumRight), Vector512.Sum(squaresLeft), Vector512.Sum(squaresRight), Vector512.Sum(products));
        for (; i < left.Length; i++)
            sums += Moments.Of(left[i], right[i]);
        return sums;
    }

    private static Vector512<int> Widen(Vector256<short> values)
    {
        (Vector256<int> low, Vector256<int> high) = Vector256.Widen(values);
        return Vector512.Create(low, high);
    }

    private static Vector512<double> Widen(Vector256<float> values)
    {
        (Vector256<double> low, Vector256<double> high) = Vector256.Widen(values);
        return Vector512.Create(low, high);
    }

    private static Vector512<long> SumPairs(Vector512<int> values)
    {
        (Vector512<long> low, Vector512<long> high) = Vector512.Widen(values);
        return low + high;
    }

    private readonly record struct Moments(double Left, double Right, double LeftSquares, double RightSquares, double Products)
    {
        public static Moments Of(double left, double right) => new(left, right, left * left, right * right, left * right);

        public static Moments operator +(Moments a, Moments b) => new(
            a.Left + b.Left, a.Right + b.Right, a.LeftSquares + b.LeftSquares, a.RightSquares + b.RightSquares, a.Products + b.Products);
    }
}
