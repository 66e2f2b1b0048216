using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AsrDataTools.Acoustics;

/// <summary>Active speech level, or why there is none.</summary>
/// <param name="LevelDbov">dB re overload: a square wave of full scale is 0; null when it cannot be told.</param>
/// <param name="ActivityFactor">Share of the time that is active, 0…1; null with the level.</param>
/// <param name="Abstained">Why the level is null.</param>
public sealed record ActiveLevel(double? LevelDbov, double? ActivityFactor, string? Abstained = null);

/// <summary>
/// Active speech level and activity factor by ITU-T P.56 (12/2011), method B, of one channel in one pass. The envelope is exact, but
/// compared with the thresholds only once in a cell of about 4 ms, which moves the level by hundredths of a decibel at most.
/// </summary>
public sealed class ActiveSpeechLevel
{
    internal const double MarginDb = 15.9;
    private const double TimeConstantSeconds = 0.03;
    private const double HangoverSeconds = 0.2;
    private const double CellsPerSecond = 250;
    private const int Thresholds = 15;
    private const int Lanes = LaneTile.Lanes;

    // 2^-1 … 2^-15; the last lane is idle.
    private static readonly Vector512<float> Levels = Vector512.Create(
        1f / 2, 1f / 4, 1f / 8, 1f / 16, 1f / 32, 1f / 64, 1f / 128, 1f / 256, 1f / 512, 1f / 1024,
        1f / 2048, 1f / 4096, 1f / 8192, 1f / 16384, 1f / 32768, float.PositiveInfinity);

    private readonly int _cellLength;
    private readonly int _hangover;
    private readonly float[] _smoothWeights;
    private readonly float[] _envelopeWeights;
    private readonly double _decay;
    private readonly double _carry;

    private readonly float[] _waiting;
    private Vector512<int> _since;
    private Vector512<long> _activeLow;
    private Vector512<long> _activeHigh;
    private int _waitingCount;
    private double _smooth;
    private double _envelope;
    private double _squares;
    private long _count;

