using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using AsrDataTools.Signal;

namespace AsrDataTools.Acoustics;

/// <summary>
/// Looks for the images that interpolation without a sharp filter leaves. Samples of rate r that are brought to a higher one
/// repeat their spectrum mirrored about r/2, weakened but with the same fine structure, whatever the way: linear, sample-hold,
/// zero-stuffing, cubic. So in each frame the fine structure (logarithm of a bin's power less the mean of the seven around it) above
/// r/2 is correlated with its mirror below, for each customary rate r. Speech that was recorded with the whole band has no such
/// symmetry. Harmonics of a constant pitch may have one by chance, but then about neighbouring frequencies too.
/// </summary>
internal sealed class ImageCorrelation : IFrameConsumer
{
    /// <summary>All frames until so many of speech have come, then one batch in so many: half a minute tells as much as an hour.</summary>
    private const int DenseFrames = 3000;

    private const int Thinning = 32;

    /// <summary>Bins to either side that make the neighbourhood.</summary>
    private const int Around = 3;

    // Rounding of 16 bits is at 1e-9 and more; logarithms must stay finite.
    private const float LeastPower = 1e-12f;
    private const float MostPower = 1e30f;

    // Interpolation images the whole band, a blunt filter what lies next to the mirror. Speech that was recorded with the whole
    // band reaches 0.08 and 0.13.
    private const int WideBins = 64;
    private const double WideCorrelation = 0.11;
    private const double WideOverControl = 1.5;
    private const int NarrowBins = 8;
    private const double NarrowCorrelation = 0.3;
    private const double NarrowOverControl = 2;

    private const double LeastOfGreatest = 0.6;

    private readonly ImageMirror[] _mirrors;
    private readonly Vector512<float>[] _logs;
    private readonly Vector512<float>[] _fine;
    private readonly int _lowest;
    private readonly int _highest;
    private long _speech;
    private int _passed;

    public ImageCorrelation(FrameGrid grid)
    {
        _mirrors = [.. CustomaryRates.Below(grid.SampleRate)
            .SelectMany(rate => (ImageMirror?[])[
                ImageMirror.Create(rate, grid, Around, WideBins, WideCorrelation, WideOverControl),
                ImageMirror.Create(rate, grid, Around, NarrowBins, NarrowCorrelation, NarrowOverControl)])
            .OfType<ImageMirror>()];
        _logs = new Vector512<float>[grid.Fft.Bins];
        _fine = new Vector512<float>[grid.Fft.Bins];
        if (_mirrors.Length > 0)
        {
            _lowest = _mirrors.Min(mirror => mirror.Lowest);
            _highest = _mirrors.Max(mirror => mirror.Highest);
        }
    }

    /// <summary>What was looked at.</summary>
    public IReadOnlyList<ImageMirror> Mirrors => _mirrors;

    /// <summary>
    /// The rate whose images were found, Hz; null without images. Images of images are symmetric about its multiples, too.
    /// </summary>
    public int? OriginalRate
    {
        get
        {
            ImageMirror[] found = [.. _mirrors.Where(mirror => mirror.Holds)];
            ImageMirror? best = found.MaxBy(mirror => mirror.Correlation);
            return found.FirstOrDefault(mirror => best!.Rate % mirror.Rate == 0 || mirror.Correlation >= LeastOfGreatest * best.Correlation)?.Rate;
        }
    }

    public void Reset()
    {
        _speech = 0;
        _passed = 0;
        foreach (ImageMirror mirror in _mirrors)
            mirror.Reset();
    }

    public void Fold()
    {
        foreach (ImageMirror mirror in _mirrors)
            mirror.Fold();
    }

    public void Add(ReadOnlySpan<Vector512<float>> power, ReadOnlySpan<FrameClass> classes)
    {
        if (_mirrors.Length == 0 || (_speech >= DenseFrames && ++_passed % Thinning != 0))
            return;
        int speech = classes.Count(FrameClass.Speech);
        if (speech == 0 && !classes.Contains(FrameClass.Pause))
            return;
        _speech += speech;
        Refine(power);
        foreach (ImageMirror mirror in _mirrors)
            mirror.Add(_logs, _fine, classes);
    }

    /// <summary>Logarithm of each bin's power, and what it stands out of those around it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Refine(ReadOnlySpan<Vector512<float>> power)
    {
        ref Vector512<float> source = ref MemoryMarshal.GetReference(power);
        ref Vector512<float> logs = ref MemoryMarshal.GetArrayDataReference(_logs);
        ref Vector512<float> fine = ref MemoryMarshal.GetArrayDataReference(_fine);
        Vector512<float> least = Vector512.Create(LeastPower), most = Vector512.Create(MostPower);
        for (int k = _lowest - Around; k <= _highest + Around; k++)
            Unsafe.Add(ref logs, k) = FastLog.Log2(Vector512.Min(Vector512.Max(Unsafe.Add(ref source, k), least), most));

        Vector512<float> share = Vector512.Create(1f / ((2 * Around) + 1));
        Vector512<float> sum = Vector512<float>.Zero;
        for (int k = _lowest - Around; k < _lowest + Around; k++)
            sum += Unsafe.Add(ref logs, k);
        for (int k = _lowest; k <= _highest; k++)
        {
            sum += Unsafe.Add(ref logs, k + Around);
            Unsafe.Add(ref fine, k) = Unsafe.Add(ref logs, k) - (sum * share);
            sum -= Unsafe.Add(ref logs, k - Around);
        }
    }
}
