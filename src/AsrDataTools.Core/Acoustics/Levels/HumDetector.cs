using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using AsrDataTools.Signal;

namespace AsrDataTools.Acoustics;

/// <summary>
/// Finds mains hum in one channel in one pass: brings it to about 1 kHz, takes spectra of about 1 s (bins of 1 Hz) and hands them to
/// <see cref="HumSpectrum"/>. Hum does not come and go, so after the first minute one stretch of 16 s in four is enough.
/// </summary>
public sealed class HumDetector
{
    /// <summary>Hz; below, harmonics do not fit under half the rate.</summary>
    public const int LowestSampleRate = 1000;

    private const int Lanes = LaneTile.Lanes;
    private const int WindowLength = 1024;
    private const int Batch = Lanes * WindowLength;
    private const int DenseBatches = 4;
    private const int SparseBatches = 3;

    // Flat to 300 Hz, and what would fold to there is down by 60 dB.
    private const double Transition = 0.4;
    private const double AttenuationDb = 60;

    private static readonly BatchedFft Fft = BatchedFft.Create(WindowLength);

    private readonly int _sampleRate;
    private readonly int _step;
    private readonly float[] _taps = [];
    private readonly float[] _seam = [];
    private readonly HumSpectrum _spectrum;
    private float[] _slow = [];
    private Vector512<float>[] _scratch = [];
    private Vector512<float>[] _power = [];
    private int _seamFilled;
    private int _slowFilled;
    private int _batches;
    private int _skip;

