using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AsrDataTools.Acoustics;

/// <summary>
/// The two second-order filters of ITU-R BS.1770-5 annex 1 at any sampling rate: the analogue prototypes behind the standard's
/// 48 kHz coefficients, brought to the rate by the bilinear transform (as derived by De Man, "Evaluation of implementations of the
/// EBU R128 loudness measurement", AES 145, 2018). At 48 kHz they equal the standard's tables 1 and 2. The high-pass keeps its gain of
/// 48 kHz at all rates; to keep the numerator 1, -2, 1 instead, as is common, reads 0.2 LU too much at 8 kHz.
/// </summary>
internal sealed class KWeighting
{
    private const double ShelfHz = 1681.974450955533;
    private const double ShelfGainDb = 3.999843853973347;
    private const double ShelfQ = 0.7071752369554196;
    private const double ShelfBandExponent = 0.4996667741545416;
    private const double HighPassHz = 38.13547087602444;
    private const double HighPassDamping = 1 / 0.5003270373238773;
    private const int StandardRate = 48000;
    private const int Lanes = LaneTile.Lanes;

    public KWeighting(int sampleRate)
    {
        double k = Math.Tan(Math.PI * ShelfHz / sampleRate);
        double high = Math.Pow(10, ShelfGainDb / 20);
        double band = Math.Pow(high, ShelfBandExponent);
        double a0 = 1 + (k / ShelfQ) + (k * k);
        ShelfB0 = (high + (band * k / ShelfQ) + (k * k)) / a0;
        ShelfB1 = 2 * ((k * k) - high) / a0;
        ShelfB2 = (high - (band * k / ShelfQ) + (k * k)) / a0;
        ShelfA1 = 2 * ((k * k) - 1) / a0;
        ShelfA2 = (1 - (k / ShelfQ) + (k * k)) / a0;

        HighPassTangent = Math.Tan(Math.PI * HighPassHz / sampleRate);
        double standard = Math.Tan(Math.PI * HighPassHz / StandardRate);
        HighPassGain = (float)(1 + (standard * HighPassDamping) + (standard * standard));
    }

    private double ShelfB0 { get; }

    private double ShelfB1 { get; }

    private double ShelfB2 { get; }

    private double ShelfA1 { get; }

    private double ShelfA2 { get; }

    private double HighPassTangent { get; }

    private float HighPassGain { get; }

    /// <summary>Sums of squares of the weighted signal over consecutive blocks, sixteen groups of blocks at once.</summary>
    /// <param name="samples">A run-in, then 16 × <paramref name="blocks"/> × <paramref name="blockLength"/> samples, then 16 spare places.</param>
    /// <param name="runIn">Samples before each group that bring the filters to their state.</param>
    /// <param name="blockLength">Samples of a block.</param>
    /// <param name="blocks">Blocks of a group.</param>
    /// <param name="energies">16 × <paramref name="blocks"/> sums, in order of time.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    public void Energies(ReadOnlySpan<float> samples, int runIn, int blockLength, int blocks, Span<float> energies)
    {
        // The shelf in transposed direct form II. The high-pass as a trapezoidal state-variable filter of unit gain, since its poles lie
        // so near 1 that direct forms lose them in single precision.
        double g = HighPassTangent;
        double first = 1 / (1 + (g * (g + HighPassDamping)));
        Vector512<float> b0 = Vector512.Create((float)ShelfB0), b1 = Vector512.Create((float)ShelfB1), b2 = Vector512.Create((float)ShelfB2);
        Vector512<float> a1 = Vector512.Create((float)-ShelfA1), a2 = Vector512.Create((float)-ShelfA2);
        Vector512<float> c1 = Vector512.Create((float)first), c2 = Vector512.Create((float)(g * first)), c3 = Vector512.Create((float)(g * g * first));
        Vector512<float> damping = Vector512.Create((float)-HighPassDamping);

        Vector512<float> s1 = Vector512<float>.Zero, s2 = s1, band = s1, low = s1;
        Span<Vector512<float>> tile = stackalloc Vector512<float>[Lanes];
        ref Vector512<float> column = ref MemoryMarshal.GetReference(tile);
        ref float start = ref MemoryMarshal.GetReference(samples);
        int stride = blocks * blockLength;
        int position = 0;
        for (int block = -1; block < blocks; block++)
        {
            int end = runIn + ((block + 1) * blockLength);
            Vector512<float> energy = Vector512<float>.Zero;
            while (position < end)
            {
                int steps = Math.Min(Lanes, end - position);
                LaneTile.Transpose(ref Unsafe.Add(ref start, position), stride, tile);
                for (int step = 0; step < steps; step++)
                {
                    Vector512<float> x = Unsafe.Add(ref column, step);
                    Vector512<float> y = Vector512.FusedMultiplyAdd(b0, x, s1);
                    s1 = Vector512.FusedMultiplyAdd(a1, y, Vector512.FusedMultiplyAdd(b1, x, s2));
                    s2 = Vector512.FusedMultiplyAdd(a2, y, b2 * x);

                    Vector512<float> difference = y - low;
                    Vector512<float> v1 = Vector512.FusedMultiplyAdd(c2, difference, c1 * band);
                    Vector512<float> v2 = Vector512.FusedMultiplyAdd(c3, difference, Vector512.FusedMultiplyAdd(c2, band, low));
                    band = v1 + v1 - band;
                    low = v2 + v2 - low;
                    Vector512<float> high = Vector512.FusedMultiplyAdd(damping, v1, y) - v2;
                    energy = Vector512.FusedMultiplyAdd(high, high, energy);
                }

                position += steps;
            }

            if (block < 0)
                continue;
            for (int lane = 0; lane < Lanes; lane++)
                energies[(lane * blocks) + block] = energy[lane] * HighPassGain * HighPassGain;
        }
    }
}
