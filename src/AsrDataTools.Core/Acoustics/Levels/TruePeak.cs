using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using AsrDataTools.Signal;

namespace AsrDataTools.Acoustics;

/// <summary>
/// True peak by ITU-R BS.1770-5 annex 2 of one channel in one pass: the largest magnitude of the signal interpolated to four times its
/// rate. The interpolator is a windowed sinc of 24 taps a phase of our own design (<see cref="FirDesign"/>), whose fourth phase is the
/// samples themselves. No interpolated value exceeds the largest of the samples it rests on times the sum of the taps' magnitudes, nor
/// what a straight line between two samples could reach and the bends of the signal could add, so only stretches that could raise the
/// peak are interpolated; the result is the same as if all were.
/// </summary>
public sealed class TruePeak
{
    private const int Oversampling = 4;
    private const int Taps = 24;
    private const int Reach = Taps - 1;
    private const double AttenuationDb = 60;
    private const int Chunk = 1024;
    private const int Lanes = 16;
    private const int Support = Lanes + Reach;

    private static readonly float[][] Phases = MakePhases();

    // Rounding must not let a bound fall below what it bounds.
    private const double Slack = 1 + 1e-5;

    /// <summary>Most that a phase can make of samples of magnitude 1.</summary>
    private static readonly float Bound = (float)(Slack * Phases.Max(phase => phase.Sum(tap => (double)Math.Abs(tap))));

    /// <summary>Most that second differences of magnitude 1 add to the straight line, and what samples of magnitude 1 add besides.</summary>
    private static readonly (float Bend, float Remainder) OverLine = MakeOverLine();

    private readonly float[] _history = new float[Reach];
    private float _peak;

    /// <summary>Adds samples of full scale 1.0; they must be finite.</summary>
    public void Add(ReadOnlySpan<float> samples)
    {
        if (samples.IsEmpty)
            return;

        // What starts among the last samples of before, and then what lies within these.
        Span<float> seam = stackalloc float[2 * Reach];
        _history.CopyTo(seam);
        int fresh = Math.Min(samples.Length, Reach);
        samples[..fresh].CopyTo(seam[Reach..]);
        Scan(seam[..(Reach + fresh)]);
        Scan(samples);
        if (samples.Length >= Reach)
            samples[^Reach..].CopyTo(_history);
        else
            seam.Slice(fresh, Reach).CopyTo(_history);
    }

    /// <summary>Ends the recording (nothing comes after it) and gives the peak, full scale 1.0; 0 without samples.</summary>
    public double Finish()
    {
        Add(stackalloc float[Reach]);
        return _peak;
    }

    /// <summary>Forgets all samples.</summary>
    public void Reset()
    {
        Array.Clear(_history);
        _peak = 0;
    }

    /// <summary>The taps of the positions a quarter, a half and three quarters of the way from one sample to the next.</summary>
    private static float[][] MakePhases()
    {
        // Zero at every whole sample but one, so that the fourth phase is the samples.
        double[] filter = FirDesign.LowPass((Taps * Oversampling) - 1, 0.5 / Oversampling, AttenuationDb);
        float[][] phases = new float[Oversampling - 1][];
        for (int phase = 1; phase < Oversampling; phase++)
        {
            double[] taps = [.. Enumerable.Range(0, Taps).Select(k => filter[(Oversampling * k) + Oversampling - 1 - phase])];
            double sum = taps.Sum();
            phases[phase - 1] = [.. taps.Select(tap => (float)(tap / sum))];
        }

        return phases;
    }

    /// <summary>
    /// Summed by parts twice, a phase is the straight line between its two middle samples, a weighted sum of second differences, and two
    /// terms at its last tap that vanish but for rounding and a first moment that is not quite 0.
    /// </summary>
    private static (float Bend, float Remainder) MakeOverLine()
    {
        double bend = 0, rest = 0;
        for (int phase = 1; phase < Oversampling; phase++)
        {
            double once = 0, twice = 0, sum = 0;
            for (int k = 0; k < Taps; k++)
            {
                double line = k == (Taps / 2) - 1 ? 1 - (phase / (double)Oversampling) : k == Taps / 2 ? phase / (double)Oversampling : 0;
                once += Phases[phase - 1][k] - line;
                if (k < Taps - 1)
                    twice += once;
                if (k < Taps - 2)
                    sum += Math.Abs(twice);
            }

            bend = Math.Max(bend, sum);
            rest = Math.Max(rest, (2 * Math.Abs(twice)) + Math.Abs(once));
        }

        return ((float)(Slack * bend), (float)(rest + Slack - 1));
    }

