using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using AsrDataTools.Signal;

namespace AsrDataTools.Acoustics;

/// <summary>
/// Finds where the energy of a band falls freely, as it does when a talker stops and the room goes on, and collects how fast
/// it falls (after Ratnam et al. 2003 and Löllmann et al. 2010). All bands are followed at once, one in each lane.
/// </summary>
internal sealed class DecayFinder : IFrameConsumer
{
    private const int Lanes = BatchedFft.Lanes;

    /// <summary>What follows the highest point of a fall by less than this is still speech, or the sound itself.</summary>
    private const float SkippedDb = 4;

    /// <summary>A fall ends once it is left by this upwards.</summary>
    private const float ToleranceDb = 3;

    /// <summary>Nearer to the noise than this the fall is no longer the room's.</summary>
    private const float AboveNoiseDb = 12;

    private const float NoiseRiseDb = 0.01f;
    private const float PauseRiseDb = 0.3f;
    private const int LeastFrames = 4;
    private const int MostFrames = 150;

    /// <summary>The band below 300 Hz is left out, where rooms ring and mains hum.</summary>
    private const int FirstBand = 1;

    /// <summary>Up to 5.6 kHz: above it little of a decay stands out of the noise.</summary>
    private const int MostBands = 8;

    /// <summary>Frames over which energies are averaged; an exponential fall stays one.</summary>
    private const int Averaged = 3;

    private const float LeastFallDb = 10;
    private const float MostFallDb = 30;

    private readonly FrameGrid _grid;
    private readonly int _bands;

    /// <summary>For each band the energies of the last frames, then those of 16 new ones.</summary>
    private readonly float[] _energies;

    private readonly float[] _levels = new float[Lanes * Lanes];
    private readonly Vector512<float>[] _frames = new Vector512<float>[Lanes];
    private State _state;

    public DecayFinder(FrameGrid grid)
    {
        _grid = grid;
        _bands = Math.Clamp(grid.Bands - FirstBand, 0, MostBands);
        _energies = new float[_bands * RowLength];
        Array.Fill(_levels, -200);
        Reset();
    }

    /// <summary>Times of 60 dB of all falls so far, each worth the square of the decibels it was seen to fall.</summary>
    public DecayHistogram Falls { get; } = new();

    private static int RowLength => Averaged - 1 + Lanes;

    public void Reset()
    {
        Array.Clear(_energies);
        _state = new State { Noise = Vector256.Create(200f), Peak = Vector256.Create(-200f), Least = Vector256.Create(-200f) };
        Falls.Reset();
    }

    public void Fold()
    {
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<Vector512<float>> power, ReadOnlySpan<FrameClass> classes)
    {
        const float DecibelsPerOctave = 3.0103f;
        ReadOnlySpan<int> edges = _grid.BandBins.AsSpan(FirstBand);
        Vector512<float> scale = Vector512.Create((float)(2 * _grid.PowerScale / Averaged));
        ref float levels = ref MemoryMarshal.GetArrayDataReference(_levels);
        for (int band = 0; band < _bands; band++)
        {
            Vector512<float> sum = default, other = default;
            int k = edges[band];
            for (; k + 1 < edges[band + 1]; k += 2)
            {
                sum += power[k];
                other += power[k + 1];
            }

            sum += k < edges[band + 1] ? power[k] + other : other;
            ref float row = ref _energies[band * RowLength];
            sum.StoreUnsafe(ref row, Averaged - 1);
            sum += Vector512.LoadUnsafe(ref row) + Vector512.LoadUnsafe(ref row, 1);
            row = Unsafe.Add(ref row, Lanes);
            Unsafe.Add(ref row, 1) = Unsafe.Add(ref row, Lanes + 1);
            Vector512<float> level = FastLog.Log2(Vector512.FusedMultiplyAdd(sum, scale, Vector512.Create(1e-20f))) * DecibelsPerOctave;
            level.StoreUnsafe(ref levels, (nuint)(band * Lanes));
        }

        LaneTile.Transpose(ref levels, Lanes, _frames);
        Follow(classes);
    }

