namespace AsrDataTools.Acoustics;

/// <summary>Clipped plateaus of one polarity.</summary>
/// <param name="Runs">Their number.</param>
/// <param name="Samples">Samples on them.</param>
/// <param name="Longest">Samples of the longest.</param>
/// <param name="Level">Where they lie, full scale 1.0; 0 when there are none.</param>
internal readonly record struct ClippedRuns(long Runs, long Samples, long Longest, float Level);

/// <summary>
/// Follows one polarity's extreme and the plateaus on it. A smooth peak is flat too when its samples are close or the lattice of
/// values is coarse (8-bit, G.711), so a plateau counts only where the signal leaves it faster than a parabola that is flat to
/// within the lattice for that long could.
/// </summary>
internal sealed class ClippingSide
{
    private const float LeastBit16 = 1f / 32768;

    // Triangular dither after attenuation spreads a plateau over this much.
    private const float Tolerance = 3 * LeastBit16;
    private const float QuietestExtreme = 64 * LeastBit16;
    private const float FullScale = 1 - (2 * LeastBit16);
    private const int ShortestRun = 3;
    private const int FewestExcessSamples = 4;
    private const double SafetyFactor = 1.25;
    private const int TopCount = 8;
    private const int Grades = 40;

    private readonly float[] _top = new float[TopCount];
    private readonly ClippedRuns[] _runs = new ClippedRuns[Grades];
    private float _extreme;
    private float _previous;
    private long _run;
    private float _leftDrop;

    public ClippingSide() => Reset();

    /// <summary>Samples up to this one change nothing but end a plateau.</summary>
    public float Threshold => _top[^1];

    /// <param name="samples">Full scale 1.0.</param>
    /// <param name="sign">-1 turns the negative side up.</param>
    /// <param name="isConstant">All samples are equal.</param>
    public void Add(ReadOnlySpan<float> samples, float sign, bool isConstant)
    {
        if (isConstant && sign * samples[0] == _previous)
        {
            if (_run > 0)
                _run += samples.Length;
            return;
        }

        foreach (float sample in samples)
            Next(sign * sample);
    }

    /// <summary>Passes over samples none of which is above <see cref="Threshold"/>, and so none on the plateau.</summary>
    public void Skip(float first, float last)
    {
        if (_run > 0)
            EndRun(first);
        _previous = last;
    }

    public ClippedRuns Finish()
    {
        if (_extreme < QuietestExtreme)
            return default;
        float step = Step();
        double flatness = Math.Max(Tolerance, step) + step;
        long runs = 0, samples = 0, longest = 0;
        for (int grade = 0; grade < Grades; grade++)
        {
            if (LeastExcess(grade) < flatness)
                continue;
            runs += _runs[grade].Runs;
            samples += _runs[grade].Samples;
            longest = Math.Max(longest, _runs[grade].Longest);
        }

        bool enough = _extreme >= FullScale ? runs > 0 : samples - runs >= FewestExcessSamples;
        return enough ? new ClippedRuns(runs, samples, longest, _extreme) : default;
    }

    public void Reset()
    {
        Array.Fill(_top, float.NegativeInfinity);
        Array.Clear(_runs);
        _extreme = float.NegativeInfinity;
        _previous = float.NaN;
        _run = 0;
    }

    private void Next(float value)
    {
        if (value > _extreme)
        {
            if (value > _extreme + Tolerance)
            {
                Array.Clear(_runs);
                _run = 0;
            }

            _extreme = value;
        }

        if (value >= _extreme - Tolerance)
        {
            if (_run == 0)
                _leftDrop = value - _previous;
            _run++;
        }
        else if (_run > 0)
        {
            EndRun(value);
        }

        if (value > Threshold)
            Rank(value);
        _previous = value;
    }

    private void EndRun(float next)
    {
        // A plateau that opens the recording has no left edge (NaN), and is not judged.
        double drops = (double)_leftDrop + (_extreme - next);
        if (_run >= ShortestRun && drops > 0)
        {
            double widening = (_run + 1) / (_run - 1.0);
            double excess = drops / (2 * widening * widening * SafetyFactor);
            int grade = Math.Clamp((int)Math.Floor(2 * Math.Log2(excess)) + Grades, 0, Grades - 1);
            ClippedRuns before = _runs[grade];
            _runs[grade] = new ClippedRuns(before.Runs + 1, before.Samples + _run, Math.Max(before.Longest, _run), 0);
        }

        _run = 0;
    }

    /// <summary>The least by which plateaus of this grade are left too fast; half-octaves below full scale.</summary>
    private static double LeastExcess(int grade) => Math.Pow(2, (grade - Grades) / 2.0);

    /// <summary>Smallest distance between the highest values seen: the step of their lattice.</summary>
    private float Step()
    {
        float step = float.PositiveInfinity;
        for (int i = 1; i < TopCount && float.IsFinite(_top[i]); i++)
            step = Math.Min(step, _top[i - 1] - _top[i]);
        return step;
    }

    private void Rank(float value)
    {
        int place = TopCount - 1;
        while (place > 0 && _top[place - 1] < value)
            place--;
        if (place > 0 && _top[place - 1] == value)
            return;
        Array.Copy(_top, place, _top, place + 1, TopCount - 1 - place);
        _top[place] = value;
    }
}
