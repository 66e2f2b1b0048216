using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using AsrDataTools.Signal;

namespace AsrDataTools.Leakage;

/// <summary>
/// Makes the sub-fingerprints of one channel from samples that come in blocks of any length: one of 64 bits every 32 or
/// 16 ms. Memory does not grow with the recording but for the sub-fingerprints. Not for several threads at a time.
/// </summary>
public sealed class FingerprintExtractor
{
    /// <summary>
    /// Patches whose sums have a mean square below this (of running speech it is 1) say nothing: silence, steady tones and
    /// noise differ from nothing but by chance.
    /// </summary>
    internal const float LeastInformation = 0.15f;

    /// <summary>Patches with energy in fewer bands are tones going on and off: dial, busy and ring-back tones use one to four, speech mostly ten and more.</summary>
    private const float LeastBands = 6;

    /// <summary>The bands end at 3,000 Hz, so the filter to 8 kHz may fall off from there to 4,000.</summary>
    private const double TransitionShare = 0.25;

    private const double AttenuationDb = 60;

    private const int Lanes = BatchedFft.Lanes;

    private readonly FingerprintGrid _grid;
    private readonly FingerprintDensity _density;
    private readonly BandEnergies _energies;
    private readonly PatchProjection _projection;
    private readonly Vector512<float>[] _sums = new Vector512<float>[PatchProjection.Outputs];
    private readonly StreamingResampler? _resampler;
    private readonly List<float> _resampled = [];
    private readonly int _reach;
    private readonly PlainList<ulong> _codes;
    private readonly PlainList<ushort> _doubts;

    /// <param name="sampleRate">Of the samples to come, Hz.</param>
    /// <param name="density">How close the sub-fingerprints are to lie.</param>
    /// <param name="expectedSeconds">How long the recording is said to be; 0 where nobody knows.</param>
    public FingerprintExtractor(int sampleRate, FingerprintDensity density, double expectedSeconds = 0)
        : this(sampleRate, density, FingerprintWeights.Values, expectedSeconds)
    {
    }

    /// <summary>For training: with other weights than those that indexes are made with.</summary>
    internal FingerprintExtractor(int sampleRate, FingerprintDensity density, float[] weights, double expectedSeconds = 0)
    {
        long expected = (long)(expectedSeconds / FingerprintGrid.HopSeconds(density)) + 1;
        _codes = new(expected);
        _doubts = new(density == FingerprintDensity.Query ? expected : 0);
        _projection = new PatchProjection(weights);
        _density = density;
        _grid = FingerprintGrid.Create(sampleRate, density);
        _reach = (FingerprintGrid.Taps - 1) * _grid.TapStep;
        _energies = new BandEnergies(_grid) { Arrived = () => Look(whole: true) };
        if (_grid.SampleRate != sampleRate)
            _resampler = new StreamingResampler(new Resampler(sampleRate, _grid.SampleRate, TransitionShare, AttenuationDb));
    }

    /// <summary>Takes the next samples, full scale 1.0.</summary>
    public void Add(ReadOnlySpan<float> samples)
    {
        if (_resampler is null)
        {
            _energies.Add(samples);
            return;
        }

        _resampler.Add(samples, _resampled);
        TakeResampled();
    }

    /// <summary>The fingerprint of all samples; the extractor is then used up.</summary>
    public AudioFingerprint Finish()
    {
        _resampler?.Finish(_resampled);
        TakeResampled();
        _energies.Finish();
        Look(whole: false);
        _energies.Release();
        return new(_density, _codes.Take(), _doubts.Take());
    }

    private void TakeResampled()
    {
        _energies.Add(CollectionsMarshal.AsSpan(_resampled));
        _resampled.Clear();
    }

    private void Look(bool whole)
    {
        int patches = _energies.Count - _reach, window = 0;
        for (; patches - window >= (whole ? Lanes : 1); window += Lanes)
        {
            _projection.TakeLogs(_energies, window, _grid.TapStep);
            _projection.Project(_sums);
            Keep(Math.Min(Lanes, patches - window));
        }

        if (window > 0 && whole)
            _energies.Drop(window);
    }

    private void Keep(int patches)
    {
        Span<ulong> codes = stackalloc ulong[Lanes];
        codes.Clear();
        Vector512<float> information = Vector512<float>.Zero;
        for (int bit = 0; bit < _sums.Length; bit++)
        {
            Vector512<float> sum = _sums[bit];
            information = Vector512.FusedMultiplyAdd(sum, sum, information);
            ulong positive = Vector512.GreaterThan(sum, Vector512<float>.Zero).ExtractMostSignificantBits();
            for (; positive != 0; positive &= positive - 1)
                codes[BitOperations.TrailingZeroCount(positive)] |= 1UL << bit;
        }

        ReadOnlySpan<float> flat = MemoryMarshal.Cast<Vector512<float>, float>(_sums);
        for (int lane = 0; lane < patches; lane++)
        {
            bool informative = information[lane] >= LeastInformation * _sums.Length && _projection.BandsInUse[lane] >= LeastBands;
            _codes.Add(informative ? SubFingerprint.Informative(codes[lane]) : SubFingerprint.None);
            if (_density == FingerprintDensity.Query)
                _doubts.Add(informative ? SubFingerprint.LeastSure(flat, lane) : (ushort)0);
        }
    }
}
