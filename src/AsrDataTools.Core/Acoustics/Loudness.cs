namespace AsrDataTools.Acoustics;

/// <summary>Integrated loudness, or why there is none.</summary>
/// <param name="Lufs">LUFS (LKFS); null when it cannot be told.</param>
/// <param name="Abstained">Why it is null.</param>
public sealed record IntegratedLoudness(double? Lufs, string? Abstained = null);

/// <summary>Integrated loudness by ITU-R BS.1770-5 of one channel, taken as mono, in one pass.</summary>
public sealed class Loudness
{
    internal const int LowestSampleRate = 4000;
    private const int SubBlocks = 4;
    private const double SubBlockSeconds = 0.1;

    private readonly KWeighting _weighting;
    private readonly LoudnessGate _gate = new();
    private readonly int _subBlockLength;
    private readonly double[] _energies = new double[SubBlocks];
    private readonly int _sampleRate;
    private long _finished;
    private int _filled;
    private double _energy;
    private double _s1;
    private double _s2;
    private double _t1;
    private double _t2;

    /// <param name="sampleRate">Hz.</param>
    public Loudness(int sampleRate)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleRate, 1);
        _sampleRate = sampleRate;
        _weighting = new KWeighting(Math.Max(sampleRate, LowestSampleRate));
        _subBlockLength = Math.Max(1, (int)Math.Round(sampleRate * SubBlockSeconds));
    }

    /// <summary>Adds samples of full scale 1.0; they must be finite.</summary>
    public void Add(ReadOnlySpan<float> samples)
    {
        foreach (float sample in samples)
        {
            double shelved = (_weighting.ShelfB0 * sample) + _s1;
            _s1 = (_weighting.ShelfB1 * sample) - (_weighting.ShelfA1 * shelved) + _s2;
            _s2 = (_weighting.ShelfB2 * sample) - (_weighting.ShelfA2 * shelved);
            double weighted = shelved + _t1;
            _t1 = (-2 * shelved) - (_weighting.HighPassA1 * weighted) + _t2;
            _t2 = shelved - (_weighting.HighPassA2 * weighted);
            _energy += weighted * weighted;
            if (++_filled == _subBlockLength)
                EndSubBlock();
        }
    }

    /// <summary>The loudness of all samples so far.</summary>
    public IntegratedLoudness Finish()
    {
        if (_sampleRate < LowestSampleRate)
            return new IntegratedLoudness(null, "sampling rate below 4 kHz");
        if (_finished < SubBlocks)
            return new IntegratedLoudness(null, "shorter than 400 ms");
        return _gate.Integrated() is double lufs
            ? new IntegratedLoudness(lufs)
            : new IntegratedLoudness(null, "below the gate of -70 LUFS throughout");
    }

    /// <summary>Forgets all samples.</summary>
    public void Reset()
    {
        _gate.Reset();
        _finished = 0;
        _filled = 0;
        _energy = _s1 = _s2 = _t1 = _t2 = 0;
    }

    private void EndSubBlock()
    {
        _energies[_finished++ % SubBlocks] = _energy;
        _filled = 0;
        _energy = 0;
        if (_finished >= SubBlocks)
            _gate.Add(_energies.Sum() / (SubBlocks * _subBlockLength));
    }
}
