using System.Runtime.CompilerServices;

namespace AsrDataTools.Acoustics;

/// <summary>What <see cref="ClippingDetector"/> found.</summary>
/// <param name="ClippedShare">Share of all samples that lie on clipped plateaus, 0…1; null when no sample was seen.</param>
/// <param name="Runs">Plateaus of three or more samples.</param>
/// <param name="LongestRun">Samples of the longest plateau; 0 when there is none.</param>
/// <param name="LevelDbfs">Level at which the signal was clipped, dB re full scale; null when it was not.</param>
public sealed record ClippingSummary(double? ClippedShare, long Runs, long LongestRun, double? LevelDbfs);

/// <summary>
/// Finds plateaus of at least three samples at the signal's own extremes, so that a signal that was attenuated after it was
/// clipped is found too. The two polarities have levels of their own.
/// </summary>
public sealed class ClippingDetector
{
    private const int Chunk = 1024;
    private const float FullScale16 = 32768;

    private readonly ClippingSide _positive = new();
    private readonly ClippingSide _negative = new();
    private long _count;

    /// <summary>Adds exact samples, full scale 32768.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<short> samples)
    {
        Span<float> values = stackalloc float[Chunk];
        for (int start = 0; start < samples.Length; start += Chunk)
        {
            ReadOnlySpan<short> chunk = samples.Slice(start, Math.Min(Chunk, samples.Length - start));
            (short lowest, short highest) = Extremes.Of(chunk);
            if (highest / FullScale16 > _positive.Threshold || -lowest / FullScale16 > _negative.Threshold)
            {
                for (int i = 0; i < chunk.Length; i++)
                    values[i] = chunk[i] / FullScale16;
                AddChunk(values[..chunk.Length], lowest / FullScale16, highest / FullScale16);
            }
            else
            {
                Skip(chunk[0] / FullScale16, chunk[^1] / FullScale16);
            }
        }

        _count += samples.Length;
    }

    /// <summary>Adds samples of full scale 1.0; they must be finite.</summary>
    public void Add(ReadOnlySpan<float> samples)
    {
        for (int start = 0; start < samples.Length; start += Chunk)
        {
            ReadOnlySpan<float> chunk = samples.Slice(start, Math.Min(Chunk, samples.Length - start));
            (float lowest, float highest) = Extremes.Of(chunk);
            AddChunk(chunk, lowest, highest);
        }

        _count += samples.Length;
    }

    /// <summary>The plateaus of all samples so far.</summary>
    public ClippingSummary Finish()
    {
        if (_count == 0)
            return new ClippingSummary(null, 0, 0, null);
        ClippedRuns positive = _positive.Finish(), negative = _negative.Finish();
        float level = Math.Max(positive.Level, negative.Level);
        return new ClippingSummary(
            (positive.Samples + negative.Samples) / (double)_count,
            positive.Runs + negative.Runs,
            Math.Max(positive.Longest, negative.Longest),
            level > 0 ? 20 * Math.Log10(level) : null);
    }

    /// <summary>Forgets all samples.</summary>
    public void Reset()
    {
        _positive.Reset();
        _negative.Reset();
        _count = 0;
    }

    private void AddChunk(ReadOnlySpan<float> chunk, float lowest, float highest)
    {
        if (highest > _positive.Threshold)
            _positive.Add(chunk, 1, isConstant: highest == lowest);
        else
            _positive.Skip(chunk[0], chunk[^1]);

        if (-lowest > _negative.Threshold)
            _negative.Add(chunk, -1, isConstant: highest == lowest);
        else
            _negative.Skip(-chunk[0], -chunk[^1]);
    }

    private void Skip(float first, float last)
    {
        _positive.Skip(first, last);
        _negative.Skip(-first, -last);
    }
}
