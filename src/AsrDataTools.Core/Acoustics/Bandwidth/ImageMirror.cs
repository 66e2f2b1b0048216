using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AsrDataTools.Acoustics;

/// <summary>
/// How far the fine structure of spectra above half of one rate is the mirror of that below, in frames of speech whose upper
/// side stands out of the pauses.
/// </summary>
internal sealed class ImageMirror
{
    /// <summary>Mirrors to either side that serve as control, bins.</summary>
    public const int Shifts = 8;

    private const int Mirrors = (2 * Shifts) + 1;

    // Filters are blunt: next to the mirror both sides hold the same sound anyway.
    private const int Gap = 2;
    private const int FewestBins = 8;
    private const int FewestFrames = 20;
    private const double LowestShare = 0.2;

    /// <summary>By which the upper side must stand out of the pauses, as a mean logarithm to base 2: 1.2 dB.</summary>
    private const double LeastRise = 0.4;

    private readonly double _least;
    private readonly double _leastOverControl;
    private readonly int _first;
    private readonly int _count;
    private readonly int _partner;
    private readonly float _fraction;
    private readonly Vector512<float>[] _products = new Vector512<float>[Mirrors];
    private readonly double[] _sums = new double[Mirrors];
    private Vector512<float> _upper;
    private Vector512<float> _lower;
    private double _upperSum;
    private double _lowerSum;
    private double _pauseLevel;
    private long _pauses;

    private ImageMirror(int rate, int first, int count, double partner, double least, double leastOverControl)
    {
        Rate = rate;
        _least = least;
        _leastOverControl = leastOverControl;
        _first = first;
        _count = count;
        _partner = (int)Math.Floor(partner);
        _fraction = (float)(partner - _partner);
    }

    /// <summary>Hz; the mirror stands at half of it.</summary>
    public int Rate { get; }

    /// <summary>Frames of speech that were compared.</summary>
    public long Frames { get; private set; }

    /// <summary>Whether the upper side is an image: no chance, and no symmetry of harmonics that other mirrors share.</summary>
    public bool Holds => Frames >= FewestFrames && Correlation >= Math.Max(_least, _leastOverControl * Control);

    /// <summary>The lowest bin that is looked at.</summary>
    public int Lowest => _partner - _count + 1 - Shifts;

    /// <summary>The highest bin that is looked at.</summary>
    public int Highest => Math.Max(_first + _count - 1, _partner + 1 + Shifts);

    /// <summary>Correlation of the upper side with its mirror, -1…1; 0 without frames.</summary>
    public double Correlation => Normalized(Shifts);

    /// <summary>The greatest correlation that another mirror near this one gives, interpolated between bins.</summary>
    public double Control
    {
        get
        {
            double greatest = 0;
            for (int shift = 0; shift < Mirrors; shift++)
            {
                if (Math.Abs(shift - Shifts) > 1)
                    greatest = Math.Max(greatest, Crest(shift));
            }

            return greatest;
        }
    }

    /// <summary>The mirror at half of a rate; null where too little of the spectrum lies above it.</summary>
    /// <param name="rate">Hz.</param>
    /// <param name="grid">How the recording is cut into frames.</param>
    /// <param name="margin">Bins that must be left at either end of the spectrum.</param>
    /// <param name="reach">Bins above the mirror to look at.</param>
    /// <param name="least">Correlation from which on it counts.</param>
    /// <param name="leastOverControl">How many times that of other mirrors it must be.</param>
    public static ImageMirror? Create(int rate, FrameGrid grid, int margin, int reach, double least, double leastOverControl)
    {
        double sum = rate / grid.BinHz;
        int first = (int)Math.Ceiling(sum / 2) + Gap;
        int highest = Math.Min(grid.Fft.Bins - 1 - margin, (int)(sum * (1 - (LowestShare / 2))));
        ImageMirror mirror = new(rate, first, Math.Min(highest - first + 1, reach), sum - first, least, leastOverControl);
        return mirror._count >= FewestBins && mirror.Lowest >= margin ? mirror : null;
    }

