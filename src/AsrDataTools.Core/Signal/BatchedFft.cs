using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AsrDataTools.Signal;

/// <summary>
/// Power spectra of 16 overlapping frames at once, one frame per lane of a vector: every butterfly then works on whole
/// vectors with broadcast twiddles and no shuffling. A frame of N real samples is transformed as N/2 complex ones by
/// decimation in frequency, radix 4 with one radix-2 stage where needed, and unpacked while its power is taken
/// (Cooley and Tukey 1965; Sorensen et al. 1987 for real input). Plans are immutable and shared; scratch is the caller's.
/// </summary>
public sealed class BatchedFft
{
    /// <summary>Frames transformed together.</summary>
    public const int Lanes = 16;

    private static readonly ConcurrentDictionary<int, BatchedFft> Plans = new();

    private readonly int _half;
    private readonly float[] _window;
    private readonly float[] _cosines;
    private readonly float[] _sines;
    private readonly int[] _positions;

    private BatchedFft(int size)
    {
        Size = size;
        _half = size / 2;
        _window = new float[size];
        double energy = 0;
        for (int n = 0; n < size; n++)
        {
            double value = 0.5 - (0.5 * Math.Cos(2 * Math.PI * n / size));
            _window[n] = (float)value;
            energy += value * value;
        }

        WindowEnergy = energy;
        _cosines = new float[size];
        _sines = new float[size];
        for (int k = 0; k < size; k++)
        {
            _cosines[k] = (float)Math.Cos(2 * Math.PI * k / size);
            _sines[k] = (float)-Math.Sin(2 * Math.PI * k / size);
        }

        _positions = OutputPositions(_half);
    }

    /// <summary>Samples per frame, a power of two.</summary>
    public int Size { get; }

    /// <summary>Bins 0 … Size/2, both ends included.</summary>
    public int Bins => _half + 1;

    /// <summary>Sum of the squared window weights. A two-sided sum of powers over Size·WindowEnergy is the mean square.</summary>
    public double WindowEnergy { get; }

    /// <summary>Vectors of scratch that <see cref="PowerSpectra"/> needs.</summary>
    public int ScratchLength => Size;

    /// <summary>The plan for frames of that size under a periodic Hann window.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a power of two from 32 to 65,536.</exception>
    public static BatchedFft Create(int size)
    {
        if (size is < 32 or > 65536 || (size & (size - 1)) != 0)
            throw new ArgumentOutOfRangeException(nameof(size), size, "A frame has a power of two samples, 32 to 65,536.");
        return Plans.GetOrAdd(size, static s => new BatchedFft(s));
    }

    /// <summary>
    /// Transforms the 16 frames that start at sample 0, hop, 2·hop … of <paramref name="samples"/>.
    /// </summary>
    /// <param name="samples">At least 15·hop + Size samples.</param>
    /// <param name="hop">Samples from the start of one frame to that of the next.</param>
    /// <param name="scratch">At least <see cref="ScratchLength"/> vectors.</param>
    /// <param name="power">Filled with <see cref="Bins"/> vectors: |X[k]|² of the 16 frames.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void PowerSpectra(ReadOnlySpan<float> samples, int hop, Span<Vector512<float>> scratch, Span<Vector512<float>> power)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(hop, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(samples.Length, ((Lanes - 1) * hop) + Size);
        ArgumentOutOfRangeException.ThrowIfLessThan(scratch.Length, ScratchLength);
        ArgumentOutOfRangeException.ThrowIfLessThan(power.Length, Bins);

        // scratch[2n] is the real part (even sample), scratch[2n+1] the imaginary part (odd sample) of complex sample n.
        ref Vector512<float> z = ref MemoryMarshal.GetReference(scratch);
        ref float source = ref MemoryMarshal.GetReference(samples);
        ref float window = ref MemoryMarshal.GetArrayDataReference(_window);
        for (int n = 0; n < Size; n += 16)
            LaneTranspose.Weighted(ref Unsafe.Add(ref source, n), hop, ref Unsafe.Add(ref window, n), ref Unsafe.Add(ref z, n));

