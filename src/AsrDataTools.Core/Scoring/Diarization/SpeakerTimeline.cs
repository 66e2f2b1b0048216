namespace AsrDataTools.Scoring.Diarization;

/// <summary>
/// The turns of reference and hypothesis as one ascending list of boundaries, walked from left to right: O(n log n) for n turns
/// once, and O(n) for each walk while few speak at a time.
/// </summary>
internal sealed class SpeakerTimeline
{
    private readonly string[] _reference;
    private readonly string[] _hypothesis;
    private readonly long[] _times;

    // Twice the number of the speaker, one more where the turn begins; the hypothesis's speakers follow the reference's.
    private readonly int[] _events;

    public SpeakerTimeline(DiarizationPair pair)
    {
        _reference = Names(pair.Reference);
        _hypothesis = Names(pair.Hypothesis);
        int most = 2 * (pair.Reference.Count + pair.Hypothesis.Count);
        _times = new long[most];
        _events = new int[most];
        int count = 0;
        Add(pair.Reference, _reference, 0);
        Add(pair.Hypothesis, _hypothesis, _reference.Length);
        Array.Resize(ref _times, count);
        Array.Resize(ref _events, count);
        Array.Sort(_times, _events);

        void Add(IReadOnlyList<SpeakerTurn> turns, string[] names, int first)
        {
            Dictionary<string, int> number = new(StringComparer.Ordinal);
            for (int i = 0; i < names.Length; i++) number[names[i]] = first + i;
            foreach (SpeakerTurn turn in turns)
            {
                Interval interval = Interval.OfSeconds(turn.StartSeconds, turn.EndSeconds, pair.Recording);
                if (interval.Length == 0) continue;
                int speaker = number[turn.Speaker];
                (_times[count], _events[count++]) = (interval.Start, 2 * speaker + 1);
                (_times[count], _events[count++]) = (interval.End, 2 * speaker);
            }
        }
    }

    /// <summary>Called for each stretch in which the same speakers speak.</summary>
    /// <param name="length">Nanoseconds.</param>
    public delegate void Visit(long length, ActiveSpeakers reference, ActiveSpeakers hypothesis);

    /// <summary>Names of the reference's speakers, ascending; their places are their numbers.</summary>
    public IReadOnlyList<string> Reference => _reference;

    /// <inheritdoc cref="Reference"/>
    public IReadOnlyList<string> Hypothesis => _hypothesis;

    /// <summary>Visits what lies in the regions, silence included.</summary>
    public void Walk(List<Interval> regions, Visit visit)
    {
        ActiveSpeakers reference = new(_reference.Length);
        ActiveSpeakers hypothesis = new(_hypothesis.Length);
        int next = 0;
        foreach (Interval region in regions)
        {
            for (; next < _times.Length && _times[next] <= region.Start; next++) Apply(_events[next]);
            long at = region.Start;
            for (; next < _times.Length && _times[next] < region.End; next++)
            {
                if (_times[next] > at) visit(_times[next] - at, reference, hypothesis);
                at = _times[next];
                Apply(_events[next]);
            }

            visit(region.End - at, reference, hypothesis);
        }

        void Apply(int boundary)
        {
            int speaker = boundary >> 1;
            ActiveSpeakers side = reference;
            if (speaker >= _reference.Length) (side, speaker) = (hypothesis, speaker - _reference.Length);
            if ((boundary & 1) == 1) side.Begin(speaker);
            else side.End(speaker);
        }
    }

    private static string[] Names(IReadOnlyList<SpeakerTurn> turns) =>
        [.. turns.Select(t => t.Speaker).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
