using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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

    // Equal neighbours would wait for each other's increment, so neighbouring samples count in different columns.
    private const int Columns = 4;
    private const double FullScale16 = 32768;
    private const long MostBetweenFolds = uint.MaxValue;
    private const int Chunk = 512;
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
        _lowest = Math.Min(_lowest, TensorPrimitives.Min(samples));
        _highest = Math.Max(_highest, TensorPrimitives.Max(samples));
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
        Span<float> logs = stackalloc float[Chunk];
        for (int start = 0; start < samples.Length; start += Chunk)
        {
            ReadOnlySpan<float> chunk = samples.Slice(start, Math.Min(Chunk, samples.Length - start));
            AddChunk(chunk, logs[..chunk.Length]);
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
            : new Sums(_floatPeak, _floatSum, _floatSquares, _floatMagnitudes, _floatLogs, _floatZeros, BitLength(_floatBits, 32));
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
            Unsafe.Add(ref first, (nint)((ushort)quad * Columns))++;
            Unsafe.Add(ref first, (nint)(((ushort)(quad >> 16) * Columns) + 1))++;
            Unsafe.Add(ref first, (nint)(((ushort)(quad >> 32) * Columns) + 2))++;
            Unsafe.Add(ref first, (nint)(((quad >> 48) * Columns) + 3))++;
        }

        foreach (short sample in samples[(quads.Length * Columns)..])
            Unsafe.Add(ref first, (ushort)sample * Columns)++;
    }

    private void AddChunk(ReadOnlySpan<float> chunk, Span<float> logs)
    {
        _floatPeak = Math.Max(_floatPeak, Math.Abs(TensorPrimitives.MaxMagnitude(chunk)));
        _floatSum += TensorPrimitives.Sum(chunk);
        _floatSquares += TensorPrimitives.SumOfSquares(chunk);
        _floatMagnitudes += TensorPrimitives.SumOfMagnitudes(chunk);
        TensorPrimitives.Abs(chunk, logs);
        int zeros = 0;
        for (int i = 0; i < logs.Length; i++)
        {
            // At 2^31 a float of 24 bits still has its lowest bit in the integer, unless it is below -48 dBFS.
            _floatBits |= (uint)(int)Math.Min(logs[i] * 2147483648.0, int.MaxValue);
            if (logs[i] == 0)
            {
                zeros++;
                logs[i] = 1;
            }
        }

        TensorPrimitives.Log(logs, logs);
        _floatLogs += TensorPrimitives.Sum<float>(logs);
        _floatZeros += zeros;
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
