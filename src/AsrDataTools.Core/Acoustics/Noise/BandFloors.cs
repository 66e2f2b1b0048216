using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using AsrDataTools.Signal;

namespace AsrDataTools.Acoustics;

/// <summary>
/// How the levels of 40 ms are distributed in each band of <see cref="FrameGrid.BandBins"/>. Speech leaves every band to the
/// noise now and then, in stop closures and while its energy lies elsewhere, so the low end of these distributions tells of
/// the noise where no pause does (quantile-based noise estimation, Stahl, Fischer and Bippus 2000). Digital silence is left out.
/// </summary>
internal sealed class BandFloors(FrameGrid grid) : IFrameConsumer
{
    /// <summary>Frames of one level.</summary>
    public const int GroupFrames = 4;

    /// <summary>Steps of one octave of power; a step is 0.75 dB.</summary>
    private const int StepsPerOctave = 4;

    // Of mean squares, from 2^-48 (-144 dBFS) to 2^16.
    private const int LowestOctave = -48;
    private const int Steps = 64 * StepsPerOctave;
    private const int Lanes = BatchedFft.Lanes;
    private const int LanesLog2 = 4;
    private const int RowsAtOnce = 4;

    private readonly int[] _counts = new int[Steps * Lanes];

    public int Bands => grid.Bands;

    /// <summary>Levels counted in every band.</summary>
    public int Groups { get; private set; }

    public void Reset()
    {
        Array.Clear(_counts);
        Groups = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<Vector512<float>> power, ReadOnlySpan<FrameClass> classes)
    {
        Span<Vector512<float>> rows = stackalloc Vector512<float>[Lanes];
        ref Vector512<float> bin = ref MemoryMarshal.GetReference(power);
        int[] edges = grid.BandBins;
        rows.Clear();
        for (int band = 0; band < edges.Length - 1; band++)
        {
            // The lowest band takes what lies below it too; of bin 0 there is but one, of all others two.
            Vector512<float> sum = band == 0 ? bin * 0.5f : default;
            for (int k = band == 0 ? 1 : edges[band]; k < edges[band + 1]; k++)
                sum += Unsafe.Add(ref bin, k);
            rows[band] = sum;
        }

        // A group is a quarter of the frames of a batch; whole ones only, none with digital silence.
        int groups = classes.Length / GroupFrames;
        uint silent = 0;
        for (int group = 0; group < groups; group++)
        {
            if (classes.Slice(group * GroupFrames, GroupFrames).Contains(FrameClass.Silence))
                silent |= 1u << group;
        }

        Groups += groups - BitOperations.PopCount(silent);

        // Two-sided powers: a band counts twice.
        Vector512<float> scale = Vector512.Create((float)(2 * grid.PowerScale / GroupFrames));
        for (int band = 0; band < edges.Length - 1; band += RowsAtOnce)
        {
            Vector512<int> places = Places(LaneTile.SumEachQuarter(rows.Slice(band, RowsAtOnce)) * scale, band);
            ref int place = ref Unsafe.As<Vector512<int>, int>(ref places);
            ref int count = ref MemoryMarshal.GetArrayDataReference(_counts);
            for (int group = 0; group < groups; group++)
            {
                if ((silent >> group & 1) != 0)
                    continue;
                for (int row = 0; row < RowsAtOnce; row++)
                    Unsafe.Add(ref count, Unsafe.Add(ref place, (group * RowsAtOnce) + row))++;
            }
        }
    }

    public void Fold()
    {
    }

    /// <summary>The mean square that a share of the levels in a band does not reach, interpolated within its step.</summary>
    /// <param name="band">0 for the lowest.</param>
    /// <param name="share">0…1, of at least one group.</param>
    public double Quantile(int band, double share)
    {
        double left = share * Groups;
        int step = 0;
        while (step < Steps - 1 && left > _counts[(step * Lanes) + band])
            left -= _counts[(step++ * Lanes) + band];
        double within = left / Math.Max(1, _counts[(step * Lanes) + band]);
        return Math.Pow(2, LowestOctave + ((step + Math.Min(1, within)) / StepsPerOctave));
    }

    /// <summary>
    /// Degrees of freedom of a level in steady white noise: two for each frame and bin, less what neighbouring bins (4/9 and 1/36
    /// under a Hann window) and overlapping frames share.
    /// </summary>
    public double Degrees(int band)
    {
        double bins = band == 0 ? grid.BandBins[1] - 0.5 : Bins(band);
        double shared = 1 + (8 / 9.0 * (1 - (1 / bins))) + (1 / 18.0 * Math.Max(0, 1 - (2 / bins)));
        for (int later = 1; later < GroupFrames; later++)
            shared *= 1 + (2 * (1 - (later / (double)GroupFrames)) * Math.Pow(HannOverlap(later * grid.Hop / (double)grid.Fft.Size), 2));
        return 2 * GroupFrames * bins / shared;
    }

    /// <summary>Bins of a band, with those below the lowest.</summary>
    public int Bins(int band) => grid.BandBins[band + 1] - (band == 0 ? 0 : grid.BandBins[band]);

    /// <summary>Correlation of a Hann window with itself, shifted by a share of its length.</summary>
    private static double HannOverlap(double shift) => shift >= 1
        ? 0
        : ((1 - shift) * (2 + Math.Cos(2 * Math.PI * shift)) / 3) + (Math.Sin(2 * Math.PI * shift) / (2 * Math.PI));

    /// <summary>Where in the counts a level of each of four bands and four groups belongs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Places(Vector512<float> mean, int band)
    {
        Vector512<float> least = Vector512.Create(MathF.ScaleB(1, LowestOctave));
        Vector512<float> octaves = FastLog.Log2(Vector512.Max(mean, least)) - Vector512.Create((float)LowestOctave);
        Vector512<int> steps = Vector512.ConvertToInt32(octaves * StepsPerOctave);
        steps = Vector512.Min(Vector512.Max(steps, Vector512<int>.Zero), Vector512.Create(Steps - 1));
        return (steps << LanesLog2) + (Vector512<int>.Indices & Vector512.Create(RowsAtOnce - 1)) + Vector512.Create(band);
    }
}
