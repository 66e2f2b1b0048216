using AsrDataTools.Statistics;

namespace AsrDataTools.Simulation;

/// <summary>
/// The two-state burst-loss model of Gilbert (1960) and Elliott (1963) in the form of ITU-T G.191 for frame erasure: no
/// packet is lost in the good state and every one in the bad state. With loss rate R and burst density γ the chain goes
/// good → bad with probability (1 − γ)·R and bad → good with (1 − γ)·(1 − R); γ = 0 loses packets independently.
/// </summary>
public sealed class GilbertElliott
{
    private readonly SeededRandom _random;
    private readonly double _toBad;
    private readonly double _toGood;
    private bool _bad;

    /// <param name="lossRate">Expected share of lost packets, 0…1.</param>
    /// <param name="burstDensity">γ, 0 (independent losses) to below 0.99 (long bursts).</param>
    /// <param name="random">Where chance comes from.</param>
    public GilbertElliott(double lossRate, double burstDensity, SeededRandom random)
    {
        if (!(lossRate is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(lossRate), lossRate, "The loss rate is a share between 0 and 1.");
        if (!(burstDensity is >= 0 and < 0.99))
            throw new ArgumentOutOfRangeException(nameof(burstDensity), burstDensity, "The burst density is at least 0 and below 0.99.");
        _random = random;
        _toBad = (1 - burstDensity) * lossRate;
        _toGood = (1 - burstDensity) * (1 - lossRate);
        _bad = random.NextDouble() < lossRate;
    }

    /// <summary>Expected length of a run of lost packets; infinite when all are lost.</summary>
    public double MeanBurstPackets => 1 / _toGood;

    /// <summary>Whether the next packet is lost.</summary>
    public bool NextIsLost()
    {
        bool lost = _bad;
        _bad = _random.NextDouble() < (_bad ? 1 - _toGood : _toBad);
        return lost;
    }
}
