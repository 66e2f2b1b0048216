using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AsrDataTools.Acoustics;

/// <summary>
/// How the power of a channel in which nobody speaks follows that of the other one, in four bands and at 16 lags of 20 ms; and, to
/// know what chance does, at 16 lags of 1 to 5 s, at which no leak comes.
/// </summary>
internal sealed class CrosstalkSums
{
    public const int ChanceLags = 16;

    private const int Bands = CallSide.Bands;
    private const int Lags = CrosstalkTrack.Lags;
    private const int Quads = Lags / 4;
    private const int FirstChanceLag = 50;
    private const int ChanceLagStep = 12;

    private readonly Vector512<float>[] _products = new Vector512<float>[Quads];
    private readonly Vector512<float>[] _wides = new Vector512<float>[Quads];
    private readonly Vector128<float>[] _chanceProducts = new Vector128<float>[ChanceLags];
    private readonly Vector128<float>[] _chanceWides = new Vector128<float>[ChanceLags];
    private Vector128<float> _heard;
    private Vector128<float> _sent;
    private Vector128<float> _sentProducts;
    private Vector128<float> _speech;

    private readonly double[] _product = new double[(Lags + ChanceLags) * Bands];
    private readonly double[] _wide = new double[(Lags + ChanceLags) * Bands];
    private readonly double[] _totals = new double[4 * Bands];

    /// <summary>Steps in which the listener is silent and the talker spoke within 300 ms.</summary>
    public long Steps { get; private set; }

    /// <summary>Those of them in which the talker speaks.</summary>
    public long SpeechSteps { get; private set; }

    /// <summary>Adds a run of steps.</summary>
    /// <param name="talker">Who speaks.</param>
    /// <param name="listener">Who does not.</param>
    /// <param name="first">First step, counted as the tracks do.</param>
    /// <param name="end">One past the last.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(CrosstalkTrack talker, CrosstalkTrack listener, int first, int end)
    {
        AddLags(talker, listener, first, end);
        for (int chance = 0; chance < ChanceLags; chance += 4)
            AddChance(talker, listener, first, end, chance);
        ref Vector128<float> wide = ref MemoryMarshal.GetReference(talker.Wide);
        ref Vector128<float> sent = ref MemoryMarshal.GetReference(talker.Power);
        ref Vector128<float> heard = ref MemoryMarshal.GetReference(listener.Power);
        Vector128<float> heardSum = _heard, sentSum = _sent, products = _sentProducts, speech = _speech;
        for (int step = first; step < end; step++)
        {
            Vector128<float> x = Unsafe.Add(ref sent, step);
            heardSum += Unsafe.Add(ref heard, step);
            sentSum += x;
            products = Vector128.FusedMultiplyAdd(x, Unsafe.Add(ref wide, step), products);
            if (talker.OwnSpeech(step, step + 1) > 0)
                speech += x;
        }

        (_heard, _sent, _sentProducts, _speech) = (heardSum, sentSum, products, speech);
        SpeechSteps += talker.OwnSpeech(first, end);
        Steps += end - first;
    }

    /// <summary>The lags at which a leak may come, four in each vector; the four vectors are independent, so that none waits for another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddLags(CrosstalkTrack talker, CrosstalkTrack listener, int first, int end)
    {
        ref float wide = ref Unsafe.As<Vector128<float>, float>(ref MemoryMarshal.GetReference(talker.Wide));
        ref Vector128<float> heard = ref MemoryMarshal.GetReference(listener.Power);
        Vector512<float> p0 = _products[0], p1 = _products[1], p2 = _products[2], p3 = _products[3];
        Vector512<float> w0 = _wides[0], w1 = _wides[1], w2 = _wides[2], w3 = _wides[3];
        for (int step = first; step < end; step++)
        {
            Vector256<float> pair = Vector256.Create(Unsafe.Add(ref heard, step));
            Vector512<float> y = Vector512.Create(pair, pair);
            nuint at = (nuint)(4 * (step - 3));
            Vector512<float> z0 = Vector512.LoadUnsafe(ref wide, at), z1 = Vector512.LoadUnsafe(ref wide, at - 16);
            Vector512<float> z2 = Vector512.LoadUnsafe(ref wide, at - 32), z3 = Vector512.LoadUnsafe(ref wide, at - 48);
            p0 = Vector512.FusedMultiplyAdd(z0, y, p0);
            p1 = Vector512.FusedMultiplyAdd(z1, y, p1);
            p2 = Vector512.FusedMultiplyAdd(z2, y, p2);
            p3 = Vector512.FusedMultiplyAdd(z3, y, p3);
            w0 += z0;
            w1 += z1;
            w2 += z2;
            w3 += z3;
        }

        (_products[0], _products[1], _products[2], _products[3]) = (p0, p1, p2, p3);
        (_wides[0], _wides[1], _wides[2], _wides[3]) = (w0, w1, w2, w3);
    }

