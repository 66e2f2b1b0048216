namespace AsrDataTools.Acoustics;

/// <summary>Fundamental frequencies counted in steps of 1/240 octave (0.3 %), so that their median takes no more memory in a day than in a second.</summary>
internal sealed class PitchHistogram
{
    private const int StepsPerOctave = 240;

    private readonly int[] _counts = new int[(int)Math.Ceiling(StepsPerOctave * Math.Log2(Yin.HighestHz / Yin.LowestHz)) + (2 * Margin)];

    private const int Margin = 8;

    public int Count { get; private set; }

    public void Reset()
    {
        Array.Clear(_counts);
        Count = 0;
    }

    public void Add(float hertz)
    {
        int step = (int)Math.Floor(StepsPerOctave * Math.Log2(hertz / Yin.LowestHz)) + Margin;
        _counts[Math.Clamp(step, 0, _counts.Length - 1)]++;
        Count++;
    }

    /// <summary>The frequency below which that share of the frames lies, Hz, linear within a step.</summary>
    public double Quantile(double share)
    {
        double target = share * Count, seen = 0;
        int step = 0;
        while (step < _counts.Length - 1 && seen + _counts[step] < target)
            seen += _counts[step++];
        double within = _counts[step] == 0 ? 0.5 : (target - seen) / _counts[step];
        return Yin.LowestHz * Math.Pow(2, (step - Margin + within) / StepsPerOctave);
    }
}
