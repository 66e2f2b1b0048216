namespace AsrDataTools.Acoustics;

/// <summary>How fast the sound of a recording falls: times of a fall by 60 dB, weighted, in classes 4 % wide.</summary>
internal sealed class DecayHistogram
{
    private const double Least = 0.02;
    private const double Most = 6;
    private const int Classes = 144;

    private readonly double[] _weights = new double[Classes];

    /// <summary>Falls collected.</summary>
    public int Count { get; private set; }

    private double Total { get; set; }

    public void Reset()
    {
        Array.Clear(_weights);
        Count = 0;
        Total = 0;
    }

    /// <summary>Counts one fall.</summary>
    /// <param name="seconds">Time of 60 dB at its slope.</param>
    /// <param name="weight">What it is worth.</param>
    public void Add(double seconds, double weight)
    {
        if (!(seconds > Least && seconds < Most && weight > 0))
            return;
        _weights[(int)(Classes * Math.Log(seconds / Least) / Math.Log(Most / Least))] += weight;
        Count++;
        Total += weight;
    }

    /// <summary>The time that this share of the weight falls short of, seconds; NaN when empty.</summary>
    public double Quantile(double share)
    {
        double wanted = share * Total, seen = 0;
        for (int i = 0; i < Classes; i++)
        {
            if (_weights[i] > 0 && seen + _weights[i] >= wanted)
                return Least * Math.Pow(Most / Least, (i + ((wanted - seen) / _weights[i])) / Classes);
            seen += _weights[i];
        }

        return double.NaN;
    }
}