    /// <param name="sampleRate">Hz.</param>
    public HumDetector(int sampleRate)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleRate, 1);
        _sampleRate = sampleRate;
        _step = Math.Max(1, sampleRate / 1000);
        _spectrum = new HumSpectrum(sampleRate / (double)_step / WindowLength, 1 / (WindowLength * Fft.WindowEnergy));
        if (_step == 1)
        {
            _taps = [1];
            return;
        }

        double[] filter = FirDesign.LowPass(FirDesign.KaiserLength(AttenuationDb, Transition / _step), 0.5 / _step, AttenuationDb);
        _taps = new float[(filter.Length + Lanes - 1) / Lanes * Lanes];
        for (int k = 0; k < filter.Length; k++)
            _taps[k] = (float)filter[k];
        _seam = new float[2 * (Span + _step)];
    }

    /// <summary>Samples that 16 outputs rest on.</summary>
    private int Span => ((Lanes - 1) * _step) + _taps.Length;

    /// <summary>Adds samples of full scale 1.0; they must be finite.</summary>
    public void Add(ReadOnlySpan<float> samples)
    {
        if (_sampleRate < LowestSampleRate || samples.IsEmpty)
            return;
        if (_slow.Length == 0)
        {
            _slow = new float[Batch + Lanes];
            _scratch = new Vector512<float>[Fft.ScratchLength];
            _power = new Vector512<float>[Fft.Bins];
        }

        Skip(ref samples);
        if (samples.IsEmpty)
            return;
        if (_step == 1)
        {
            AddSlow(samples);
            return;
        }

        // Sixteen outputs at a time; what is left of the samples before joins the first of these.
        int advance = Lanes * _step;
        int used = 0;
        if (_seamFilled > 0)
        {
            int taken = Math.Min(samples.Length, _seam.Length - _seamFilled);
            samples[..taken].CopyTo(_seam.AsSpan(_seamFilled));
            int filled = _seamFilled + taken;
            int position = 0;
            for (; position < _seamFilled && filled - position >= Span; position += advance + TakeSkip())
                Decimate(ref _seam[position]);
            if (position < _seamFilled)
            {
                _seam.AsSpan(position, filled - position).CopyTo(_seam);
                _seamFilled = filled - position;
                return;
            }

            used = position - _seamFilled;
        }

        for (; samples.Length - used >= Span; used += advance + TakeSkip())
            Decimate(ref Unsafe.AsRef(in samples[used]));
        _skip = Math.Max(0, used - samples.Length);
        ReadOnlySpan<float> rest = samples[Math.Min(used, samples.Length)..];
        rest.CopyTo(_seam);
        _seamFilled = rest.Length;
    }

    /// <summary>Ends the recording and gives its hum.</summary>
    /// <param name="rms">Of all samples, offset included, full scale 1.0.</param>
    /// <param name="dcOffset">Of all samples.</param>
    public HumEstimate Finish(double rms, double dcOffset)
    {
        if (_sampleRate < LowestSampleRate)
            return new HumEstimate(null, null, null, "sampling rate below 1 kHz");
        int windows = _slowFilled / WindowLength;
        if (windows > 0)
        {
            _slow.AsSpan(windows * WindowLength).Clear();
            Transform(windows);
        }

        _slowFilled = 0;
        return _spectrum.Estimate(Math.Sqrt(Math.Max(0, (rms * rms) - (dcOffset * dcOffset))));
    }

    /// <summary>Forgets all samples, keeping the memory.</summary>
    public void Reset()
    {
        _spectrum.Reset();
        _seamFilled = _slowFilled = _batches = _skip = 0;
    }

    private void Skip(ref ReadOnlySpan<float> samples)
    {
        int taken = Math.Min(_skip, samples.Length);
        _skip -= taken;
        samples = samples[taken..];
    }

    private int TakeSkip()
    {
        int skip = _skip;
        _skip = 0;
        return skip;
    }

    private void AddSlow(ReadOnlySpan<float> samples)
    {
        while (!samples.IsEmpty)
        {
            int taken = Math.Min(samples.Length, Batch - _slowFilled);
            samples[..taken].CopyTo(_slow.AsSpan(_slowFilled));
            samples = samples[taken..];
            Advance(taken);
            Skip(ref samples);
        }
    }

    private void Advance(int count)
    {
        _slowFilled += count;
        if (_slowFilled < Batch)
            return;
        Transform(Lanes);
        _slowFilled -= Batch;
        if (++_batches >= DenseBatches)
            _skip = SparseBatches * Batch * _step;
    }

    private void Transform(int windows)
    {
        Fft.PowerSpectra(_slow.AsSpan(0, Batch), WindowLength, _scratch, _power);
        _spectrum.Add(_power, windows);
    }

    /// <summary>Sixteen outputs of the decimating filter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    private void Decimate(ref float first)
    {
        Span<Vector512<float>> rows = stackalloc Vector512<float>[Lanes];
        ref Vector512<float> row = ref MemoryMarshal.GetReference(rows);
        ref float tap = ref MemoryMarshal.GetArrayDataReference(_taps);
        int length = _taps.Length;
        for (int output = 0; output < Lanes; output += 4)
        {
            ref float a = ref Unsafe.Add(ref first, output * _step);
            ref float b = ref Unsafe.Add(ref a, _step);
            ref float c = ref Unsafe.Add(ref b, _step);
            ref float d = ref Unsafe.Add(ref c, _step);
            Vector512<float> sumA = Vector512<float>.Zero, sumB = sumA, sumC = sumA, sumD = sumA;
            for (int k = 0; k < length; k += Lanes)
            {
                Vector512<float> weight = Vector512.LoadUnsafe(ref tap, (nuint)k);
                sumA = Vector512.FusedMultiplyAdd(weight, Vector512.LoadUnsafe(ref a, (nuint)k), sumA);
                sumB = Vector512.FusedMultiplyAdd(weight, Vector512.LoadUnsafe(ref b, (nuint)k), sumB);
                sumC = Vector512.FusedMultiplyAdd(weight, Vector512.LoadUnsafe(ref c, (nuint)k), sumC);
                sumD = Vector512.FusedMultiplyAdd(weight, Vector512.LoadUnsafe(ref d, (nuint)k), sumD);
            }

            Unsafe.Add(ref row, output) = sumA;
            Unsafe.Add(ref row, output + 1) = sumB;
            Unsafe.Add(ref row, output + 2) = sumC;
            Unsafe.Add(ref row, output + 3) = sumD;
        }

        LaneTile.SumEach(rows).StoreUnsafe(ref _slow[_slowFilled]);
        Advance(Lanes);
    }
}