    /// <summary>Follows all bands through the frames: where a fall ends it is collected, and the next may begin.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Follow(ReadOnlySpan<FrameClass> classes)
    {
        // The compiler keeps locals in registers, but not the parts of so large a structure.
        Vector256<float> noise = _state.Noise, peak = _state.Peak, least = _state.Least;
        Vector256<float> count = _state.Count, sum = _state.Sum, moment = _state.Moment;
        Vector256<float> leastCount = _state.LeastCount, leastSum = _state.LeastSum, leastMoment = _state.LeastMoment;
        Vector256<float> tolerance = Vector256.Create(ToleranceDb), aboveNoise = Vector256.Create(AboveNoiseDb);
        Vector256<float> skipped = Vector256.Create(-SkippedDb), deep = Vector256.Create(LeastFallDb + SkippedDb);
        for (int frame = 0; frame < classes.Length; frame++)
        {
            Vector256<float> level = _frames[frame].GetLower();
            if (classes[frame] != FrameClass.Silence)
                noise = Vector256.Min(noise + Vector256.Create(classes[frame] == FrameClass.Pause ? PauseRiseDb : NoiseRiseDb), level);

            Vector256<float> goesOn = Vector256.LessThan(level, Vector256.Min(peak, least + tolerance)) & Vector256.GreaterThan(level, noise + aboveNoise);
            Vector256<float> worth = Vector256.AndNot(Vector256.GreaterThanOrEqual(peak - least, deep), goesOn);
            if (worth != Vector256<float>.Zero)
            {
                _state = new State { Peak = peak, Least = least, LeastCount = leastCount, LeastSum = leastSum, LeastMoment = leastMoment };
                Collect(worth.ExtractMostSignificantBits());
            }

            count &= goesOn;
            sum &= goesOn;
            moment &= goesOn;
            peak = Vector256.ConditionalSelect(goesOn, peak, level);
            least = Vector256.ConditionalSelect(goesOn, least, level);

            // Levels from the peak keep the sums small enough for single precision. Where a fall has just ended its depth is 0.
            Vector256<float> depth = level - peak;
            Vector256<float> counted = Vector256.LessThan(depth, skipped);
            depth &= counted;
            sum += depth;
            moment = Vector256.FusedMultiplyAdd(depth, count, moment);
            count += Vector256<float>.One & counted;
            Vector256<float> lowest = Vector256.LessThan(level, least) & counted;
            least = Vector256.Min(least, level);
            leastCount = Vector256.ConditionalSelect(lowest, count, leastCount);
            leastSum = Vector256.ConditionalSelect(lowest, sum, leastSum);
            leastMoment = Vector256.ConditionalSelect(lowest, moment, leastMoment);
        }

        _state = new State
        {
            Noise = noise,
            Peak = peak,
            Least = least,
            Count = count,
            Sum = sum,
            Moment = moment,
            LeastCount = leastCount,
            LeastSum = leastSum,
            LeastMoment = leastMoment,
        };
    }

    private void Collect(uint bands)
    {
        for (; bands != 0; bands &= bands - 1)
        {
            int band = BitOperations.TrailingZeroCount(bands);
            float n = _state.LeastCount[band];
            if (n is < LeastFrames or > MostFrames)
                continue;
            // The line through n levels at frames 0 … n − 1.
            float middle = (n - 1) / 2, spread = n * ((n * n) - 1) / 12;
            float slope = (_state.LeastMoment[band] - (middle * _state.LeastSum[band])) / spread;
            if (slope >= 0)
                continue;
            float fall = Math.Min(_state.Peak[band] - _state.Least[band] - SkippedDb, MostFallDb);
            Falls.Add(-60 * _grid.FrameSecondsHop / slope, fall * fall);
        }
    }

    /// <summary>Of the fall that each band is in; levels in dB.</summary>
    private struct State
    {
        /// <summary>Lowest level lately, which rises slowly.</summary>
        public Vector256<float> Noise;

        /// <summary>Where the fall began.</summary>
        public Vector256<float> Peak;

        /// <summary>The lowest that it has come.</summary>
        public Vector256<float> Least;

        /// <summary>Frames since the part that is skipped, the sum of their depths, and the sum of depth times number.</summary>
        public Vector256<float> Count, Sum, Moment;

        /// <summary>The same up to the lowest.</summary>
        public Vector256<float> LeastCount, LeastSum, LeastMoment;
    }
}