    /// <summary>Four of the lags that only show what chance does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddChance(CrosstalkTrack talker, CrosstalkTrack listener, int first, int end, int chance)
    {
        ref Vector128<float> wide = ref Unsafe.Add(ref MemoryMarshal.GetReference(talker.Wide), -(FirstChanceLag + (chance * ChanceLagStep)));
        ref Vector128<float> heard = ref MemoryMarshal.GetReference(listener.Power);
        Vector128<float> p0 = _chanceProducts[chance], p1 = _chanceProducts[chance + 1];
        Vector128<float> p2 = _chanceProducts[chance + 2], p3 = _chanceProducts[chance + 3];
        Vector128<float> w0 = _chanceWides[chance], w1 = _chanceWides[chance + 1];
        Vector128<float> w2 = _chanceWides[chance + 2], w3 = _chanceWides[chance + 3];
        for (int step = first; step < end; step++)
        {
            Vector128<float> y = Unsafe.Add(ref heard, step);
            ref Vector128<float> here = ref Unsafe.Add(ref wide, step);
            Vector128<float> z0 = here, z1 = Unsafe.Add(ref here, -ChanceLagStep);
            Vector128<float> z2 = Unsafe.Add(ref here, -2 * ChanceLagStep), z3 = Unsafe.Add(ref here, -3 * ChanceLagStep);
            p0 = Vector128.FusedMultiplyAdd(z0, y, p0);
            p1 = Vector128.FusedMultiplyAdd(z1, y, p1);
            p2 = Vector128.FusedMultiplyAdd(z2, y, p2);
            p3 = Vector128.FusedMultiplyAdd(z3, y, p3);
            w0 += z0;
            w1 += z1;
            w2 += z2;
            w3 += z3;
        }

        (_chanceProducts[chance], _chanceProducts[chance + 1], _chanceProducts[chance + 2], _chanceProducts[chance + 3]) = (p0, p1, p2, p3);
        (_chanceWides[chance], _chanceWides[chance + 1], _chanceWides[chance + 2], _chanceWides[chance + 3]) = (w0, w1, w2, w3);
    }

    /// <summary>Moves the single-precision sums of the last seconds into the double-precision ones.</summary>
    public void Fold()
    {
        for (int quad = 0; quad < Quads; quad++)
        {
            for (int lane = 0; lane < 16; lane++)
            {
                // The four steps of a load lie in order of time, so their lags fall.
                int at = (((4 * quad) + 3 - (lane / Bands)) * Bands) + (lane % Bands);
                _product[at] += _products[quad][lane];
                _wide[at] += _wides[quad][lane];
            }
        }

        for (int band = 0; band < Bands; band++)
        {
            for (int chance = 0; chance < ChanceLags; chance++)
            {
                _product[((Lags + chance) * Bands) + band] += _chanceProducts[chance][band];
                _wide[((Lags + chance) * Bands) + band] += _chanceWides[chance][band];
            }

            _totals[band] += _heard[band];
            _totals[Bands + band] += _sent[band];
            _totals[(2 * Bands) + band] += _sentProducts[band];
            _totals[(3 * Bands) + band] += _speech[band];
        }

        Clear();
    }

    /// <summary>Mean power that the talker's speech has in a band.</summary>
    public double SpeechPower(int band) => _totals[(3 * Bands) + band] / SpeechSteps;

    /// <summary>
    /// The gain of power from talker to listener by what comes within 50 ms of a lag: the covariance of the listener's power with
    /// that of five steps of the talker, over the talker's own. A sum over lags is not lessened by a delay between two steps or
    /// by a path that smears.
    /// </summary>
    /// <param name="lag">0 to 15, then the chance lags.</param>
    /// <param name="band">0 to 3.</param>
    public double Gain(int lag, int band)
    {
        int at = (lag * Bands) + band;
        double covariance = _product[at] - (_totals[band] * _wide[at] / Steps);
        double own = _totals[(2 * Bands) + band] - (_totals[Bands + band] * _wide[band] / Steps);
        return own > 0 ? covariance / own : 0;
    }

    private void Clear()
    {
        Array.Clear(_products);
        Array.Clear(_wides);
        Array.Clear(_chanceProducts);
        Array.Clear(_chanceWides);
        _heard = _sent = _sentProducts = _speech = default;
    }
}
