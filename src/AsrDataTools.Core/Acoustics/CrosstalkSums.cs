using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AsrDataTools.Acoustics;

/// <summary>
/// How the power of a channel in which nobody speaks follows that of the other one, in four bands and at 32 lags of 10 ms; and, to
/// know what chance does, at 16 lags of 1 to 5 s, at which no leak comes.
/// </summary>
internal sealed class CrosstalkSums
{
    public const int ChanceLags = 16;

    private const int Bands = CallSide.Bands;
    private const int Lags = CrosstalkTrack.Lags;
    private const int Quads = Lags / 4;
    private const int FirstChanceLag = 100;
    private const int ChanceLagStep = 25;

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

    /// <summary>Frames in which the listener is silent and the talker was heard within 310 ms.</summary>
    public long Frames { get; private set; }

    /// <summary>Those of them in which the talker speaks.</summary>
    public long SpeechFrames { get; private set; }

    public void Reset()
    {
        Array.Clear(_product);
        Array.Clear(_wide);
        Array.Clear(_totals);
        Frames = SpeechFrames = 0;
        Clear();
    }

    /// <summary>Adds a run of frames.</summary>
    /// <param name="talker">Who speaks.</param>
    /// <param name="listener">Who does not.</param>
    /// <param name="first">First frame, counted as the tracks do.</param>
    /// <param name="end">One past the last.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(CrosstalkTrack talker, CrosstalkTrack listener, int first, int end)
    {
        ref Vector128<float> wide = ref MemoryMarshal.GetReference(talker.Wide);
        ref Vector128<float> sent = ref MemoryMarshal.GetReference(talker.Power);
        ref Vector128<float> heard = ref MemoryMarshal.GetReference(listener.Power);
        for (int quad = 0; quad < Quads; quad++)
        {
            Vector512<float> products = _products[quad], wides = _wides[quad];
            for (int frame = first; frame < end; frame++)
            {
                Vector128<float> y = Unsafe.Add(ref heard, frame);
                Vector256<float> pair = Vector256.Create(y, y);
                Vector512<float> z = Vector512.LoadUnsafe(ref Unsafe.As<Vector128<float>, float>(ref Unsafe.Add(ref wide, frame - (4 * quad) - 3)));
                products = Vector512.FusedMultiplyAdd(z, Vector512.Create(pair, pair), products);
                wides += z;
            }

            _products[quad] = products;
            _wides[quad] = wides;
        }

        for (int chance = 0; chance < ChanceLags; chance++)
        {
            int lag = FirstChanceLag + (chance * ChanceLagStep);
            Vector128<float> products = _chanceProducts[chance], wides = _chanceWides[chance];
            for (int frame = first; frame < end; frame++)
            {
                Vector128<float> z = Unsafe.Add(ref wide, frame - lag);
                products = Vector128.FusedMultiplyAdd(z, Unsafe.Add(ref heard, frame), products);
                wides += z;
            }

            _chanceProducts[chance] = products;
            _chanceWides[chance] = wides;
        }

        for (int frame = first; frame < end; frame++)
        {
            Vector128<float> x = Unsafe.Add(ref sent, frame);
            _heard += Unsafe.Add(ref heard, frame);
            _sent += x;
            _sentProducts = Vector128.FusedMultiplyAdd(x, Unsafe.Add(ref wide, frame), _sentProducts);
            if (talker.OwnSpeech(frame, frame + 1) == 0)
                continue;
            _speech += x;
            SpeechFrames++;
        }

        Frames += end - first;
    }

    /// <summary>Moves the single-precision sums of the last seconds into the double-precision ones.</summary>
    public void Fold()
    {
        for (int quad = 0; quad < Quads; quad++)
        {
            for (int lane = 0; lane < 16; lane++)
            {
                // The four frames of a load lie in order of time, so their lags fall.
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
    public double SpeechPower(int band) => _totals[(3 * Bands) + band] / SpeechFrames;

    /// <summary>
    /// The gain of power from talker to listener by what comes within 40 ms of a lag: the covariance of the listener's power with
    /// that of nine frames of the talker, over the talker's own. A sum over lags is not lessened by a delay between two frames or
    /// by a path that smears.
    /// </summary>
    /// <param name="lag">0 to 31, then the chance lags.</param>
    /// <param name="band">0 to 3.</param>
    public double Gain(int lag, int band)
    {
        int at = (lag * Bands) + band;
        double covariance = _product[at] - (_totals[band] * _wide[at] / Frames);
        double own = _totals[(2 * Bands) + band] - (_totals[Bands + band] * _wide[band] / Frames);
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