    public void Reset()
    {
        Array.Clear(_products);
        Array.Clear(_sums);
        _upper = _lower = Vector512<float>.Zero;
        _upperSum = _lowerSum = _pauseLevel = 0;
        _pauses = Frames = 0;
    }

    /// <summary>Moves single-precision sums into double-precision ones.</summary>
    public void Fold()
    {
        for (int shift = 0; shift < Mirrors; shift++)
            _sums[shift] += Vector512.Sum(_products[shift]);
        _upperSum += Vector512.Sum(_upper);
        _lowerSum += Vector512.Sum(_lower);
        Array.Clear(_products);
        _upper = _lower = Vector512<float>.Zero;
    }

    /// <param name="logs">Logarithm of the power of each bin, to base 2.</param>
    /// <param name="fine">What each stands out of its neighbours.</param>
    /// <param name="classes">Of the 16 frames or fewer.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<Vector512<float>> logs, ReadOnlySpan<Vector512<float>> fine, ReadOnlySpan<FrameClass> classes)
    {
        Span<float> mask = stackalloc float[LaneTile.Lanes];
        if (Choose(logs.Slice(_first, _count), classes, mask) == 0)
            return;
        Vector512<float> chosen = Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(mask));
        Vector512<float> fraction = Vector512.Create(_fraction), upper = _upper, lower = _lower;
        ref Vector512<float> products = ref MemoryMarshal.GetArrayDataReference(_products);
        for (int i = 0; i < _count; i++)
        {
            Vector512<float> above = fine[_first + i] * chosen;
            ref Vector512<float> below = ref Unsafe.AsRef(in fine[_partner - i - Shifts]);
            Vector512<float> own = Unsafe.Add(ref below, Shifts);
            upper = Vector512.FusedMultiplyAdd(above, above, upper);
            lower = Vector512.FusedMultiplyAdd(own * chosen, own, lower);
            for (int shift = 0; shift < Mirrors; shift++)
            {
                Vector512<float> at = Unsafe.Add(ref below, shift);
                at = Vector512.FusedMultiplyAdd(Unsafe.Add(ref below, shift + 1) - at, fraction, at);
                Unsafe.Add(ref products, shift) = Vector512.FusedMultiplyAdd(above, at, Unsafe.Add(ref products, shift));
            }
        }

        _upper = upper;
        _lower = lower;
    }

    /// <summary>Sets the lanes of speech that stand out of the pauses so far to 1, the others to 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Choose(ReadOnlySpan<Vector512<float>> upper, ReadOnlySpan<FrameClass> classes, Span<float> mask)
    {
        Vector512<float> sum = Vector512<float>.Zero;
        foreach (Vector512<float> bin in upper)
            sum += bin;
        Span<float> levels = stackalloc float[LaneTile.Lanes];
        (sum * Vector512.Create(1f / _count)).CopyTo(levels);
        mask.Clear();
        double least = _pauses == 0 ? double.NegativeInfinity : (_pauseLevel / _pauses) + LeastRise;
        int chosen = 0;
        for (int lane = 0; lane < classes.Length; lane++)
        {
            if (classes[lane] == FrameClass.Pause)
            {
                _pauseLevel += levels[lane];
                _pauses++;
            }
            else if (classes[lane] == FrameClass.Speech && levels[lane] > least)
            {
                mask[lane] = 1;
                chosen++;
            }
        }

        Frames += chosen;
        return chosen;
    }

    /// <summary>The top of the parabola through three mirrors where the middle one is highest; else that one.</summary>
    private double Crest(int shift)
    {
        double at = Normalized(shift);
        if (shift is 0 or Mirrors - 1)
            return at;
        double before = Normalized(shift - 1), after = Normalized(shift + 1), bend = (2 * at) - before - after;
        return at > before && at > after ? at + ((after - before) * (after - before) / (8 * bend)) : at;
    }

    private double Normalized(int shift)
    {
        double energy = Math.Sqrt(_upperSum * _lowerSum);
        return energy > 0 ? _sums[shift] / energy : 0;
    }
}
