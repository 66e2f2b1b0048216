using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AsrDataTools.Acoustics;

/// <summary>What <see cref="LevelStatistics"/> found. Levels are null when no sample, or only zeros, were seen.</summary>
/// <param name="SampleCount">Samples seen.</param>
/// <param name="PeakDbfs">Largest magnitude, dB re full scale; 0 is 1.0 (or -32768).</param>
/// <param name="RmsDbfs">20·log10(RMS / full scale), offset included: a full-scale sine is -3.01.</param>
/// <param name="DcOffset">Mean sample, share of full scale, -1…1; null when empty.</param>
/// <param name="CrestFactorDb">Peak over RMS, dB, at least 0.</param>
/// <param name="MeanMagnitude">E|x| over the samples that are not digital silence, share of full scale.</param>
/// <param name="MeanLogMagnitude">E ln|x| over the same samples; a zero counts as ln(0.5 LSB) - 1, with the lowest bit in use.</param>
/// <param name="BitsInUse">Bits above the lowest that any sample uses; null when all are zero.</param>
public sealed record LevelSummary(
    long SampleCount,
    double? PeakDbfs,
    double? RmsDbfs,
    double? DcOffset,
    double? CrestFactorDb,
    double? MeanMagnitude,
    double? MeanLogMagnitude,
    int? BitsInUse);

/// <summary>
/// Level statistics of one channel in one pass: exact for 16-bit samples, through a histogram of their values;
/// by vectorised sums for floating-point samples. One kind of sample per instance; <see cref="Reset"/> frees it for the next recording.
/// </summary>
public sealed class LevelStatistics
{
    private const int Values = 1 << 16;

    // Equal neighbours would wait for each other's increment, so neighbouring samples count in different columns;
    // more than two would spill the counters out of the processor's nearest cache.
    private const int Columns = 2;
    private const double FullScale16 = 32768;
    private const long MostBetweenFolds = uint.MaxValue;
    private const int Chunk = 512;

    // Full scale at bit 30, so that samples up to twice full scale fit.
    private const float BitScale = 1 << 30;
    private const int FloatWidth = 31;
    private const int MostBits = 24;

    private static readonly double[] LogMagnitude = MakeLogTable();

    private uint[]? _counters;
    private long[]? _folded;
    private long _sinceFold;
    private int _lowest;
    private int _highest;

    private float _floatPeak;
    private double _floatSum;
    private double _floatSquares;
    private double _floatMagnitudes;
    private double _floatLogs;
    private long _floatZeros;
    private uint _floatBits;

    /// <summary>Samples seen.</summary>
    public long SampleCount { get; private set; }

    /// <summary>True when 16-bit samples came, so that <see cref="CountOf"/> answers.</summary>
    public bool IsInteger16 { get; private set; }

    /// <summary>Lowest 16-bit value seen, or 0 if none was below.</summary>
    public int Lowest => _lowest;

    /// <summary>Highest 16-bit value seen, or 0 if none was above.</summary>
    public int Highest => _highest;

    /// <summary>Adds exact samples, full scale 32768.</summary>
    public void Add(ReadOnlySpan<short> samples)
    {
        if (samples.IsEmpty)
            return;

        BeginKind(isInteger16: true);
        _counters ??= new uint[Values * Columns];
        (short lowest, short highest) = Extremes.Of(samples);
        _lowest = Math.Min(_lowest, lowest);
        _highest = Math.Max(_highest, highest);
        if (_sinceFold + samples.Length > MostBetweenFolds)
            Fold();
        _sinceFold += samples.Length;
        SampleCount += samples.Length;
        Count(samples, _counters);
    }

