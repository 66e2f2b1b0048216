using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using AsrDataTools.Signal;

namespace AsrDataTools.Acoustics;

/// <summary>
/// The recording below about 1.2 kHz at 4 to 8 kHz, which is all that the period of a voice needs, kept until speech activity is
/// decided. Sample n lies where sample n·<see cref="Factor"/> of the recording does, within half a sample of the latter.
/// </summary>
internal sealed class PitchSignal
{
    private const int Lanes = LaneTile.Lanes;
    private const int LeastRate = 4000;

    /// <summary>−6 dB point, Hz: above it lie no harmonics that telephony needs, below it enough of them for 500 Hz.</summary>
    private const double CutoffHz = 1500;

    /// <summary>Sets the window's shape; 16 taps at 16 kHz then keep 30 dB from what would fold below 1 kHz.</summary>
    private const double AttenuationDb = 34;

    private readonly float[] _taps;
    private readonly float[] _carry;
    private readonly int _block;
    private float[] _samples = new float[1 << 15];
    private int _carried;
    private int _count;

    /// <param name="sampleRate">Hz, at least 4000.</param>
    public PitchSignal(int sampleRate)
    {
        Factor = Math.Max(1, sampleRate / LeastRate);
        Rate = sampleRate / (double)Factor;
        int length = Lanes * ((Factor + 3) / 4);
        _taps = [.. FirDesign.LowPass(length, CutoffHz / sampleRate, AttenuationDb).Select(tap => (float)tap)];
        _block = ((Lanes - 1) * Factor) + length;
        _carry = new float[2 * _block];
        Reset();
    }

    /// <summary>Samples of the recording for each one kept.</summary>
    public int Factor { get; }

    /// <summary>Hz.</summary>
    public double Rate { get; }

    /// <summary>Number of the first sample that is still kept.</summary>
    public long First { get; private set; }

    /// <summary>The samples kept, from number <see cref="First"/> on.</summary>
    public ReadOnlySpan<float> Kept => _samples.AsSpan(0, _count);

    public void Reset()
    {
        // Half a filter of zeros stands before the recording, so that outputs lie where their inputs do.
        _carried = _taps.Length / 2;
        _carry.AsSpan(0, _carried).Clear();
        _count = 0;
        First = 0;
    }

    public void Add(ReadOnlySpan<float> samples)
    {
        int step = Lanes * Factor;
        int taken = Math.Min(samples.Length, _carry.Length - _carried);
        samples[..taken].CopyTo(_carry.AsSpan(_carried));
        int filled = _carried + taken;
        int position = 0;
        for (; position < _carried && filled - position >= _block; position += step)
            Filter(ref _carry[position], 1);
        if (position < _carried)
        {
            _carry.AsSpan(position, filled - position).CopyTo(_carry);
            _carried = filled - position;
            return;
        }

        int used = position - _carried;
        int groups = Math.Max(0, ((samples.Length - used - _block) / step) + 1);
        if (samples.Length - used >= _block)
        {
            Filter(ref Unsafe.Add(ref MemoryMarshal.GetReference(samples), used), groups);
            used += groups * step;
        }

        ReadOnlySpan<float> left = samples[Math.Min(used, samples.Length)..];
        left.CopyTo(_carry);
        _carried = left.Length;
    }

    /// <summary>Filters what is left, as if silence followed.</summary>
    public void Finish()
    {
        int outputs = Math.Max(0, (_carried - (_taps.Length / 2) + Factor - 1) / Factor);
        _carry.AsSpan(_carried).Clear();
        for (int done = 0; done < outputs; done += Lanes)
        {
            Filter(ref _carry[0], 1);
            _count -= Math.Max(0, done + Lanes - outputs);
            int step = Math.Min(Lanes * Factor, _carry.Length);
            _carry.AsSpan(step).CopyTo(_carry);
            _carry.AsSpan(_carry.Length - step).Clear();
        }

        _carried = 0;
    }

    /// <summary>Forgets the samples before that one.</summary>
    public void DropBefore(long number)
    {
        int drop = (int)Math.Clamp(number - First, 0, _count);
        _samples.AsSpan(drop, _count - drop).CopyTo(_samples);
        _count -= drop;
        First += drop;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    private void Filter(ref float source, int groups)
    {
        if (_count + (groups * Lanes) > _samples.Length)
            Array.Resize(ref _samples, Math.Max(2 * _samples.Length, _count + (groups * Lanes)));
        Span<Vector512<float>> rows = stackalloc Vector512<float>[Lanes];
        ref Vector512<float> row = ref MemoryMarshal.GetReference(rows);
        ref float taps = ref MemoryMarshal.GetArrayDataReference(_taps);
        ref float target = ref MemoryMarshal.GetArrayDataReference(_samples);
        Vector512<float> first = Vector512.LoadUnsafe(ref taps);
        int length = _taps.Length, factor = Factor;
        for (int group = 0; group < groups; group++)
        {
            for (int lane = 0; lane < Lanes; lane++)
            {
                ref float input = ref Unsafe.Add(ref source, ((group * Lanes) + lane) * factor);
                Vector512<float> sum = Vector512.LoadUnsafe(ref input) * first;
                for (int tap = Lanes; tap < length; tap += Lanes)
                    sum = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref input, (nuint)tap), Vector512.LoadUnsafe(ref taps, (nuint)tap), sum);
                Unsafe.Add(ref row, lane) = sum;
            }

            LaneTile.SumEach(rows).StoreUnsafe(ref target, (nuint)(_count + (group * Lanes)));
        }

        _count += groups * Lanes;
    }
}
