namespace AsrDataTools.Acoustics;

/// <summary>
/// Stretches that may be lost speech, until speech activity and the active level are known. A bounded number keep their place; a day of
/// nothing but losses must not fill the memory, so what exceeds it is judged by level alone.
/// </summary>
internal sealed class LossCandidates
{
    // P.56 counts as speech what lies less than its margin below the active level, over some 30 ms; 10 ms vary more.
    private const double SpeechMarginDb = ActiveSpeechLevel.MarginDb + 6;
    private const double SegmentSlackSeconds = 0.03;
    private const int MostPlaced = 1 << 18;

    private readonly List<Candidate> _placed = [];
    private readonly SortedDictionary<int, (int Count, long Samples)> _unplaced = [];

    /// <param name="start">First sample.</param>
    /// <param name="length">Samples.</param>
    /// <param name="square">Mean square of the speech about it, full scale 1.0.</param>
    public void Add(long start, long length, float square)
    {
        Candidate candidate = new(start, length, square);
        if (_placed.Count < MostPlaced)
        {
            _placed.Add(candidate);
            return;
        }

        int decibel = (int)Math.Floor(candidate.Dbfs);
        (int count, long samples) = _unplaced.GetValueOrDefault(decibel);
        _unplaced[decibel] = (count + 1, samples + length);
    }

    /// <summary>Those that lie in speech and whose surroundings are as loud as speech; of two that overlap, the earlier.</summary>
    /// <param name="speech">Speech segments in order of time; what lies between two of them counts as well.</param>
    /// <param name="activeLevelDbov">Active speech level.</param>
    /// <param name="sampleRate">Hz.</param>
    public DropoutSummary Judge(IReadOnlyList<SpeechSegment> speech, double activeLevelDbov, int sampleRate)
    {
        int count = 0;
        long samples = 0, covered = 0;
        double least = activeLevelDbov - SpeechMarginDb;
        int next = 0;
        _placed.Sort(static (a, b) => (a.Start, -a.Length).CompareTo((b.Start, -b.Length)));
        foreach (Candidate candidate in _placed)
        {
            double start = candidate.Start / (double)sampleRate;
            double end = (candidate.Start + candidate.Length) / (double)sampleRate;
            while (next < speech.Count && speech[next].EndSeconds + SegmentSlackSeconds < start)
                next++;
            if (candidate.Start < covered || candidate.Dbfs < least || !StartsInSpeech(speech, next, start) || !EndsInSpeech(speech, next, end))
                continue;
            count++;
            samples += candidate.Length;
            covered = candidate.Start + candidate.Length;
        }

        foreach ((int decibel, (int more, long length)) in _unplaced)
        {
            if (decibel < least)
                continue;
            count += more;
            samples += length;
        }

        return new DropoutSummary(count, 1000.0 * samples / sampleRate);
    }

    public void Clear()
    {
        _placed.Clear();
        _unplaced.Clear();
    }

    private static bool StartsInSpeech(IReadOnlyList<SpeechSegment> speech, int index, double time) =>
        index < speech.Count && speech[index].StartSeconds <= time;

    private static bool EndsInSpeech(IReadOnlyList<SpeechSegment> speech, int index, double time)
    {
        while (index < speech.Count && speech[index].EndSeconds < time)
            index++;
        return index < speech.Count && speech[index].StartSeconds - SegmentSlackSeconds <= time;
    }

    private readonly record struct Candidate(long Start, long Length, float Square)
    {
        public double Dbfs => 10 * Math.Log10(Square);
    }
}