    /// <summary>Adds samples of full scale 1.0; they must be finite.</summary>
    public void Add(ReadOnlySpan<float> samples)
    {
        if (samples.IsEmpty)
            return;

        BeginKind(isInteger16: false);
        SampleCount += samples.Length;
        int lanes = Vector512<float>.Count;
        while (samples.Length >= lanes)
        {
            int length = Math.Min(Chunk, samples.Length / lanes * lanes);
            AddChunk(samples[..length]);
            samples = samples[length..];
        }

        if (!samples.IsEmpty)
        {
            Span<float> padded = stackalloc float[lanes];
            padded.Clear();
            samples.CopyTo(padded);
            AddChunk(padded);
            _floatZeros -= lanes - samples.Length;
        }
    }

    /// <summary>How often a 16-bit value was seen.</summary>
    public long CountOf(int value)
    {
        if (_counters is null)
            return 0;
        int index = (ushort)(short)value;
        long count = _folded is null ? 0 : _folded[index];
        foreach (uint column in _counters.AsSpan(index * Columns, Columns))
            count += column;
        return count;
    }

    /// <summary>The statistics so far.</summary>
    /// <param name="digitalSilenceSamples">Zero samples in runs of 5 ms and more (<see cref="DropoutFinder.DigitalSilenceSamples"/>),
    /// which say nothing of a level and are left out of the two means of magnitude.</param>
    public LevelSummary Finish(long digitalSilenceSamples = 0)
    {
        if (SampleCount == 0)
            return new LevelSummary(0, null, null, null, null, null, null, null);

        Sums sums = IsInteger16
            ? SumHistogram()
            : new Sums(_floatPeak, _floatSum, _floatSquares, _floatMagnitudes, _floatLogs, _floatZeros, BitLength(_floatBits, FloatWidth));
        double dc = sums.Sum / SampleCount;
        if (sums.Peak == 0)
            return new LevelSummary(SampleCount, null, null, dc, null, null, null, null);

        double rms = Math.Sqrt(sums.Squares / SampleCount);
        long silent = Math.Min(digitalSilenceSamples, sums.Zeros);
        long sounding = SampleCount - silent;
        double leastBit = Math.ScaleB(1, 1 - Math.Min(sums.Bits ?? MostBits, MostBits));
        double logs = sums.Logs + ((sums.Zeros - silent) * (Math.Log(0.5 * leastBit) - 1));
        return new LevelSummary(
            SampleCount,
            Decibels(sums.Peak),
            Decibels(rms),
            dc,
            Math.Max(0, Decibels(sums.Peak / rms)),
            sums.Magnitudes / sounding,
            logs / sounding,
            sums.Bits);
    }

