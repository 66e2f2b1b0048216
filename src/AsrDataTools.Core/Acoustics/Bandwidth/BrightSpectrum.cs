using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AsrDataTools.Acoustics;

/// <summary>
/// Mean power spectrum of the frames of speech that are bright in a band: in which it stands 6 dB and more above the pauses so
/// far. Where noise hides in the long run that a band ends, it does so less in these frames.
/// </summary>
internal sealed class BrightSpectrum : IFrameConsumer
{
    private const double LeastRise = 4;

    /// <summary>All frames until so many were bright, then one batch in so many.</summary>
    private const int DenseFrames = 4096;

    private const int Thinning = 16;

    private readonly Vector512<float>[] _recent;
    private readonly double[] _sums;
    private readonly int _from;
    private readonly int _to;
    private double _pauseSum;
    private long _pauses;
    private int _passed;

    /// <param name="grid">How the recording is cut into frames.</param>
    /// <param name="fromHz">Lower end of the band that decides.</param>
    /// <param name="toHz">Upper end of it.</param>
    public BrightSpectrum(FrameGrid grid, double fromHz, double toHz)
    {
        _recent = new Vector512<float>[grid.Fft.Bins];
        _sums = new double[grid.Fft.Bins];
        _from = Math.Min(grid.Bin(fromHz), grid.Fft.Bins - 1);
        _to = Math.Min(grid.Bin(toHz), grid.Fft.Bins - 1);
    }

    /// <summary>
    /// Bright just below where telephone bands end, and, where the rate leaves room above 8 kHz, just below that.
    /// </summary>
    public static IReadOnlyList<BrightSpectrum> For(FrameGrid grid) => grid.SampleRate switch
    {
        < 9000 => [],
        < 18000 => [new BrightSpectrum(grid, 2400, 3300)],
        _ => [new BrightSpectrum(grid, 2400, 3300), new BrightSpectrum(grid, 4800, 7000)],
    };

    public long Frames { get; private set; }

    /// <summary>Mean |X[k]|² of the bright frames; 0 without any.</summary>
    public double Mean(int bin) => Frames == 0 ? 0 : _sums[bin] / Frames;

    public void Reset()
    {
        Array.Clear(_recent);
        Array.Clear(_sums);
        _pauseSum = 0;
        _pauses = Frames = 0;
        _passed = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fold()
    {
        for (int k = 0; k < _sums.Length; k++)
            _sums[k] += Vector512.Sum(_recent[k]);
        Array.Clear(_recent);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<Vector512<float>> power, ReadOnlySpan<FrameClass> classes)
    {
        if (Frames >= DenseFrames && ++_passed % Thinning != 0)
            return;
        Span<float> mask = stackalloc float[LaneTile.Lanes];
        if (Choose(power[_from..(_to + 1)], classes, mask) == 0)
            return;
        Vector512<float> chosen = Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(mask));
        ref Vector512<float> source = ref MemoryMarshal.GetReference(power);
        ref Vector512<float> target = ref MemoryMarshal.GetArrayDataReference(_recent);
        for (int k = 0; k < _recent.Length; k++)
            Unsafe.Add(ref target, k) = Vector512.FusedMultiplyAdd(Unsafe.Add(ref source, k), chosen, Unsafe.Add(ref target, k));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Choose(ReadOnlySpan<Vector512<float>> band, ReadOnlySpan<FrameClass> classes, Span<float> mask)
    {
        Vector512<float> sum = Vector512<float>.Zero;
        foreach (Vector512<float> bin in band)
            sum += bin;
        Span<float> powers = stackalloc float[LaneTile.Lanes];
        sum.CopyTo(powers);
        mask.Clear();
        double least = _pauses == 0 ? 0 : LeastRise * _pauseSum / _pauses;
        int chosen = 0;
        for (int lane = 0; lane < classes.Length; lane++)
        {
            if (classes[lane] == FrameClass.Pause)
            {
                _pauseSum += powers[lane];
                _pauses++;
            }
            else if (classes[lane] == FrameClass.Speech && powers[lane] > least)
            {
                mask[lane] = 1;
                chosen++;
            }
        }

        Frames += chosen;
        return chosen;
    }
}