    /// <param name="sampleRate">Hz.</param>
    public ActiveSpeechLevel(int sampleRate)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleRate, 1);
        _cellLength = Lanes * Math.Max(1, (int)Math.Round(sampleRate / CellsPerSecond / Lanes));
        _hangover = (int)Math.Round(sampleRate * HangoverSeconds);
        _waiting = new float[_cellLength * Lanes];

        // Both smoothers are linear in |x|, so their state after a cell is the decayed state before it plus weighted sums over the cell.
        double g = Math.Exp(-1 / (sampleRate * TimeConstantSeconds));
        _smoothWeights = new float[_cellLength];
        _envelopeWeights = new float[_cellLength];
        for (int i = 0; i < _cellLength; i++)
        {
            int age = _cellLength - 1 - i;
            _smoothWeights[i] = (float)((1 - g) * Math.Pow(g, age));
            _envelopeWeights[i] = (float)((1 - g) * (1 - g) * (age + 1) * Math.Pow(g, age));
        }

        _decay = Math.Pow(g, _cellLength);
        _carry = _cellLength * (1 - g) * _decay;
        Reset();
    }

    /// <summary>Adds samples of full scale 1.0; they must be finite.</summary>
    public void Add(ReadOnlySpan<float> samples)
    {
        _count += samples.Length;
        if (_waitingCount > 0)
        {
            int taken = Math.Min(samples.Length, _waiting.Length - _waitingCount);
            samples[..taken].CopyTo(_waiting.AsSpan(_waitingCount));
            _waitingCount += taken;
            samples = samples[taken..];
            if (_waitingCount < _waiting.Length)
                return;
            AddCells(_waiting, Lanes, _cellLength);
            _waitingCount = 0;
        }

        for (; samples.Length >= _waiting.Length; samples = samples[_waiting.Length..])
            AddCells(samples[.._waiting.Length], Lanes, _cellLength);
        samples.CopyTo(_waiting);
        _waitingCount = samples.Length;
    }

    /// <summary>Ends the recording and gives its level; <see cref="Reset"/> before adding another.</summary>
    public ActiveLevel Finish()
    {
        if (_waitingCount > 0)
        {
            _waiting.AsSpan(_waitingCount).Clear();
            int whole = (_waitingCount - 1) / _cellLength;
            AddCells(_waiting, whole + 1, _waitingCount - (whole * _cellLength));
            _waitingCount = 0;
        }

        Span<long> active = stackalloc long[Lanes];
        _activeLow.CopyTo(active);
        _activeHigh.CopyTo(active[(Lanes / 2)..]);
        return Interpolate(active[..Thresholds], _squares, _count);
    }

    /// <summary>Forgets all samples.</summary>
    public void Reset()
    {
        _activeLow = _activeHigh = Vector512<long>.Zero;
        _since = Vector512.Create(_hangover + _cellLength);
        _waitingCount = 0;
        _smooth = _envelope = _squares = 0;
        _count = 0;
    }

    /// <summary>The level at which level less threshold equals the margin, by interpolation between thresholds.</summary>
    /// <param name="active">Active samples for the thresholds 2^-1, 2^-2 ….</param>
    /// <param name="squares">Sum of squares, full scale 1.0.</param>
    /// <param name="count">Samples.</param>
    private static ActiveLevel Interpolate(ReadOnlySpan<long> active, double squares, long count)
    {
        if (squares == 0)
            return new ActiveLevel(null, null, count == 0 ? "no samples" : "digital silence");

        // From the lowest threshold up, the margin by which the level of what is active exceeds the threshold shrinks.
        (double Level, double Margin)? below = null;
        for (int j = Thresholds - 1; j >= 0 && active[j] > 0; j--)
        {
            double level = 10 * Math.Log10(squares / active[j]);
            double margin = level - (20 * Math.Log10(Levels[j]));
            if (margin > MarginDb)
            {
                below = (level, margin);
                continue;
            }

            if (below is not (double lowerLevel, double lowerMargin))
                break;
            double share = (lowerMargin - MarginDb) / (lowerMargin - margin);
            double found = lowerLevel + (share * (level - lowerLevel));
            return new ActiveLevel(found, Math.Min(1, squares / count / Math.Pow(10, found / 10)));
        }

        return new ActiveLevel(null, null, below is null
            ? "level below the range of P.56 (about -74 dBov)"
            : "too short or too sparse for P.56");
    }

    /// <param name="samples">16 cells.</param>
    /// <param name="cells">How many of them count.</param>
    /// <param name="lastLength">How many samples of the last of these count.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    private void AddCells(ReadOnlySpan<float> samples, int cells, int lastLength)
    {
        Span<Vector512<float>> smooth = stackalloc Vector512<float>[Lanes];
        Span<Vector512<float>> envelope = stackalloc Vector512<float>[Lanes];
        Span<float> smoothSums = stackalloc float[Lanes];
        Span<float> envelopes = stackalloc float[Lanes];
        _squares += Weigh(samples, smooth, envelope);
        LaneTile.SumEach(smooth).CopyTo(smoothSums);
        LaneTile.SumEach(envelope).CopyTo(envelopes);
        FollowEnvelope(smoothSums, envelopes);
        CountActive(envelopes, cells, lastLength);
    }

    /// <summary>Weighted sums of |x| over each cell, still spread over lanes; gives the sum of squares.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Weigh(ReadOnlySpan<float> samples, Span<Vector512<float>> smooth, Span<Vector512<float>> envelope)
    {
        ref float sample = ref MemoryMarshal.GetReference(samples);
        ref float smoothWeight = ref MemoryMarshal.GetArrayDataReference(_smoothWeights);
        ref float envelopeWeight = ref MemoryMarshal.GetArrayDataReference(_envelopeWeights);
        ref Vector512<float> smoothSums = ref MemoryMarshal.GetReference(smooth);
        ref Vector512<float> envelopeSums = ref MemoryMarshal.GetReference(envelope);
        int length = _cellLength;
        Vector512<float> squares = Vector512<float>.Zero;
        for (int cell = 0; cell < Lanes; cell++)
        {
            Vector512<float> smoothSum = Vector512<float>.Zero, envelopeSum = Vector512<float>.Zero;
            for (int i = 0; i < length; i += Lanes)
            {
                Vector512<float> x = Vector512.LoadUnsafe(ref sample, (nuint)((cell * length) + i));
                squares = Vector512.FusedMultiplyAdd(x, x, squares);
                x = Vector512.Abs(x);
                smoothSum = Vector512.FusedMultiplyAdd(x, Vector512.LoadUnsafe(ref smoothWeight, (nuint)i), smoothSum);
                envelopeSum = Vector512.FusedMultiplyAdd(x, Vector512.LoadUnsafe(ref envelopeWeight, (nuint)i), envelopeSum);
            }

            Unsafe.Add(ref smoothSums, cell) = smoothSum;
            Unsafe.Add(ref envelopeSums, cell) = envelopeSum;
        }

        (Vector512<double> low, Vector512<double> high) = Vector512.Widen(squares);
        return Vector512.Sum(low + high);
    }

    /// <summary>Turns the weighted sums of each cell into the envelope at its end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FollowEnvelope(ReadOnlySpan<float> smoothSums, Span<float> envelopes)
    {
        double smooth = _smooth, envelope = _envelope;
        double decay = _decay, carry = _carry;
        for (int cell = 0; cell < envelopes.Length; cell++)
        {
            envelope = (decay * envelope) + ((carry * smooth) + envelopes[cell]);
            smooth = (decay * smooth) + smoothSums[cell];
            envelopes[cell] = (float)envelope;
        }

        _smooth = smooth;
        _envelope = envelope;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CountActive(ReadOnlySpan<float> envelopes, int cells, int lastLength)
    {
        Vector512<float> levels = Levels;
        Vector512<int> since = _since, active = Vector512<int>.Zero;
        Vector512<int> longest = Vector512.Create(_hangover + _cellLength);
        for (int cell = 0; cell < cells; cell++)
        {
            Vector512<int> length = Vector512.Create(cell == cells - 1 ? lastLength : _cellLength);
            Vector512<int> above = Vector512.GreaterThanOrEqual(Vector512.Create(envelopes[cell]), levels).AsInt32();

            // Samples since the envelope last reached the threshold, at the end of this cell; the hangover may end within it.
            since = Vector512.AndNot(Vector512.Min(since + length, longest), above);
            active += Vector512.Min(length, longest - since);
        }

        _since = since;
        (Vector512<long> low, Vector512<long> high) = Vector512.Widen(active);
        _activeLow += low;
        _activeHigh += high;
    }
}
