using System.Buffers;
using System.Runtime.Intrinsics;
using AsrDataTools.Signal;

namespace AsrDataTools.Leakage;

/// <summary>
/// Mean squares of the 32 bands, window after window, of samples that come in blocks of any length. Only the windows that
/// patches still need are kept.
/// </summary>
internal sealed class BandEnergies
{
    /// <summary>Windows that the store holds; beyond the last one lies room for a whole batch.</summary>
    private const int Capacity = 1024;

    private const int Lanes = BatchedFft.Lanes;

    private readonly FingerprintGrid _grid;
    private readonly Vector512<float>[] _scratch;
    private readonly Vector512<float>[] _power;

    // Lent for as long as samples come: too large to be made anew for each of millions of short recordings.
    private float[] _series = ArrayPool<float>.Shared.Rent(FingerprintGrid.Bands * (Capacity + Lanes));
    private readonly int _span;
    private readonly float _scale;
    private readonly float[] _samples;
    private int _filled;

    public BandEnergies(FingerprintGrid grid)
    {
        _grid = grid;
        _series.AsSpan().Clear();
        _scratch = new Vector512<float>[grid.Fft.ScratchLength];
        _power = new Vector512<float>[grid.Fft.Bins];
        _span = ((Lanes - 1) * grid.Hop) + grid.Fft.Size;
        _samples = new float[2 * _span];

        // The spectrum is two-sided.
        _scale = (float)(2 / (grid.Fft.Size * grid.Fft.WindowEnergy));
    }

    /// <summary>Windows now held.</summary>
    public int Count { get; private set; }

    /// <summary>Called whenever windows have come; it is to call <see cref="Drop"/> for those that it no longer needs.</summary>
    public required Action Arrived { get; init; }

    /// <summary>The energies of a band from a window on; readable up to 16 windows past the last one held.</summary>
    public ref float From(int band, int window) => ref _series[(band * (Capacity + Lanes)) + window];

    public void Add(ReadOnlySpan<float> samples)
    {
        while (samples.Length > 0)
        {
            int taken = Math.Min(samples.Length, _samples.Length - _filled);
            samples[..taken].CopyTo(_samples.AsSpan(_filled));
            _filled += taken;
            samples = samples[taken..];
            int used = 0;
            for (; _filled - used >= _span; used += Lanes * _grid.Hop)
                Transform(used, Lanes);
            _samples.AsSpan(used, _filled - used).CopyTo(_samples);
            _filled -= used;
        }
    }

    /// <summary>Transforms the windows that are left, whole ones only.</summary>
    public void Finish()
    {
        if (_filled < _grid.Fft.Size)
            return;
        _samples.AsSpan(_filled).Clear();
        Transform(0, Math.Min(Lanes, ((_filled - _grid.Fft.Size) / _grid.Hop) + 1));
        _filled = 0;
    }

    /// <summary>No more is asked; what was held is gone.</summary>
    public void Release()
    {
        ArrayPool<float>.Shared.Return(_series);
        _series = [];
        Count = 0;
    }

    /// <summary>Forgets the first windows.</summary>
    public void Drop(int windows)
    {
        for (int band = 0; band < FingerprintGrid.Bands; band++)
        {
            Span<float> series = _series.AsSpan(band * (Capacity + Lanes), Count);
            series[windows..].CopyTo(series);
        }

        Count -= windows;
    }

    private void Transform(int start, int windows)
    {
        _grid.Fft.PowerSpectra(_samples.AsSpan(start, _span), _grid.Hop, _scratch, _power);
        Vector512<float> scale = Vector512.Create(_scale);
        for (int band = 0; band < FingerprintGrid.Bands; band++)
        {
            Vector512<float> sum = Vector512<float>.Zero;
            foreach ((int bin, float share) in _grid.BandWeights[band])
                sum += _power[bin] * share;
            (sum * scale).StoreUnsafe(ref From(band, Count));
        }

        Count += windows;
        Arrived();
        if (Count > Capacity - Lanes)
            throw new InvalidOperationException("The windows that have come were not dropped.");
    }
}
