using AsrDataTools.Scoring.Diarization;

namespace AsrDataTools.Scoring.SpeechActivity;

/// <summary>
/// Detection cost of speech activity as NIST's OpenSAD and OpenSAT evaluations count it (OpenSAD15 evaluation plan;
/// OpenSAT20, appendix I; scoreFile_SAD.pl version 5.0), by exact arithmetic on intervals: there are no frames.
/// </summary>
public static class SpeechActivityScorer
{
    // What a collar leaves of a gap must last this long, or the whole gap is collar.
    private const double LeastRestSeconds = 0.1;

    /// <summary>Scores one channel of one recording. Who speaks does not matter.</summary>
    /// <param name="pair">
    /// Reference and hypothesis. Without regions the time from the first start to the last end of the reference is scored.
    /// </param>
    /// <param name="collarSeconds">Seconds next to speech that are cut from non-speech; speech is always scored.</param>
    /// <exception cref="SpeechDataException">A turn or region has impossible times (<c>TurnTimesInvalid</c>).</exception>
    public static SpeechActivityScore Score(DiarizationPair pair, double collarSeconds)
    {
        ArgumentNullException.ThrowIfNull(pair);
        List<Interval> turns = Turns(pair.Reference, pair);
        List<Interval> unscored = Regions(pair.NoScore, pair);
        List<Interval> speech = IntervalSet.Subtract(turns, unscored);
        List<Interval> evaluated = pair.Regions is null ? Extent(turns) : Regions(pair.Regions, pair);
        List<Interval> nonSpeech = NonSpeech(IntervalSet.Union(speech.Concat(unscored)), evaluated, Interval.Nanoseconds(collarSeconds));

        List<Interval> hypothesis = Turns(pair.Hypothesis, pair);
        speech = IntervalSet.Intersect(speech, evaluated);
        nonSpeech = IntervalSet.Intersect(nonSpeech, evaluated);
        return new(pair.Recording, pair.Channel, new()
        {
            SpeechTime = IntervalSet.Length(speech),
            NonSpeechTime = IntervalSet.Length(nonSpeech),
            MissTime = IntervalSet.Length(IntervalSet.Subtract(speech, hypothesis)),
            FalseAlarmTime = IntervalSet.Length(IntervalSet.Intersect(nonSpeech, hypothesis)),
        });
    }

    /// <summary>
    /// The gaps between what is speech or unscored, less their collars: one at each end within the recording, none where the
    /// recording begins or ends. A gap of which less than 0.1 s would be left is not scored at all.
    /// </summary>
    private static List<Interval> NonSpeech(List<Interval> occupied, List<Interval> evaluated, long collar)
    {
        if (evaluated.Count == 0) return [];
        long first = occupied.Count == 0 ? evaluated[0].Start : Math.Min(evaluated[0].Start, occupied[0].Start);
        long last = occupied.Count == 0 ? evaluated[^1].End : Math.Max(evaluated[^1].End, occupied[^1].End);
        List<Interval> gaps = IntervalSet.Subtract([new(first, last)], occupied);
        if (collar == 0) return gaps;
        long least = Interval.Nanoseconds(LeastRestSeconds);
        List<Interval> rests = [];
        foreach (Interval gap in gaps)
        {
            long start = gap.Start == first ? gap.Start : gap.Start + collar;
            long end = gap.End == last ? gap.End : gap.End - collar;
            bool whole = gap.Start == first && gap.End == last;
            if (whole || end - start >= least) rests.Add(new(start, end));
        }

        return rests;
    }

    private static List<Interval> Turns(IReadOnlyList<SpeakerTurn> turns, DiarizationPair pair) =>
        IntervalSet.Union(turns.Select(t => Interval.OfSeconds(t.StartSeconds, t.EndSeconds, pair.Recording)));

    private static List<Interval> Regions(IReadOnlyList<TimeRegion> regions, DiarizationPair pair) =>
        IntervalSet.Union(regions.Select(r => Interval.OfSeconds(r.StartSeconds, r.EndSeconds, pair.Recording)));

    private static List<Interval> Extent(List<Interval> turns) => turns.Count == 0 ? [] : [new(turns[0].Start, turns[^1].End)];
}
