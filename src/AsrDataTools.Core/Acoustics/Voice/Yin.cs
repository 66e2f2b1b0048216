using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AsrDataTools.Acoustics;

/// <summary>
/// Fundamental frequency of 16 frames at once, one in each lane of a vector, by YIN (de Cheveigné and Kawahara, JASA 111, 2002):
/// the squared difference of the signal and itself one lag later, over its mean at all shorter lags; the shortest lag at which that
/// falls to a low minimum is the period.
/// </summary>
internal sealed class Yin
{
    public const int Lanes = LaneTile.Lanes;
    public const double LowestHz = 60;
    public const double HighestHz = 500;

    private const double WindowSeconds = 0.025;
    private const int Tile = 4;

    /// <summary>The absolute threshold of the paper's step 4.</summary>
    private const float Threshold = 0.1f;

    /// <summary>
    /// How much worse than the best lag a shorter one may be and still be the period: two periods are as periodic as one, and noise
    /// lifts both.
    /// </summary>
    private const float Tolerance = 0.06f;

    private readonly double _rate;
    private readonly int _window;
    private readonly int _shortest;
    private readonly int _longest;
    private readonly int _stride;
    private readonly float[] _rows;
    private readonly Vector512<float>[] _columns;
    private readonly Vector512<float>[] _differences;
    private readonly Vector512<float>[] _normalised;

    /// <param name="rate">Of the signal, Hz, at least 4000.</param>
    public Yin(double rate)
    {
        _rate = rate;
        _window = Tile * (int)Math.Round(rate * WindowSeconds / Tile);
        _shortest = (int)Math.Floor(rate / HighestHz);
        _longest = (int)Math.Ceiling(rate / LowestHz) + 1;

        // Lags are taken four at a time, from 1 on.
        int lags = Tile * ((_longest + Tile) / Tile);
        Span = _window + lags + Tile;
        _stride = Lanes * ((Span + Lanes - 1) / Lanes);
        _rows = new float[Lanes * _stride];
        _columns = new Vector512<float>[_stride];
        _differences = new Vector512<float>[lags + 1];
        _normalised = new Vector512<float>[lags + 1];
    }

    /// <summary>Samples that a frame needs from its start.</summary>
    public int Span { get; }

    /// <summary>Copies a frame into its lane.</summary>
    public void Set(int lane, ReadOnlySpan<float> samples) =>
        samples[..Span].CopyTo(_rows.AsSpan(lane * _stride));

    /// <summary>Analyses the frames set; lanes that were not hold what they did before.</summary>
    /// <param name="hertz">Takes the frequency of each lane; 0 where no lag is a minimum.</param>
    /// <param name="aperiodicity">Takes the normalised difference at that lag: 0 for a periodic frame, about 1 for noise.</param>
    public void Analyse(Span<float> hertz, Span<float> aperiodicity)
    {
        for (int n = 0; n < _stride; n += Lanes)
            LaneTile.Transpose(ref _rows[n], _stride, _columns.AsSpan(n, Lanes));
        Differences();
        Normalise();
        Choose(hertz, aperiodicity);
    }