        int span = _half;
        for (; span >= 4; span /= 4)
            Radix4(ref z, span);
        if (span == 2)
            Radix2(ref z);
        Unpack(ref z, ref MemoryMarshal.GetReference(power));
    }

    /// <summary>Where decimation in frequency leaves output k.</summary>
    private static int[] OutputPositions(int count)
    {
        int[] positions = new int[count];
        Fill(0, 0, 1, count);
        return positions;

        void Fill(int position, int output, int step, int span)
        {
            if (span == 1)
            {
                positions[output] = position;
                return;
            }

            int radix = span >= 4 ? 4 : 2;
            for (int q = 0; q < radix; q++)
                Fill(position + (q * span / radix), output + (q * step), step * radix, span / radix);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Radix4(ref Vector512<float> z, int span)
    {
        int quarter = span / 4;
        int step = Size / span;
        ref float cosines = ref MemoryMarshal.GetArrayDataReference(_cosines);
        ref float sines = ref MemoryMarshal.GetArrayDataReference(_sines);
        for (int n = 0; n < quarter; n++)
        {
            int w = n * step;
            Vector512<float> c1 = Vector512.Create(Unsafe.Add(ref cosines, w)), s1 = Vector512.Create(Unsafe.Add(ref sines, w));
            Vector512<float> c2 = Vector512.Create(Unsafe.Add(ref cosines, 2 * w)), s2 = Vector512.Create(Unsafe.Add(ref sines, 2 * w));
            Vector512<float> c3 = Vector512.Create(Unsafe.Add(ref cosines, 3 * w)), s3 = Vector512.Create(Unsafe.Add(ref sines, 3 * w));
            for (int start = n; start < _half; start += span)
            {
                ref Vector512<float> p0 = ref Unsafe.Add(ref z, 2 * start);
                ref Vector512<float> p1 = ref Unsafe.Add(ref p0, 2 * quarter);
                ref Vector512<float> p2 = ref Unsafe.Add(ref p0, 4 * quarter);
                ref Vector512<float> p3 = ref Unsafe.Add(ref p0, 6 * quarter);
                Vector512<float> ar = p0 + p2, ai = Unsafe.Add(ref p0, 1) + Unsafe.Add(ref p2, 1);
                Vector512<float> br = p0 - p2, bi = Unsafe.Add(ref p0, 1) - Unsafe.Add(ref p2, 1);
                Vector512<float> cr = p1 + p3, ci = Unsafe.Add(ref p1, 1) + Unsafe.Add(ref p3, 1);
                Vector512<float> dr = p1 - p3, di = Unsafe.Add(ref p1, 1) - Unsafe.Add(ref p3, 1);
                p0 = ar + cr;
                Unsafe.Add(ref p0, 1) = ai + ci;
                Rotate(br + di, bi - dr, c1, s1, ref p1);
                Rotate(ar - cr, ai - ci, c2, s2, ref p2);
                Rotate(br - di, bi + dr, c3, s3, ref p3);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Radix2(ref Vector512<float> z)
    {
        for (int start = 0; start < _half; start += 2)
        {
            ref Vector512<float> p = ref Unsafe.Add(ref z, 2 * start);
            Vector512<float> re = p, im = Unsafe.Add(ref p, 1);
            p = re + Unsafe.Add(ref p, 2);
            Unsafe.Add(ref p, 1) = im + Unsafe.Add(ref p, 3);
            Unsafe.Add(ref p, 2) = re - Unsafe.Add(ref p, 2);
            Unsafe.Add(ref p, 3) = im - Unsafe.Add(ref p, 3);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Rotate(Vector512<float> re, Vector512<float> im, Vector512<float> c, Vector512<float> s, ref Vector512<float> target)
    {
        target = Vector512.FusedMultiplyAdd(re, c, -(im * s));
        Unsafe.Add(ref target, 1) = Vector512.FusedMultiplyAdd(re, s, im * c);
    }

    /// <summary>Separates the spectra of even and odd samples, joins them to that of the real frame, and takes its power.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Unpack(ref Vector512<float> z, ref Vector512<float> power)
    {
        Vector512<float> sum = z + Unsafe.Add(ref z, 1);
        Vector512<float> difference = z - Unsafe.Add(ref z, 1);
        power = sum * sum;
        Unsafe.Add(ref power, _half) = difference * difference;
        Vector512<float> quarter = Vector512.Create(0.25f);
        ref int positions = ref MemoryMarshal.GetArrayDataReference(_positions);
        for (int k = 1; k <= _half / 2; k++)
        {
            ref Vector512<float> p = ref Unsafe.Add(ref z, 2 * Unsafe.Add(ref positions, k));
            ref Vector512<float> q = ref Unsafe.Add(ref z, 2 * Unsafe.Add(ref positions, _half - k));
            Vector512<float> c = Vector512.Create(_cosines[k]), s = Vector512.Create(_sines[k]);
            Vector512<float> er = p + q, ei = Unsafe.Add(ref p, 1) - Unsafe.Add(ref q, 1);
            Vector512<float> or = Unsafe.Add(ref p, 1) + Unsafe.Add(ref q, 1), oi = q - p;
            Vector512<float> tr = Vector512.FusedMultiplyAdd(or, c, -(oi * s));
            Vector512<float> ti = Vector512.FusedMultiplyAdd(or, s, oi * c);
            Vector512<float> xr = er + tr, xi = ei + ti, yr = er - tr, yi = ei - ti;
            Unsafe.Add(ref power, k) = Vector512.FusedMultiplyAdd(xr, xr, xi * xi) * quarter;
            Unsafe.Add(ref power, _half - k) = Vector512.FusedMultiplyAdd(yr, yr, yi * yi) * quarter;
        }
    }
}