    /// <summary>Forgets all samples, keeping the memory.</summary>
    public void Reset()
    {
        if (_counters is not null)
        {
            _counters.AsSpan(0, (_highest + 1) * Columns).Clear();
            _counters.AsSpan((Values + _lowest) * Columns, -_lowest * Columns).Clear();
        }

        _folded = null;
        _sinceFold = 0;
        _lowest = _highest = 0;
        _floatPeak = 0;
        _floatSum = _floatSquares = _floatMagnitudes = _floatLogs = 0;
        _floatZeros = 0;
        _floatBits = 0;
        SampleCount = 0;
        IsInteger16 = false;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Count(ReadOnlySpan<short> samples, uint[] counters)
    {
        ref uint first = ref MemoryMarshal.GetArrayDataReference(counters);
        ReadOnlySpan<ulong> quads = MemoryMarshal.Cast<short, ulong>(samples);
        foreach (ulong quad in quads)
        {
            // The byte order decides only which column a sample falls in.
            Unsafe.Add(ref first, (nint)((uint)(ushort)quad * Columns))++;
            Unsafe.Add(ref first, (nint)(((uint)(ushort)(quad >> 16) * Columns) + 1))++;
            Unsafe.Add(ref first, (nint)((uint)(ushort)(quad >> 32) * Columns))++;
            Unsafe.Add(ref first, (nint)(((quad >> 48) * Columns) + 1))++;
        }

        foreach (short sample in samples[(quads.Length * 4)..])
            Unsafe.Add(ref first, (ushort)sample * Columns)++;
    }

    /// <param name="chunk">A multiple of 16 samples, few enough for sums in single precision.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddChunk(ReadOnlySpan<float> chunk)
    {
        ref float first = ref MemoryMarshal.GetReference(chunk);
        Vector512<float> peak = Vector512<float>.Zero, sum = peak, squares = peak, magnitudes = peak, logs = peak;
        Vector512<int> bits = Vector512<int>.Zero, zeros = bits;
        for (int i = 0; i < chunk.Length; i += Vector512<float>.Count)
        {
            Vector512<float> x = Vector512.LoadUnsafe(ref first, (nuint)i);
            Vector512<float> magnitude = Vector512.Abs(x);
            Vector512<float> isZero = Vector512.Equals(x, Vector512<float>.Zero);
            peak = Vector512.Max(peak, magnitude);
            sum += x;
            squares = Vector512.FusedMultiplyAdd(x, x, squares);
            magnitudes += magnitude;
            logs += Vector512.Log(Vector512.ConditionalSelect(isZero, Vector512<float>.One, magnitude));
            bits |= Vector512.ConvertToInt32(magnitude * BitScale);
            zeros -= isZero.AsInt32();
        }

        _floatPeak = Math.Max(_floatPeak, Extremes.Of<float>(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<Vector512<float>, float>(ref peak), Vector512<float>.Count)).Highest);
        _floatSum += Vector512.Sum(sum);
        _floatSquares += Vector512.Sum(squares);
        _floatMagnitudes += Vector512.Sum(magnitudes);
        _floatLogs += Vector512.Sum(logs);
        _floatZeros += Vector512.Sum(zeros);
        for (int lane = 0; lane < Vector512<int>.Count; lane++)
            _floatBits |= (uint)bits[lane];
    }

    private Sums SumHistogram()
    {
        double sum = 0, squares = 0, magnitudes = 0, logs = 0;
        uint bits = 0;
        for (int value = _lowest; value <= _highest; value++)
        {
            long count = CountOf(value);
            if (count == 0 || value == 0)
                continue;
            int magnitude = Math.Abs(value);
            sum += (double)value * count;
            squares += (double)(magnitude * (long)magnitude) * count;
            magnitudes += (double)magnitude * count;
            logs += LogMagnitude[magnitude] * count;
            bits |= (uint)magnitude;
        }

        return new Sums(
            Math.Max(-_lowest, _highest) / FullScale16,
            sum / FullScale16,
            squares / (FullScale16 * FullScale16),
            magnitudes / FullScale16,
            logs,
            CountOf(0),
            BitLength(bits, 16));
    }

    /// <summary>Empties the 32-bit counters into 64-bit ones before they can overflow.</summary>
    private void Fold()
    {
        _folded ??= new long[Values];
        for (int value = _lowest; value <= _highest; value++)
            _folded[(ushort)(short)value] = CountOf(value);
        Array.Clear(_counters!);
        _sinceFold = 0;
    }

    private void BeginKind(bool isInteger16)
    {
        if (SampleCount > 0 && IsInteger16 != isInteger16)
            throw new InvalidOperationException("One recording has either 16-bit or floating-point samples, not both.");
        IsInteger16 = isInteger16;
    }

    private static double Decibels(double ratio) => 20 * Math.Log10(ratio);

    private static int? BitLength(uint used, int width) => used == 0 ? null : Math.Max(1, width - BitOperations.TrailingZeroCount(used));

    private static double[] MakeLogTable()
    {
        double[] table = new double[32769];
        for (int magnitude = 1; magnitude < table.Length; magnitude++)
            table[magnitude] = Math.Log(magnitude / FullScale16);
        return table;
    }

    private readonly record struct Sums(
        double Peak, double Sum, double Squares, double Magnitudes, double Logs, long Zeros, int? Bits);
}
