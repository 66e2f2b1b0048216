using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AsrDataTools.Acoustics;

/// <summary>
/// The two second-order filters of ITU-R BS.1770-5 annex 1 at any sampling rate: the analogue prototypes behind the standard's
/// 48 kHz coefficients, brought to the rate by the bilinear transform (as derived by De Man, "Evaluation of implementations of the
/// EBU R128 loudness measurement", AES 145, 2018). At 48 kHz they equal the standard's tables 1 and 2. Below, that transform would bend
/// the shelf (0.2 dB at 1 kHz and a rate of 8 kHz), which is therefore matched to the gain that it has at 48 kHz. The high-pass keeps its
/// gain of 48 kHz at all rates; to keep the numerator 1, -2, 1 instead, as is common, reads 0.2 LU too much at 8 kHz.
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
    private const double MatchHz = 1000;
    private const int Lanes = LaneTile.Lanes;

    public KWeighting(int sampleRate)
    {
        Shelf = sampleRate < StandardRate ? MatchedShelf(sampleRate) : BilinearShelf(sampleRate);
        HighPassTangent = Math.Tan(Math.PI * HighPassHz / sampleRate);
        double standard = Math.Tan(Math.PI * HighPassHz / StandardRate);
        HighPassGain = (float)(1 + (standard * HighPassDamping) + (standard * standard));
    }

    private Biquad Shelf { get; }

    private double HighPassTangent { get; }

    private float HighPassGain { get; }

    private static Biquad BilinearShelf(int sampleRate)
    {
        double k = Math.Tan(Math.PI * ShelfHz / sampleRate);
        double high = Math.Pow(10, ShelfGainDb / 20);
        double band = Math.Pow(high, ShelfBandExponent);
        double a0 = 1 + (k / ShelfQ) + (k * k);
        return new Biquad(
            (high + (band * k / ShelfQ) + (k * k)) / a0,
            2 * ((k * k) - high) / a0,
            (high - (band * k / ShelfQ) + (k * k)) / a0,
            2 * ((k * k) - 1) / a0,
            (1 - (k / ShelfQ) + (k * k)) / a0);
    }

    /// <summary>
    /// The poles that ring as those of the standard's filter do, and the zeros that give its gain at 0 Hz, at half the rate and at
    /// <see cref="MatchHz"/> (Vicanek, "Matched second order digital filters", 2016).
    /// </summary>
    private static Biquad MatchedShelf(int sampleRate)
    {
        Biquad standard = BilinearShelf(StandardRate);
        double stretch = StandardRate / (double)sampleRate;
        double radius = Math.Sqrt(standard.A2), angle = Math.Acos(-standard.A1 / (2 * radius));
        double a1 = -2 * Math.Pow(radius, stretch) * Math.Cos(stretch * angle), a2 = Math.Pow(radius, 2 * stretch);

        Biquad poles = new(1, 0, 0, a1, a2);
        double atZero = Math.Sqrt(standard.Power(0)) * (1 + a1 + a2);
        double atHalf = Math.Sqrt(standard.Power(Math.PI / stretch)) * (1 - a1 + a2);
        double match = Math.Min(MatchHz, sampleRate / 4.0);
        double middle = standard.Power(2 * Math.PI * match / StandardRate) / poles.Power(2 * Math.PI * match / sampleRate);
        double high = Math.Pow(Math.Sin(Math.PI * match / sampleRate), 2), low = 1 - high;
        double rest = (middle - (atZero * atZero * low) - (atHalf * atHalf * high)) / (4 * low * high);
        double mean = (atZero + atHalf) / 2;
        double b0 = (mean + Math.Sqrt((mean * mean) + rest)) / 2;
        return new Biquad(b0, (atZero - atHalf) / 2, -rest / (4 * b0), a1, a2);
    }

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
        // so near 1 that direct forms lose them in single precision; its states are advanced by what they change, which takes half as
        // long from one sample to the next as its usual form and rejects an offset as exactly.
        double g = HighPassTangent;
        double first = 1 / (1 + (g * (g + HighPassDamping)));
        Vector512<float> b0 = Vector512.Create((float)Shelf.B0), b1 = Vector512.Create((float)Shelf.B1), b2 = Vector512.Create((float)Shelf.B2);
        Vector512<float> a1 = Vector512.Create((float)-Shelf.A1), a2 = Vector512.Create((float)-Shelf.A2);
        Vector512<float> keep = Vector512.Create((float)((2 * first) - 1)), take = Vector512.Create((float)(2 * g * first));
        Vector512<float> rise = Vector512.Create((float)(2 * g * g * first));
        Vector512<float> damping = Vector512.Create((float)(-HighPassDamping / 2)), minusHalf = Vector512.Create(-0.5f);

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
                    Vector512<float> nextBand = Vector512.FusedMultiplyAdd(take, difference, keep * band);
                    Vector512<float> nextLow = Vector512.FusedMultiplyAdd(rise, difference, Vector512.FusedMultiplyAdd(take, band, low));
                    Vector512<float> high = Vector512.FusedMultiplyAdd(damping, band + nextBand, Vector512.FusedMultiplyAdd(minusHalf, low + nextLow, y));
                    band = nextBand;
                    low = nextLow;
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
    /// <summary>A second-order section with its first denominator coefficient 1.</summary>
    private readonly record struct Biquad(double B0, double B1, double B2, double A1, double A2)
    {
        /// <summary>Gain of power.</summary>
        /// <param name="angle">Radians a sample.</param>
        public double Power(double angle)
        {
            double high = Math.Pow(Math.Sin(angle / 2), 2), low = 1 - high;
            return Part(B0, B1, B2, low, high) / Part(1, A1, A2, low, high);
        }

        private static double Part(double c0, double c1, double c2, double low, double high) =>
            (Math.Pow(c0 + c1 + c2, 2) * low) + (Math.Pow(c0 - c1 + c2, 2) * high) - (16 * c0 * c2 * low * high);
    }
}
