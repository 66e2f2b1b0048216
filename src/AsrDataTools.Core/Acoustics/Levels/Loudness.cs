namespace AsrDataTools.Acoustics;

/// <summary>Integrated loudness, or why there is none.</summary>
/// <param name="Lufs">LUFS (LKFS); null when it cannot be told.</param>
/// <param name="Abstained">Why it is null.</param>
public sealed record IntegratedLoudness(double? Lufs, string? Abstained = null);

/// <summary>
/// Integrated loudness by ITU-R BS.1770-5, and loudness range by EBU Tech 3342, of one channel, taken as mono, in one pass. Sixteen stretches of 400 ms are filtered side by
/// side in the lanes of a vector, each after a run-in that lets the filters' memory of what was before decay below -90 dB.
/// </summary>
public sealed class Loudness
{
    /// <summary>Hz; below, the filters of the standard do not fit under half the sampling rate.</summary>
    public const int LowestSampleRate = 4000;

    private const int Lanes = LaneTile.Lanes;
    private const int SubBlocks = 4;
    private const double RelativeGateLu = -10;
    private const double SubBlockSeconds = 0.1;
    private const double RunInSeconds = 0.06;

    private readonly int _sampleRate;
    private readonly KWeighting _weighting;
    private readonly LoudnessGate _gate = new();
    private readonly LoudnessRange _range;
    private readonly int _subBlockLength;
    private readonly int _runIn;
    private readonly double[] _lastEnergies = new double[SubBlocks];
    private float[] _samples = [];
    private int _filled;
    private long _subBlocks;

    /// <param name="sampleRate">Hz.</param>
    public Loudness(int sampleRate)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleRate, 1);
        _sampleRate = sampleRate;
        _weighting = new KWeighting(Math.Max(sampleRate, LowestSampleRate));
        _subBlockLength = Math.Max(1, (int)Math.Round(sampleRate * SubBlockSeconds));
        _range = new LoudnessRange(_subBlockLength);
        _runIn = (int)(sampleRate * RunInSeconds);
    }

    /// <summary>Adds samples of full scale 1.0; they must be finite.</summary>
    public void Add(ReadOnlySpan<float> samples)
    {
        if (_sampleRate < LowestSampleRate || samples.IsEmpty)
            return;

        int batch = Lanes * SubBlocks * _subBlockLength;
        if (_samples.Length == 0)
            _samples = new float[_runIn + batch + Lanes];
        while (!samples.IsEmpty)
        {
            int taken = Math.Min(samples.Length, batch - _filled);
            samples[..taken].CopyTo(_samples.AsSpan(_runIn + _filled));
            _filled += taken;
            samples = samples[taken..];
            if (_filled < batch)
                return;

            AddBatch(Lanes * SubBlocks);
            _samples.AsSpan(batch, _runIn).CopyTo(_samples);
            _filled = 0;
        }
    }

    /// <summary>Ends the recording and gives its loudness; <see cref="Reset"/> before adding another.</summary>
    public IntegratedLoudness Finish()
    {
        if (_sampleRate < LowestSampleRate)
            return new IntegratedLoudness(null, "sampling rate below 4 kHz");
        AddBatch(_filled / _subBlockLength);
        _filled = 0;
        if (_subBlocks < SubBlocks)
            return new IntegratedLoudness(null, "shorter than 400 ms");
        return _gate.Integrated(RelativeGateLu) is double lufs
            ? new IntegratedLoudness(lufs)
            : new IntegratedLoudness(null, "below the gate of -70 LUFS throughout");
    }

    /// <summary>The loudness range; after <see cref="Finish"/>.</summary>
    public RangeOfLoudness FinishRange() => _sampleRate < LowestSampleRate
        ? new RangeOfLoudness(null, "sampling rate below 4 kHz")
        : _range.Finish();

    /// <summary>Forgets all samples, keeping the memory.</summary>
    public void Reset()
    {
        _gate.Reset();
        _range.Reset();
        _samples.AsSpan(0, Math.Min(_runIn, _samples.Length)).Clear();
        _filled = 0;
        _subBlocks = 0;
    }

    private void AddBatch(int subBlocks)
    {
        if (subBlocks == 0)
            return;
        Span<float> energies = stackalloc float[Lanes * SubBlocks];
        _weighting.Energies(_samples, _runIn, _subBlockLength, SubBlocks, energies);
        foreach (float energy in energies[..subBlocks])
        {
            _lastEnergies[_subBlocks++ % SubBlocks] = energy;
            _range.Add(energy);
            if (_subBlocks >= SubBlocks)
                _gate.Add(_lastEnergies.Sum() / (SubBlocks * _subBlockLength));
        }
    }
}