    /// <summary>All positions whose taps lie within the samples.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Scan(ReadOnlySpan<float> samples)
    {
        int positions = samples.Length - Reach;
        for (int start = 0; start < positions; start += Chunk)
        {
            int count = Math.Min(Chunk, positions - start);
            ReadOnlySpan<float> chunk = samples.Slice(start, count + Reach);
            (float lowest, float highest) = Extremes.Of(chunk);
            float magnitude = Math.Max(-lowest, highest);
            _peak = Math.Max(_peak, magnitude);
            if (magnitude * Bound > _peak)
                Search(chunk, count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Search(ReadOnlySpan<float> samples, int positions)
    {
        if (positions < Lanes)
        {
            Span<float> padded = stackalloc float[Support];
            padded.Clear();
            samples.CopyTo(padded);
            SearchBlock(ref MemoryMarshal.GetReference(padded), positions);
            return;
        }

        ref float first = ref MemoryMarshal.GetReference(samples);
        for (int start = 0; start < positions; start += Lanes)
        {
            // The last block may look at some positions twice.
            SearchBlock(ref Unsafe.Add(ref first, Math.Min(start, positions - Lanes)), Lanes);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Bends(ref float first)
    {
        Vector512<float> outer = Vector512.LoadUnsafe(ref first) + Vector512.LoadUnsafe(ref first, 2);
        Vector512<float> inner = Vector512.LoadUnsafe(ref first, 1);
        return Vector512.Abs(outer - (inner + inner));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Largest(Vector512<float> values)
    {
        Vector256<float> eight = Vector256.Max(values.GetLower(), values.GetUpper());
        Vector128<float> four = Vector128.Max(eight.GetLower(), eight.GetUpper());
        return Math.Max(Math.Max(four[0], four[1]), Math.Max(four[2], four[3]));
    }

    /// <param name="first">39 samples: the taps of 16 positions.</param>
    /// <param name="positions">How many of the 16 count.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SearchBlock(ref float first, int positions)
    {
        Vector512<float> early = Vector512.LoadUnsafe(ref first);
        Vector512<float> late = Vector512.LoadUnsafe(ref first, Reach);
        Vector256<float> between = Vector256.LoadUnsafe(ref first, Lanes);
        Vector512<float> outer = Vector512.Max(Vector512.Abs(early), Vector512.Abs(late));
        Vector256<float> largest = Vector256.Max(Vector256.Max(outer.GetLower(), outer.GetUpper()), Vector256.Abs(between));
        if (!Vector256.GreaterThanAny(largest * Bound, Vector256.Create(_peak)))
            return;

        // A smooth signal rises little between samples. Its bends at 37 places; the two middle samples lie within 17.
        Vector512<float> bends = Vector512.Max(
            Vector512.Max(Bends(ref first), Bends(ref Unsafe.Add(ref first, Lanes))),
            Bends(ref Unsafe.Add(ref first, Support - 2 - Lanes)));
        Vector512<float> middle = Vector512.Max(
            Vector512.Abs(Vector512.LoadUnsafe(ref first, (Taps / 2) - 1)),
            Vector512.Abs(Vector512.LoadUnsafe(ref first, Taps / 2)));
        float rest = Math.Max(Largest(outer), Largest(Vector512.Create(Vector256.Abs(between), Vector256<float>.Zero))) * OverLine.Remainder;
        if (Largest(middle) + (Largest(bends) * OverLine.Bend) + rest <= _peak)
            return;

        Vector512<float> quarter = Vector512<float>.Zero, half = quarter, last = quarter;
        for (int k = 0; k < Taps; k++)
        {
            Vector512<float> x = Vector512.LoadUnsafe(ref first, (nuint)k);
            quarter = Vector512.FusedMultiplyAdd(x, Vector512.Create(Phases[0][k]), quarter);
            half = Vector512.FusedMultiplyAdd(x, Vector512.Create(Phases[1][k]), half);
            last = Vector512.FusedMultiplyAdd(x, Vector512.Create(Phases[2][k]), last);
        }

        Vector512<float> peaks = Vector512.Max(Vector512.Abs(quarter), Vector512.Max(Vector512.Abs(half), Vector512.Abs(last)));
        for (int lane = 0; lane < positions; lane++)
            _peak = Math.Max(_peak, peaks[lane]);
    }
}
