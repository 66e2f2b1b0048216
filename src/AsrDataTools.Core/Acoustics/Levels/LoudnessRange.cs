namespace AsrDataTools.Acoustics;

/// <summary>Loudness range, or why there is none.</summary>
/// <param name="Lu">LU, at least 0; null when it cannot be told.</param>
/// <param name="Abstained">Why it is null.</param>
public sealed record RangeOfLoudness(double? Lu, string? Abstained = null);

/// <summary>
/// Loudness range by EBU Tech 3342: the distance from the 10th to the 95th percentile of the loudness of 3 s blocks, one every 100 ms,
/// that lie above -70 LUFS and no more than 20 LU below the mean of those.
/// </summary>
internal sealed class LoudnessRange(int subBlockLength)
{
    private const int SubBlocks = 30;
    private const double RelativeGateLu = -20;
    private const double LowShare = 0.10;
    private const double HighShare = 0.95;

    // 7 s of blocks: percentiles of fewer say more of where the cut fell than of the recording.
    private const int FewestSubBlocks = 100;

    private readonly LoudnessGate _gate = new();
    private readonly double[] _energies = new double[SubBlocks];
    private long _count;

    /// <param name="energy">Sum of squares of the next 100 ms, K-weighted.</param>
    public void Add(double energy)
    {
        _energies[_count++ % SubBlocks] = energy;
        if (_count < SubBlocks)
            return;

        // Summed anew each time: a running sum would keep the rounding of a loud bang for ever.
        double sum = 0;
        foreach (double part in _energies)
            sum += part;
        _gate.Add(sum / ((double)SubBlocks * subBlockLength));
    }

    public RangeOfLoudness Finish()
    {
        if (_count < FewestSubBlocks)
            return new RangeOfLoudness(null, "shorter than 10 s");
        return _gate.Quantile(LowShare, RelativeGateLu) is double low && _gate.Quantile(HighShare, RelativeGateLu) is double high
            ? new RangeOfLoudness(Math.Max(0, high - low))
            : new RangeOfLoudness(null, "below the gate of -70 LUFS throughout");
    }

    public void Reset()
    {
        _gate.Reset();
        _count = 0;
    }
}