    /// <summary>d(τ) = Σ (x[j] − x[j+τ])² for τ = 1, 2 …, in squares of four samples by four lags.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Differences()
    {
        ref Vector512<float> x = ref MemoryMarshal.GetArrayDataReference(_columns);
        ref Vector512<float> target = ref MemoryMarshal.GetArrayDataReference(_differences);
        for (int lag = 1; lag < _differences.Length; lag += Tile)
        {
            Vector512<float> s0 = Vector512<float>.Zero, s1 = s0, s2 = s0, s3 = s0;
            for (int j = 0; j < _window; j += Tile)
            {
                ref Vector512<float> near = ref Unsafe.Add(ref x, j);
                ref Vector512<float> far = ref Unsafe.Add(ref x, j + lag);
                Vector512<float> a = near, b = Unsafe.Add(ref near, 1), c = Unsafe.Add(ref near, 2), d = Unsafe.Add(ref near, 3);
                Vector512<float> y1 = Unsafe.Add(ref far, 1), y2 = Unsafe.Add(ref far, 2), y3 = Unsafe.Add(ref far, 3);
                Vector512<float> y4 = Unsafe.Add(ref far, 4), y5 = Unsafe.Add(ref far, 5);
                s0 = Square(d - y3, Square(c - y2, Square(b - y1, Square(a - far, s0))));
                s1 = Square(d - y4, Square(c - y3, Square(b - y2, Square(a - y1, s1))));
                s2 = Square(d - y5, Square(c - y4, Square(b - y3, Square(a - y2, s2))));
                s3 = Square(d - Unsafe.Add(ref far, 6), Square(c - y5, Square(b - y4, Square(a - y3, s3))));
            }

            ref Vector512<float> sums = ref Unsafe.Add(ref target, lag);
            sums = s0;
            Unsafe.Add(ref sums, 1) = s1;
            Unsafe.Add(ref sums, 2) = s2;
            Unsafe.Add(ref sums, 3) = s3;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Square(Vector512<float> difference, Vector512<float> sum) =>
        Vector512.FusedMultiplyAdd(difference, difference, sum);

    /// <summary>Divides each difference by the mean of those up to its lag (equation 8).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Normalise()
    {
        Vector512<float> sum = Vector512.Create(1e-30f);
        for (int lag = 1; lag < _differences.Length; lag++)
        {
            sum += _differences[lag];
            _normalised[lag] = _differences[lag] * Vector512.Create((float)lag) / sum;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Choose(Span<float> hertz, Span<float> aperiodicity)
    {
        Vector512<float> least = Vector512.Create(float.MaxValue);
        for (int lag = _shortest; lag <= _longest; lag++)
            least = Vector512.Min(least, _normalised[lag]);
        Vector512<float> limit = Vector512.Max(least + Vector512.Create(Tolerance), Vector512.Create(Threshold));
        Vector512<float> chosen = Vector512<float>.Zero;
        for (int lag = _longest; lag >= _shortest; lag--)
        {
            Vector512<float> here = _normalised[lag];
            Vector512<float> minimum = Vector512.LessThan(here, limit)
                & Vector512.LessThanOrEqual(here, _normalised[lag + 1])
                & Vector512.LessThan(here, _normalised[lag - 1]);
            chosen = Vector512.ConditionalSelect(minimum, Vector512.Create((float)lag), chosen);
        }

        for (int lane = 0; lane < Lanes; lane++)
        {
            int lag = (int)chosen[lane];
            (hertz[lane], aperiodicity[lane]) = lag == 0 ? (0, 1) : Refine(lane, lag);
        }
    }

    /// <summary>
    /// The vertex of the parabola through three lags (step 5). That of the normalised difference lies at too short a lag, since the mean
    /// that it is divided by rises with the lag: the period is taken from the plain difference.
    /// </summary>
    private (float Hertz, float Aperiodicity) Refine(int lane, int lag)
    {
        (_, float depth) = Vertex(_normalised, lane, lag);
        int nearest = lag;
        if (_differences[lag + 1][lane] < _differences[lag][lane])
            nearest++;
        else if (_differences[lag - 1][lane] < _differences[lag][lane])
            nearest--;
        nearest = Math.Clamp(nearest, 2, _differences.Length - 2);
        (float shift, _) = Vertex(_differences, lane, nearest);
        return ((float)(_rate / (nearest + shift)), depth);
    }

    private static (float Shift, float Depth) Vertex(Vector512<float>[] curve, int lane, int lag)
    {
        float before = curve[lag - 1][lane], here = curve[lag][lane], after = curve[lag + 1][lane], curvature = before - (2 * here) + after;
        float shift = curvature > 0 ? Math.Clamp(0.5f * (before - after) / curvature, -1, 1) : 0;
        return (shift, here - (0.25f * (before - after) * shift));
    }
}
