namespace AsrDataTools.Acoustics;

/// <summary>Active speech level, or why there is none.</summary>
/// <param name="LevelDbov">dB re overload: a square wave of full scale is 0; null when it cannot be told.</param>
/// <param name="ActivityFactor">Share of the time that is active, 0…1; null with the level.</param>
/// <param name="Abstained">Why the level is null.</param>
public sealed record ActiveLevel(double? LevelDbov, double? ActivityFactor, string? Abstained = null);

/// <summary>Active speech level and activity factor by ITU-T P.56 (12/2011), method B, of one channel in one pass.</summary>
public sealed class ActiveSpeechLevel
{
    internal const double TimeConstantSeconds = 0.03;
    internal const double HangoverSeconds = 0.2;
    internal const double MarginDb = 15.9;
    internal const int Thresholds = 15;

    private readonly double _decay;
    private readonly long _hangover;
    private readonly long[] _active = new long[Thresholds];
    private readonly long[] _since = new long[Thresholds];
    private double _smooth;
    private double _envelope;
    private double _squares;
    private long _count;

    /// <param name="sampleRate">Hz.</param>
    public ActiveSpeechLevel(int sampleRate)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleRate, 1);
        _decay = Math.Exp(-1 / (sampleRate * TimeConstantSeconds));
        _hangover = (long)Math.Round(sampleRate * HangoverSeconds);
        Reset();
    }

    /// <summary>Adds samples of full scale 1.0; they must be finite.</summary>
    public void Add(ReadOnlySpan<float> samples)
    {
        foreach (float sample in samples)
        {
            _squares += (double)sample * sample;
            _smooth = (_decay * _smooth) + ((1 - _decay) * Math.Abs(sample));
            _envelope = (_decay * _envelope) + ((1 - _decay) * _smooth);
            for (int j = 0; j < Thresholds; j++)
            {
                if (_envelope >= Math.ScaleB(1, -1 - j))
                    _since[j] = 0;
                else
                    _since[j]++;
                if (_since[j] <= _hangover)
                    _active[j]++;
            }
        }

        _count += samples.Length;
    }

    /// <summary>The level of all samples so far.</summary>
    public ActiveLevel Finish() => Interpolate(_active, _squares, _count);

    /// <summary>Forgets all samples.</summary>
    public void Reset()
    {
        Array.Clear(_active);
        Array.Fill(_since, _hangover);
        _smooth = _envelope = _squares = 0;
        _count = 0;
    }

    internal static ActiveLevel Interpolate(ReadOnlySpan<long> active, double squares, long count)
    {
        if (count == 0 || squares == 0)
            return new ActiveLevel(null, null, "digital silence");

        // From the lowest threshold up, the margin by which the level of what is active exceeds the threshold shrinks.
        double? lowerLevel = null, lowerMargin = null;
        for (int j = Thresholds - 1; j >= 0 && active[j] > 0; j--)
        {
            double level = 10 * Math.Log10(squares / active[j]);
            double margin = level - (20 * Math.Log10(Math.ScaleB(1, -1 - j)));
            if (margin <= MarginDb)
            {
                if (lowerLevel is null)
                    break;
                double share = (lowerMargin!.Value - MarginDb) / (lowerMargin.Value - margin);
                double active56 = lowerLevel.Value + (share * (level - lowerLevel.Value));
                double activity = squares / count / Math.Pow(10, active56 / 10);
                return new ActiveLevel(active56, Math.Min(1, activity));
            }

            lowerLevel = level;
            lowerMargin = margin;
        }

        return new ActiveLevel(null, null, lowerLevel is null
            ? "level below the range of P.56 (about -74 dBov)"
            : "too short or too sparse for P.56");
    }
}
