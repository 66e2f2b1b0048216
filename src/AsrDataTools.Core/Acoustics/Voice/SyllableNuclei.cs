namespace AsrDataTools.Acoustics;

/// <summary>
/// Counts syllable nuclei after de Jong and Wempe (2009): voiced peaks of the level that a dip of 2 dB parts from the peaks beside
/// them. Which of them are loud enough is only known at the end, so they are counted by level.
/// </summary>
internal sealed class SyllableNuclei
{
    private const float DipDb = 2;

    /// <summary>How far below the loud frames a nucleus may lie, dB.</summary>
    private const double RangeDb = 25;

    private const double LoudShare = 0.95;
    private const int StepsPerDb = 2;
    private const int LowestDb = -160;
    private const int HighestDb = 40;

    private readonly int[] _frames = new int[StepsPerDb * (HighestDb - LowestDb)];
    private readonly int[] _nuclei = new int[StepsPerDb * (HighestDb - LowestDb)];
    private bool _rising;
    private float _extreme;
    private long _peak;
    private long _last;

    /// <summary>Number of the frame at the top of the peak that the last call has ended; its voicing decides on it.</summary>
    public long Peak { get; private set; }

    public float PeakDb { get; private set; }

    public void Reset()
    {
        Array.Clear(_frames);
        Array.Clear(_nuclei);
        Pause();
    }

    /// <summary>Takes the level of the next speech frame; true when it ends a peak.</summary>
    public bool Follow(long frame, float level)
    {
        _frames[Step(level)]++;
        _last = frame;
        if (!_rising)
        {
            if (level < _extreme)
            {
                _extreme = level;
            }
            else if (level >= _extreme + DipDb)
            {
                _rising = true;
                (_extreme, _peak) = (level, frame);
            }

            return false;
        }

        if (level > _extreme)
        {
            (_extreme, _peak) = (level, frame);
            return false;
        }

        if (level > _extreme - DipDb)
            return false;
        (Peak, PeakDb) = (_peak, _extreme);
        _rising = false;
        _extreme = level;
        return true;
    }

    /// <summary>Takes the end of a stretch of speech; true when it ends a peak. A rise that is cut off is none.</summary>
    public bool Pause()
    {
        bool ended = _rising && _peak < _last;
        (Peak, PeakDb) = (_peak, _extreme);
        _rising = false;
        _extreme = float.PositiveInfinity;
        return ended;
    }

    /// <summary>Counts the peak that was ended as a nucleus, if it turns out loud enough.</summary>
    public void Accept() => _nuclei[Step(PeakDb)]++;

    /// <summary>Nuclei within 25 dB of the level that 95 % of the speech frames do not exceed.</summary>
    public long Count()
    {
        long total = _frames.Sum(count => (long)count), seen = 0;
        int loud = 0;
        while (loud < _frames.Length - 1 && seen + _frames[loud] < LoudShare * total)
            seen += _frames[loud++];
        int least = Math.Max(0, loud - (int)(RangeDb * StepsPerDb));
        return _nuclei[least..].Sum(count => (long)count);
    }

    private static int Step(float level) =>
        (int)Math.Clamp((level - LowestDb) * StepsPerDb, 0, (StepsPerDb * (HighestDb - LowestDb)) - 1);
}
